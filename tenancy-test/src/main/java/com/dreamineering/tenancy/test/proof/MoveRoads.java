package com.dreamineering.tenancy.test.proof;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Roads by which a row would change hands: rows that are there, and new ones. They need rows of one's own. */
final class MoveRoads {

    private final MappedEntity entity;
    private final Stage stage;

    MoveRoads(MappedEntity entity, Stage stage) {
        this.entity = entity;
        this.stage = stage;
    }

    Stream<Road> all() {
        return entity.tenantAttribute().stream()
                .flatMap(tenant -> Stream.of(
                        move("HQL update that takes rows over", tenant, Trip::tenant),
                        move("HQL update that gives rows away", tenant, Trip::foreignTenant),
                        plant("persist of a row that names the other", tenant, (trip, row) -> {
                            trip.session().persist(row);
                            trip.session().flush();
                        }),
                        plant(
                                "stateless insert of a row that names the other",
                                tenant,
                                (trip, row) -> Stateless.run(trip, session -> session.insert(row)))))
                .filter(road -> !entity.isAbstract() || road.name().startsWith("HQL"));
    }

    private Road plant(String name, MappedAttribute tenant, BiConsumer<Trip, Object> storing) {
        return new Road(entity, name, trip -> {
            Object row = stage.unsaved(entity, trip.traveller(), trip.session());
            tenant.set(row, trip.foreignTenant());
            storing.accept(trip, row);
            return null;
        });
    }

    private Road move(String name, MappedAttribute tenant, Function<Trip, Object> to) {
        return new Road(
                entity,
                name,
                trip -> trip.session()
                        .createMutationQuery("update %s e set e.%s = :to".formatted(entity, tenant.name()))
                        .setParameter("to", to.apply(trip))
                        .executeUpdate());
    }
}
