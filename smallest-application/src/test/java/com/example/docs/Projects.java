package com.example.docs;

import com.dreamineering.tenancy.spring.CheckedQuery;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Projects extends JpaRepository<Project, Long> {

    // tag::checked
    @CheckedQuery("Templates are for every organisation")
    @Query(
            nativeQuery = true,
            value = "select name from project where name like 'Template%' or organisation_id = "
                    + ":#{T(com.dreamineering.tenancy.context.TenantContext).required().value()}")
    List<String> namesWithTemplates();
    // end::checked
}
