package com.dreamineering.tenancy.benchmarks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** For Hibernate's own tenant id, and for the library. */
@Entity(name = "Item")
@Table(name = "items")
class OwnedItem implements Item {

    @Id
    long id;

    @TenantId
    @Column(name = "organisation_id", nullable = false, updatable = false)
    @Nullable
    UUID organisation;

    String name;
    int quantity;

    @SuppressWarnings("NullAway") // for Hibernate
    protected OwnedItem() {}

    OwnedItem(long id) {
        this.id = id;
        this.name = "new";
    }

    @Override
    public int quantity() {
        return quantity;
    }

    @Override
    public void add() {
        quantity++;
    }
}
