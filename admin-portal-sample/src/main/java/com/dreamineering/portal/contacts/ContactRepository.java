package com.dreamineering.portal.contacts;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

interface ContactRepository extends JpaRepository<Contact, UUID> {
    /** Without a transaction PostgreSQL would not know whose contacts to show. */
    @Transactional(readOnly = true)
    List<Contact> findAllByOrderByCreatedAtDescIdDesc();
}
