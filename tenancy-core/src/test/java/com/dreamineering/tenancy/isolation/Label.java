package com.dreamineering.tenancy.isolation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A row of one organisation whose entity carries the tenant id itself, under a name of its own. */
@Entity
@Table(name = "labels")
class Label {

    @Id
    UUID id = UUID.randomUUID();

    @TenantId
    @Column(name = "owner_id", nullable = false)
    UUID owner;

    @Column(name = "text", nullable = false)
    String text;

    protected Label() {}

    Label(String text) {
        this.text = text;
    }
}
