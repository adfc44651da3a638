package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.TenancyException;

/** Thrown at start-up for an entity whose tenant id the library could not keep watch over. */
public final class UnsupportedTenantIdException extends TenancyException {

    private static final long serialVersionUID = 1L;

    private final String entity;

    UnsupportedTenantIdException(String entity) {
        super("The tenant id of %s stands inside an embeddable. Put @TenantId on a field of the entity itself"
                .formatted(entity));
        this.entity = entity;
    }

    /** The entity, by its full name. */
    public String entity() {
        return entity;
    }
}
