package com.dreamineering.tenancy.test.proof;

import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * One try of a road: whose session, and which rows it goes for.
 *
 * @param side whose rows it goes for
 */
record Trip(Application application, Session session, Party traveller, Side side) {

    Object id(MappedEntity entity) {
        return side.id(entity);
    }

    /** The row that it goes for, as somebody may have kept it: loaded once, and in no session. */
    Object row(MappedEntity entity) {
        return side.row(entity);
    }

    Object reference(MappedEntity entity) {
        return session.getReference(entity.type(), id(entity));
    }

    UUID tenant() {
        return traveller.id().value();
    }

    UUID foreignTenant() {
        return side.tenant();
    }

    SharedSessionContractImplementor implementor() {
        return session.unwrap(SharedSessionContractImplementor.class);
    }

    /** What a way that a road takes answers. */
    @FunctionalInterface
    interface Way {
        @Nullable
        Object go(Trip trip) throws Exception;
    }
}
