package com.dreamineering.tenancy.test.proof;

import java.util.ArrayDeque;
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

/**
 * Stores rows: of each entity one for each organisation and mark.
 *
 * <p>What a row needs is stored before it. What it may refer to is filled in afterwards, so that entities may refer to each
 * other. Rows that belong to nobody are stored once and are everybody's.
 */
final class Seeder {

    private final Application application;
    private final RowMaker maker;
    private final Links links;
    private final Map<Mark, World> shared = new HashMap<>();
    private final Deque<MappedEntity> underway = new ArrayDeque<>();
    final Map<MappedEntity, CannotSeedException> problems = new LinkedHashMap<>();

    Seeder(Application application, RowMaker maker) {
        this.application = application;
        this.maker = maker;
        this.links = new Links(application, this, maker);
    }

    /** What could not be filled in. */
    Map<MappedAttribute, CannotSeedException> gaps() {
        return links.gaps;
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
        world.rows().forEach(row -> links.link(row, world));
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

    RowMaker.Targets targets(World world, Session session) {
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
}
