package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.TenancyException;

/** Thrown at start-up for an entity whose tenant id the library could not keep watch over. */
public final class UnsupportedTenantIdException extends TenancyException {

    private static final long serialVersionUID = 1L;

    private final String entity;

    private UnsupportedTenantIdException(String entity, String message) {
        super(message.formatted(entity));
        this.entity = entity;
    }

    static UnsupportedTenantIdException embedded(String entity) {
        return new UnsupportedTenantIdException(
                entity,
                "The tenant id of %s stands inside an embeddable. Put @TenantId on a field of the entity itself");
    }

    static UnsupportedTenantIdException ofSubclass(String entity) {
        return new UnsupportedTenantIdException(
                entity,
                "The tenant id of %s stands in a subclass. Put @TenantId on the root of the hierarchy, whose rows all have "
                        + "to belong to somebody");
    }

    static UnsupportedTenantIdException formula(String entity) {
        return new UnsupportedTenantIdException(
                entity, "The tenant id of %s is a formula. Give it a column, which statements can be held against");
    }

    /** The entity, by its full name. */
    public String entity() {
        return entity;
    }
}
