package com.dreamineering.tenancy.test.proof;

import jakarta.persistence.MapsId;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.TenantIdMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** An entity of the application, as Hibernate maps it. */
final class MappedEntity {

    final EntityPersister persister;
    final List<MappedAttribute> attributes;
    private final @Nullable TenantIdMapping tenant;

    MappedEntity(EntityPersister persister) {
        this.persister = persister;
        this.tenant = persister.getTenantIdMapping();
        List<MappedAttribute> found = new ArrayList<>();
        for (int i = 0; i < persister.getPropertySpan(); i++) {
            found.add(new MappedAttribute(this, i));
        }
        attributes = List.copyOf(found);
    }

    /** What queries call it, and people too. */
    String name() {
        return Objects.requireNonNull(persister.getJpaEntityName(), persister.getEntityName());
    }

    @SuppressWarnings("unchecked")
    Class<Object> type() {
        return (Class<Object>) persister.getMappedClass();
    }

    boolean isOwned() {
        return tenant != null;
    }

    boolean isAbstract() {
        return persister.isAbstract();
    }

    /** No for an entity over a query, whose rows follow from those of others. */
    boolean hasTable() {
        return !table().startsWith("(");
    }

    String table() {
        return persister.getMappedTableDetails().getTableName();
    }

    boolean isOneTable() {
        int[] tables = {0};
        persister.forEachTableDetails(table -> tables[0]++);
        return tables[0] == 1 && hasTable() && !persister.hasSubclasses();
    }

    Type idType() {
        return persister.getIdentifierType();
    }

    /** Whether its key says neither the organisation nor another row. */
    boolean hasKeyOfItsOwn() {
        return (tenant == null || tenant.getAttributeMapping() != null)
                && attributes.stream().noneMatch(attribute -> attribute.slot().has(MapsId.class));
    }

    /** The attribute with the organisation; empty where it is part of the key, and for entities that belong to nobody. */
    Optional<MappedAttribute> tenantAttribute() {
        AttributeMapping mapping = tenant == null ? null : tenant.getAttributeMapping();
        return mapping == null ? Optional.empty() : attribute(mapping.getAttributeName());
    }

    Optional<MappedAttribute> attribute(String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst();
    }

    /** The column with the organisation; empty for entities that belong to nobody. */
    Optional<String> tenantColumn() {
        if (tenant == null) {
            return Optional.empty();
        }
        AttributeMapping attribute = tenant.getAttributeMapping();
        return Optional.of(attribute == null ? partOfTheKey() : attribute)
                .map(part -> part.getSelectable(0).getSelectionExpression());
    }

    private AttributeMapping partOfTheKey() {
        EmbeddableMappingType key =
                ((EmbeddableValuedModelPart) persister.getIdentifierMapping()).getEmbeddableTypeDescriptor();
        for (int i = 0; i < key.getNumberOfAttributeMappings(); i++) {
            if (MappedAttribute.member(key.getAttributeMapping(i)) instanceof AnnotatedElement member
                    && member.isAnnotationPresent(TenantId.class)) {
                return key.getAttributeMapping(i);
            }
        }
        throw new IllegalStateException("The key of %s has no part with a tenant id".formatted(this));
    }

    /** Whose row an initialised entity is. */
    @Nullable
    UUID ownerOf(Object entity, SharedSessionContractImplementor session) {
        if (tenant == null) {
            return null;
        }
        AttributeMapping attribute = tenant.getAttributeMapping();
        Object owner = attribute == null
                ? tenant.getTenantIdFromIdentifier(persister.getIdentifier(entity, session), session)
                : attribute.getValue(entity);
        return owner instanceof UUID id ? id : null;
    }

    @Override
    public String toString() {
        return name();
    }
}
