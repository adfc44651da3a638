package com.dreamineering.tenancy.test.proof;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Stores rows: of each entity one for each organisation and mark.
 *
 * <p>What a row needs is stored before it. What it may refer to is filled in afterwards, so that entities may refer to each
 * other. Rows that belong to nobody are stored once and are everybody's.
 */
final class Seeder {

    private final Application application;
    private final RowMaker maker;
    private final Map<Mark, World> shared = new HashMap<>();
    private final Deque<MappedEntity> underway = new ArrayDeque<>();
    final Map<MappedEntity, CannotSeedException> problems = new LinkedHashMap<>();
    final Map<MappedAttribute, CannotSeedException> gaps = new LinkedHashMap<>();

    Seeder(Application application, RowMaker maker) {
        this.application = application;
        this.maker = maker;
    }

    /** Rows of every entity, linked with each other. */
    World seed(Party party, Mark mark) {
        World world = new World(party, mark);
        for (MappedEntity entity : application.entities) {
            if (!entity.isAbstract() && entity.hasTable()) {
                try {
                    row(entity, world);
                } catch (CannotSeedException e) {
                    problems.putIfAbsent(entity, e);
                }
            }
        }
        world.rows().forEach(row -> link(row, world));
        return world;
    }

    /** A row like those that are stored, and not stored itself; it refers to rows of the world. */
    Object unsaved(MappedEntity entity, World world, Mark mark, Session session) {
        return maker.make(entity, seedFor(entity, world, mark, session), targets(world, session));
    }

    Object value(Slot slot, Mark mark) {
        return maker.values
                .of(slot, mark)
                .orElseThrow(() -> new IllegalStateException("There is no value for " + slot));
    }

    private Row row(MappedEntity entity, World world) {
        Optional<Row> known = world.row(entity).or(() -> sharedRow(entity, world));
        if (known.isPresent()) {
            return known.get();
        }
        if (problems.containsKey(entity)) {
            throw problems.get(entity);
        }
        if (underway.contains(entity)) {
            throw CannotSeedException.cycle(entity, path(entity));
        }
        underway.addLast(entity);
        try {
            Row row = store(entity, world);
            world.add(row);
            if (isShared(entity)) {
                shared.computeIfAbsent(world.mark, mark -> new World(world.party, mark))
                        .add(row);
            }
            return row;
        } finally {
            underway.removeLast();
        }
    }

    /** Rows that belong to nobody, for everybody who will be there. */
    World seedShared(Party party, Mark mark) {
        World world = new World(party, mark);
        for (MappedEntity entity : application.entities) {
            if (isShared(entity) && !entity.isAbstract() && entity.hasTable() && !problems.containsKey(entity)) {
                row(entity, world);
            }
        }
        return world;
    }

    private boolean isShared(MappedEntity entity) {
        return !entity.isOwned()
                && entity.attributes.stream()
                        .filter(attribute -> attribute.isToOne() && !attribute.isNullable())
                        .noneMatch(attribute -> application
                                .entity(((EntityType) attribute.type()).getAssociatedEntityName())
                                .isOwned());
    }

    private Optional<Row> sharedRow(MappedEntity entity, World world) {
        Optional<Row> row = Optional.ofNullable(shared.get(world.mark)).flatMap(rows -> rows.row(entity));
        row.ifPresent(world::add);
        return row;
    }

    private String path(MappedEntity again) {
        return underway.stream().map(MappedEntity::name).collect(Collectors.joining(" needs ")) + " needs " + again;
    }

    private Row store(MappedEntity entity, World world) {
        try {
            return store(entity, world, world.mark);
        } catch (CannotSeedException e) {
            if (Causes.has(e, ConstraintViolationException.class)) {
                // A unique key over all organisations: there can be no row that looks the same.
                return store(entity, world, world.mark.apart(world.party.number()));
            }
            throw e;
        }
    }

    private Row store(MappedEntity entity, World world, Mark mark) {
        try {
            return application.changing(world.party, session -> {
                Object made = unsaved(entity, world, mark, session);
                session.persist(made);
                session.flush();
                return new Row(entity, session.getIdentifier(made));
            });
        } catch (CannotSeedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw CannotSeedException.refused(entity, e);
        }
    }

    private Seed seedFor(MappedEntity entity, World world, Mark mark, Session session) {
        return new Seed(
                mark,
                type -> application.entities.stream()
                        .filter(candidate -> type.isAssignableFrom(candidate.type()))
                        .filter(candidate -> !candidate.isAbstract())
                        .findFirst()
                        .map(target ->
                                session.find(target.type(), row(target, world).id()))
                        .orElseThrow(() -> CannotSeedException.noRowOf(entity, type.getSimpleName())));
    }

    private RowMaker.Targets targets(World world, Session session) {
        return (entity, association) -> {
            Row row = rowFor(association, world, true)
                    .orElseThrow(() -> CannotSeedException.noRowOf(entity, association.getAssociatedEntityName()));
            return session.find(row.entity().type(), row.id());
        };
    }

    /** The world's row for a reference; that of a subclass where the type itself has none. */
    Optional<Row> rowFor(EntityType association, World world, boolean create) {
        MappedEntity declared = application.entity(association.getAssociatedEntityName());
        List<MappedEntity> candidates = application.entities.stream()
                .filter(entity -> !entity.isAbstract() && entity.hasTable())
                .filter(entity -> declared.type().isAssignableFrom(entity.type()))
                .sorted((one, other) -> Boolean.compare(other == declared, one == declared))
                .toList();
        return candidates.stream()
                .findFirst()
                .flatMap(entity -> create ? Optional.of(row(entity, world)) : world.row(entity));
    }

    private void link(Row row, World world) {
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
            rowFor((EntityType) attribute.type(), world, false)
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
            return rowFor(association, world, false)
                    .map(target -> session.find(target.entity().type(), target.id()))
                    .orElse(null);
        }
        return maker.part(attribute.entity, type, slot, world.mark, targets(world, session));
    }
}
