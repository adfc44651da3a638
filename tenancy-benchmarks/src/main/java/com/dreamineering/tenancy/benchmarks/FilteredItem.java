package com.dreamineering.tenancy.benchmarks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

/** For a filter that the application enables itself. */
@Entity(name = "Item")
@Table(name = "items")
@FilterDef(
        name = FilteredItem.FILTER,
        parameters = @ParamDef(name = "organisation", type = UUID.class),
        defaultCondition = "organisation_id = :organisation",
        applyToLoadByKey = true)
@Filter(name = FilteredItem.FILTER)
class FilteredItem implements Item {

    static final String FILTER = "organisation";

    @Id
    long id;

    @Column(name = "organisation_id", nullable = false, updatable = false)
    UUID organisation;

    String name;
    int quantity;

    @SuppressWarnings("NullAway") // for Hibernate
    protected FilteredItem() {}

    FilteredItem(long id, UUID organisation) {
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
