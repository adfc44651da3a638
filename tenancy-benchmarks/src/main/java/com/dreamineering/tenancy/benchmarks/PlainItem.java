package com.dreamineering.tenancy.benchmarks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** For conditions written by hand. */
@Entity(name = "Item")
@Table(name = "items")
class PlainItem implements Item {

    @Id
    long id;

    @Column(name = "organisation_id", nullable = false, updatable = false)
    UUID organisation;

    String name;
    int quantity;

    @SuppressWarnings("NullAway") // for Hibernate
    protected PlainItem() {}

    PlainItem(long id, UUID organisation) {
        this.id = id;
        this.organisation = organisation;
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
