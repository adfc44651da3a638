package com.example.docs;

import com.dreamineering.tenancy.spring.CheckedQuery;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Projects extends JpaRepository<Project, Long> {

    // tag::checked
    @CheckedQuery("Templates are for every organisation")
    @Query(nativeQuery = true, value = "select name from project where organisation_id = ?1 or name like 'Template%'")
    List<String> namesWithTemplates(UUID organisation);
    // end::checked
}
