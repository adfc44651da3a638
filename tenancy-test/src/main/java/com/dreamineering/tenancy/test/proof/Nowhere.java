package com.dreamineering.tenancy.test.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;
import org.hibernate.Hibernate;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.type.ComponentType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Makes up keys that no row has. */
final class Nowhere {

    /** Comes after those of all rows, as the next ones will. */
    private static final long NUMBER = 987_654_321;

    private Nowhere() {}

    /** A number of the same type that comes before those of all rows. */
    static Object before(Object id) {
        if (id instanceof Long) {
            return -1L;
        } else if (id instanceof Integer) {
            return -1;
        } else if (id instanceof Short) {
            return (short) -1;
        }
        return id instanceof BigInteger ? BigInteger.ONE.negate() : BigDecimal.ONE.negate();
    }

    /** A key like this one, of the same type. */
    static Object like(Object id, Type type) {
        if (type instanceof ComponentType component) {
            EmbeddableMappingType mapping = component.getMappingModelPart().getEmbeddableTypeDescriptor();
            @Nullable Object[] parts = component.getPropertyValues(id).clone();
            for (int i = 0; i < parts.length; i++) {
                parts[i] = parts[i] == null ? null : like(parts[i], component.getSubtypes()[i]);
            }
            return mapping.getRepresentationStrategy().getInstantiator().instantiate(() -> parts);
        }
        if (id instanceof Long) {
            return NUMBER;
        } else if (id instanceof Integer) {
            return (int) NUMBER;
        } else if (id instanceof Short) {
            return (short) 9_876;
        } else if (id instanceof BigInteger) {
            return BigInteger.valueOf(NUMBER);
        } else if (id instanceof BigDecimal) {
            return BigDecimal.valueOf(NUMBER);
        } else if (id instanceof UUID) {
            return new UUID(NUMBER, NUMBER);
        } else if (id instanceof String text) {
            return "~".repeat(text.length());
        }
        throw new IllegalArgumentException("A key of type %s cannot be made up: %s"
                .formatted(Hibernate.getClass(id).getName(), id));
    }
}
