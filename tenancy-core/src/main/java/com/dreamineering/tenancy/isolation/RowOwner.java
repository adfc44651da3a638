package com.dreamineering.tenancy.isolation;

import java.util.Arrays;
import java.util.UUID;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.TenantIdMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Finds whose row an entity is: in a field of the entity, or in its primary key. */
final class RowOwner {

    private RowOwner() {}

    /** Null where no organisation is named, and for entities that belong to nobody. */
    static @Nullable Object of(
            EntityPersister persister,
            Object entity,
            @Nullable Object id,
            Object @Nullable [] state,
            SharedSessionContractImplementor session) {
        TenantIdMapping mapping = persister.getTenantIdMapping();
        if (mapping == null) {
            return null;
        }
        AttributeMapping attribute = mapping.getAttributeMapping();
        if (attribute == null) {
            return mapping.getTenantIdFromIdentifier(id, session);
        }
        int position = positionOf(attribute, persister);
        return state != null && position >= 0 ? state[position] : attribute.getValue(entity);
    }

    /** Names this organisation, or none, in a row that names nobody or the reserved id that stands for nobody. */
    static void fill(EntityPersister persister, Object entity, Object[] state, @Nullable UUID organisation) {
        TenantIdMapping mapping = persister.getTenantIdMapping();
        AttributeMapping attribute = mapping == null ? null : mapping.getAttributeMapping();
        int position = attribute == null ? -1 : positionOf(attribute, persister);
        if (position >= 0 && (!(state[position] instanceof UUID id) || SessionTenant.isReserved(id))) {
            store(state, position, organisation);
            persister.setValue(entity, position, organisation);
        }
    }

    @SuppressWarnings("NullAway") // Hibernate's arrays of state hold null for what has no value
    private static void store(Object[] state, int position, @Nullable UUID organisation) {
        state[position] = organisation;
    }

    /** Throws {@link UnsupportedTenantIdException} for an entity whose owner cannot be found. */
    static void requireSupported(EntityPersister persister) {
        TenantIdMapping mapping = persister.getTenantIdMapping();
        AttributeMapping attribute = mapping == null ? null : mapping.getAttributeMapping();
        if (attribute != null
                && positionOf(attribute, persister) < 0
                && !(persister.getIdentifierMapping() instanceof NonAggregatedIdentifierMapping)) {
            throw UnsupportedTenantIdException.embedded(persister.getEntityName());
        }
    }

    private static int positionOf(AttributeMapping attribute, EntityPersister persister) {
        return Arrays.asList(persister.getPropertyNames()).indexOf(attribute.getAttributeName());
    }
}
