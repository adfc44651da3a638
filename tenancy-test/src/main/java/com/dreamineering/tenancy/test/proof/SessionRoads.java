package com.dreamineering.tenancy.test.proof;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;

/** Roads of a session that is told to look elsewhere. */
final class SessionRoads {

    private final MappedEntity entity;

    SessionRoads(MappedEntity entity) {
        this.entity = entity;
    }

    Stream<Road> all() {
        String all = "select e from %s e".formatted(entity);
        return Stream.of(
                road("every filter switched off", trip -> {
                    Filters.disable(trip);
                    return trip.session()
                            .createSelectionQuery(all, Object.class)
                            .getResultList();
                }),
                road("filters that name the other organisation", trip -> {
                    Filters.name(trip, trip.foreignTenant());
                    return trip.session()
                            .createSelectionQuery(all, Object.class)
                            .getResultList();
                }),
                road("every filter switched off, find by id", trip -> {
                    Filters.disable(trip);
                    return trip.session().find(entity.type(), trip.id(entity));
                }),
                road("tenant id by hint", trip -> {
                    try (EntityManager other = trip.application()
                            .factory
                            .createEntityManager(Map.of("org.hibernate.tenantId", trip.foreignTenant()))) {
                        return rows(other.unwrap(Session.class), all);
                    }
                }),
                road("tenant id by option", trip -> {
                    try (Session other = trip.application()
                            .factory
                            .withOptions()
                            .tenantIdentifier((Object) trip.foreignTenant())
                            .openSession()) {
                        return rows(other, all);
                    }
                }),
                road("tenant id by option of a stateless session", trip -> {
                    try (StatelessSession other = trip.application()
                            .factory
                            .withStatelessOptions()
                            .tenantIdentifier((Object) trip.foreignTenant())
                            .openStatelessSession()) {
                        return other.createSelectionQuery(all, Object.class).getResultList();
                    }
                }),
                road("session on the same connection", trip -> {
                    try (Session other = trip.session()
                            .sessionWithOptions()
                            .connection()
                            .tenantIdentifier((Object) trip.foreignTenant())
                            .openSession()) {
                        return other.createSelectionQuery(all, Object.class).getResultList();
                    }
                }),
                road("stateless session on the same connection", trip -> {
                    try (StatelessSession other = trip.session()
                            .statelessWithOptions()
                            .connection()
                            .tenantIdentifier((Object) trip.foreignTenant())
                            .openStatelessSession()) {
                        return other.createSelectionQuery(all, Object.class).getResultList();
                    }
                }));
    }

    private static List<Object> rows(Session session, String hql) {
        Transaction transaction = session.beginTransaction();
        try {
            return session.createSelectionQuery(hql, Object.class).getResultList();
        } finally {
            transaction.rollback(); // a session that is closed in a transaction keeps its connection
        }
    }

    private Road road(String name, Trip.Way way) {
        return new Road(entity, name, way);
    }
}
