package com.dreamineering.tenancy.test.proof;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Fills in what rows may refer to, once all of them are stored. */
final class Links {

    private final Application application;
    private final Seeder seeder;
    private final RowMaker maker;
    final Map<MappedAttribute, CannotSeedException> gaps = new LinkedHashMap<>();

    Links(Application application, Seeder seeder, RowMaker maker) {
        this.application = application;
        this.seeder = seeder;
        this.maker = maker;
    }

    void link(Row row, World world) {
        for (MappedAttribute attribute : row.entity().attributes) {
            boolean mayBeLinked = attribute.isToOne() && attribute.isUpdatable() || attribute.isCollection();
            if (mayBeLinked && attribute.isWritten() && !attribute.isInverse()) {
                try {
                    application.changing(world.party, session -> {
                        link(session.find(row.entity().type(), row.id()), attribute, world, session);
                        return row;
                    });
                } catch (RuntimeException e) {
                    gaps.putIfAbsent(attribute, CannotSeedException.attribute(attribute, e));
                }
            }
        }
    }

    private void link(Object entity, MappedAttribute attribute, World world, Session session) {
        if (attribute.isCollection()) {
            fill(entity, attribute, world, session);
        } else if (attribute.get(entity) == null && mayRefer(attribute)) {
            seeder.rowFor((EntityType) attribute.type(), world, false)
                    .map(target -> session.find(target.entity().type(), target.id()))
                    .ifPresent(target -> attribute.set(entity, target));
        }
    }

    /** A row of everybody that refers to the row of one organisation would be that organisation's. */
    private boolean mayRefer(MappedAttribute attribute) {
        String target = attribute.target();
        return attribute.entity.isOwned()
                || target == null
                || !application.entity(target).isOwned();
    }

    @SuppressWarnings("unchecked")
    private void fill(Object entity, MappedAttribute attribute, World world, Session session) {
        Object rows = attribute.get(entity);
        if (rows == null) {
            rows = attribute.emptyCollection();
            attribute.set(entity, rows);
        }
        Object element = part(attribute.elementType(), attribute.elementSlot(), attribute, world, session);
        if (element == null) {
            return;
        }
        if (rows instanceof Map<?, ?> map) {
            Object key = part(attribute.keyType(), attribute.keySlot(), attribute, world, session);
            ((Map<Object, Object>) map).putIfAbsent(key, element);
        } else if (rows instanceof Collection<?> some && !some.contains(element)) {
            ((Collection<Object>) some).add(element);
        }
    }

    private @Nullable Object part(Type type, Slot slot, MappedAttribute attribute, World world, Session session) {
        if (type instanceof EntityType association) {
            return seeder.rowFor(association, world, false)
                    .map(target -> session.find(target.entity().type(), target.id()))
                    .orElse(null);
        }
        return maker.part(attribute.entity, type, slot, world.mark, seeder.targets(world, session));
    }
}
