package com.dreamineering.portal.contacts;

import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody whom an organisation knows. */
@Entity
@Table(name = "contacts")
class Contact extends TenantOwned {

    @Id
    private UUID id;

    @Column(name = "name", nullable = false, length = NewContact.LONGEST_NAME)
    private String name;

    @Column(name = "email", nullable = false, length = 254)
    private String email;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Contact() {}

    Contact(NewContact typed, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.name = typed.name();
        this.email = typed.email();
        this.createdAt = createdAt;
    }

    ContactRow toRow() {
        return new ContactRow(id, name, email, createdAt);
    }
}
