package com.dreamineering.tenancy.test.proof;

import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.KeyType;
import org.hibernate.Session;

/** Roads to one row whose key somebody got hold of. */
final class KeyRoads {

    private final MappedEntity entity;

    KeyRoads(MappedEntity entity) {
        this.entity = entity;
    }

    Stream<Road> all() {
        Class<Object> type = entity.type();
        return Stream.of(
                road("find by id", trip -> trip.session().find(type, trip.id(entity))),
                road(
                        "find by id, locked",
                        trip -> trip.session().find(type, trip.id(entity), LockModeType.PESSIMISTIC_WRITE)),
                road(
                        "find by id, with an entity graph of everything",
                        trip -> trip.session()
                                .find(
                                        type,
                                        trip.id(entity),
                                        Map.of("jakarta.persistence.fetchgraph", graph(trip.session())))),
                road("find several by id", trip -> trip.session().findMultiple(type, List.of(trip.id(entity)))),
                road("reference, then initialise", trip -> {
                    Object reference = trip.reference(entity);
                    Hibernate.initialize(reference);
                    return reference;
                }),
                road("reference, then refresh", trip -> {
                    Object reference = trip.reference(entity);
                    trip.session().refresh(reference);
                    return reference;
                }),
                road("stateless refresh of a detached row", trip -> {
                    Object row = trip.row(entity);
                    Stateless.run(trip, session -> session.refresh(row));
                    return row;
                }),
                road("stateless get by id", trip -> Stateless.in(trip, session -> session.get(type, trip.id(entity)))),
                road(
                        "stateless get of several by id",
                        trip -> Stateless.in(trip, session -> session.getMultiple(type, List.of(trip.id(entity))))),
                road(
                        "HQL by id",
                        trip -> trip.session()
                                .createSelectionQuery("select e from %s e where id(e) = :id".formatted(entity), type)
                                .setParameter("id", trip.id(entity))
                                .getResultList()),
                road(
                        "HQL exists by id",
                        trip -> trip.session()
                                .createSelectionQuery(
                                        "select count(*) from %s e where id(e) = :id".formatted(entity), Long.class)
                                .setParameter("id", trip.id(entity))
                                .getSingleResult()));
    }

    /** By its natural id, for an entity that has one. */
    Stream<Road> byNaturalId() {
        if (!entity.persister.hasNaturalIdentifier()) {
            return Stream.empty();
        }
        Class<Object> type = entity.type();
        return Stream.of(road("find by natural id", trip -> {
            Object row = trip.row(entity);
            Map<String, Object> values = new HashMap<>();
            for (int position : entity.persister.getNaturalIdentifierProperties()) {
                values.put(entity.persister.getPropertyNames()[position], entity.persister.getValue(row, position));
            }
            Object key = values.size() == 1 ? values.values().iterator().next() : values;
            return trip.session().find(type, key, KeyType.NATURAL);
        }));
    }

    private jakarta.persistence.EntityGraph<Object> graph(Session session) {
        var graph = session.createEntityGraph(entity.type());
        entity.attributes.stream()
                .filter(attribute -> attribute.target() != null)
                .forEach(attribute -> graph.addAttributeNode(attribute.name()));
        return graph;
    }

    private Road road(String name, Trip.Way way) {
        return new Road(entity, name, way);
    }
}
