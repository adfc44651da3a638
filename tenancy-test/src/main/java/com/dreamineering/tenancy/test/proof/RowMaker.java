package com.dreamineering.tenancy.test.proof;

import java.lang.reflect.Member;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.generator.Assigned;
import org.hibernate.generator.Generator;
import org.hibernate.id.CompositeNestedGeneratedValueGenerator;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.type.BasicType;
import org.hibernate.type.ComponentType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Makes new rows, which are not stored yet, with all that they need. */
final class RowMaker {

    /** Answers the row that a row under construction refers to. */
    interface Targets extends BiFunction<MappedEntity, EntityType, Object> {}

    final Values values;
    private final Map<Class<?>, Function<Seed, ?>> factories = new HashMap<>();

    RowMaker(Values values) {
        this.values = values;
    }

    void supply(Class<?> type, Function<Seed, ?> factory) {
        factories.put(type, factory);
    }

    Object make(MappedEntity entity, Seed seed, Targets targets) {
        Function<Seed, ?> factory = factories.get(entity.type());
        return factory != null ? factory.apply(seed) : new Filling(entity, seed.mark(), targets).row();
    }

    @Nullable
    Object part(MappedEntity entity, Type type, Slot slot, Mark mark, Targets targets) {
        return new Filling(entity, mark, targets).value(type, slot, null, false);
    }

    private final class Filling {

        private final MappedEntity entity;
        private final Mark mark;
        private final Targets targets;

        Filling(MappedEntity entity, Mark mark, Targets targets) {
            this.entity = entity;
            this.mark = mark;
            this.targets = targets;
        }

        Object row() {
            Object row = entity.persister
                    .getRepresentationStrategy()
                    .getInstantiator()
                    .instantiate();
            fillId(row);
            for (MappedAttribute attribute : entity.attributes) {
                if (attribute.isWritten() && !attribute.isCollection() && !attribute.isInverse()) {
                    boolean required = !attribute.isNullable() || isPartOfTheKey(attribute);
                    Object old = attribute.get(row);
                    if ((isNotGiven(old) || attribute.isComponent()) && (required || !attribute.isToOne())) {
                        Object value = value(attribute.type(), attribute.slot(), old, !required);
                        if (value != null) {
                            attribute.set(row, value);
                        }
                    }
                }
            }
            return row;
        }

        private static boolean isPartOfTheKey(MappedAttribute attribute) {
            return attribute.slot().has(jakarta.persistence.MapsId.class);
        }

        private void fillId(Object row) {
            Generator generator = entity.persister.getGenerator();
            if (!(generator instanceof Assigned) && !(generator instanceof CompositeNestedGeneratedValueGenerator)) {
                return;
            }
            Object old = entity.persister.getIdentifier(row);
            Type type = entity.idType();
            if (type instanceof ComponentType component) {
                setId(row, component(component, old, "%s.id".formatted(entity), false));
            } else if (isNotGiven(old)) {
                Slot slot = MappedAttribute.slot(
                        "%s.%s".formatted(entity, entity.persister.getIdentifierPropertyName()),
                        type.getReturnedClass(),
                        entity.persister.getIdentifierMapping(),
                        null);
                setId(row, value(type, slot, null, false));
            }
        }

        private void setId(Object row, @Nullable Object id) {
            entity.persister.setIdentifier(row, id, null);
        }

        @Nullable
        Object value(Type type, Slot slot, @Nullable Object old, boolean optional) {
            if (type instanceof BasicType<?>) {
                return values.of(slot, mark).orElseGet(() -> {
                    if (optional) {
                        return null;
                    }
                    throw CannotSeedException.value(entity, slot);
                });
            }
            if (type instanceof ComponentType component) {
                return component(component, old, slot.path(), optional);
            }
            if (type instanceof EntityType association) {
                return optional ? null : targets.apply(entity, association);
            }
            return null;
        }

        private Object component(ComponentType type, @Nullable Object old, String path, boolean optional) {
            EmbeddableMappingType mapping = type.getMappingModelPart().getEmbeddableTypeDescriptor();
            @Nullable
            Object[] parts = old == null
                    ? new Object[type.getSubtypes().length]
                    : type.getPropertyValues(old).clone();
            for (int i = 0; i < parts.length; i++) {
                AttributeMapping part = mapping.getAttributeMapping(i);
                Member member = MappedAttribute.member(part);
                Slot slot = MappedAttribute.slot("%s.%s".formatted(path, part.getAttributeName()), part);
                boolean nested = type.getSubtypes()[i] instanceof ComponentType;
                if ((isNotGiven(parts[i]) || nested) && !MappedAttribute.isGenerated(member)) {
                    boolean mayBeNull = optional || type.getPropertyNullability()[i];
                    parts[i] = value(type.getSubtypes()[i], slot, parts[i], mayBeNull);
                }
            }
            return mapping.getRepresentationStrategy().getInstantiator().instantiate(() -> parts);
        }
    }

    /** What fields have by themselves counts as not given. */
    private static boolean isNotGiven(@Nullable Object value) {
        return value == null || value.equals('\0') || (value instanceof Number number && number.doubleValue() == 0);
    }
}
