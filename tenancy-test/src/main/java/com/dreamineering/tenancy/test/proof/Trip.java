package com.dreamineering.tenancy.test.proof;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * One try of a road: whose session, and which rows it goes for.
 *
 * @param foreign the organisation that the rows belong to
 * @param ids the id of the row of an entity that it goes for
 */
record Trip(
        Application application, Session session, Party traveller, Party foreign, Function<MappedEntity, Object> ids) {

    Object id(MappedEntity entity) {
        return Objects.requireNonNull(ids.apply(entity), () -> "%s was not seeded".formatted(entity));
    }

    Object reference(MappedEntity entity) {
        return session.getReference(entity.type(), id(entity));
    }

    UUID tenant() {
        return traveller.id().value();
    }

    UUID foreignTenant() {
        return foreign.id().value();
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
