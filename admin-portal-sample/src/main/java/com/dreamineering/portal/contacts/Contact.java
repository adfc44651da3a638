package com.dreamineering.portal.contacts;

import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** Somebody whom an organisation knows. */
@Entity
@Table(name = "contacts")
class Contact extends TenantOwned implements Persistable<UUID> {

    @Id
    private UUID id;

    @Column(name = "name", nullable = false, length = NewContact.LONGEST_NAME)
    private String name;

    @Column(name = "email", nullable = false, length = 254)
    private String email;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Contact() {}

    Contact(NewContact typed, Instant createdAt) {
        this.id = typed.id();
        this.name = typed.name();
        this.email = typed.email();
        this.createdAt = createdAt;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Its id comes with the form: without this, Spring Data would take the form for a change of what has that id. */
    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void isStored() {
        stored = true;
    }

    boolean has(NewContact typed) {
        return name.equals(typed.name()) && email.equals(typed.email());
    }

    ContactRow toRow() {
        return new ContactRow(id, name, email, createdAt);
    }
}
