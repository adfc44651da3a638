package com.dreamineering.tenancy.test.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Hibernate;

/** Roads along one association or collection of an entity. */
final class AssociationRoads {

    private final MappedAttribute attribute;

    AssociationRoads(MappedAttribute attribute) {
        this.attribute = attribute;
    }

    static Stream<Road> of(MappedEntity entity) {
        return entity.attributes.stream()
                .filter(attribute -> attribute.isToOne() || attribute.isCollection())
                .flatMap(attribute -> new AssociationRoads(attribute).all());
    }

    private Stream<Road> all() {
        List<Road> roads = new ArrayList<>(List.of(
                hql("HQL join", "select x from %s e join e.%s x"),
                hql("HQL left join", "select x from %s e left join e.%s x"),
                hql("HQL right join", "select x from %s e right join e.%s x"),
                hql("HQL count of a join", "select count(*) from %s e join e.%s x"),
                road("load of each, in batches", trip -> {
                    trip.session().setSubselectFetchingEnabled(true);
                    trip.session().setFetchBatchSize(10);
                    return load(trip);
                }),
                hql("HQL join fetch", "select e from %s e left join fetch e.%s"),
                criteria("criteria join"),
                road("load of each", this::load)));
        if (attribute.isCollection()) {
            if (attribute.target() != null) {
                roads.add(road(
                        "HQL member of",
                        trip -> trip.session()
                                .createSelectionQuery(
                                        "select count(*) from %s e where :x member of e.%s"
                                                .formatted(attribute.entity, attribute.name()),
                                        Long.class)
                                .setParameter(
                                        "x",
                                        trip.reference(trip.application().entity(String.valueOf(attribute.target()))))
                                .getSingleResult()));
            }
            roads.add(road("stateless fetch of a detached row's", this::fetch));
            roads.add(hql("HQL size", "select size(e.%2$s) from %1$s e"));
            roads.add(hql("HQL elements", "select elements(e.%2$s) from %1$s e"));
            roads.add(hql("HQL exists elements", "select count(*) from %s e where exists elements(e.%s)"));
            roads.add(hql("HQL is not empty", "select count(*) from %s e where e.%s is not empty"));
        } else {
            roads.add(hql("HQL path", "select e.%2$s from %1$s e"));
            roads.add(hql("HQL id of a path", "select id(e.%2$s) from %1$s e"));
        }
        return roads.stream();
    }

    private Object load(Trip trip) {
        List<Object> rows = trip.session()
                .createSelectionQuery("select e from %s e".formatted(attribute.entity), Object.class)
                .getResultList();
        List<Object> found = new ArrayList<>();
        for (Object row : rows) {
            Object value = attribute.get(Hibernate.unproxy(row));
            Hibernate.initialize(value);
            found.add(value);
        }
        return found;
    }

    /** Of a collection that whoever kept the row has not looked into yet. */
    private Object fetch(Trip trip) {
        Object value = attribute.get(trip.row(attribute.entity));
        if (value == null || Hibernate.isInitialized(value)) {
            return List.of(List.of());
        }
        Stateless.run(trip, session -> session.fetch(value));
        return List.of(value);
    }

    private Road hql(String name, String query) {
        return road(
                name,
                trip -> trip.session()
                        .createSelectionQuery(query.formatted(attribute.entity, attribute.name()), Object.class)
                        .getResultList());
    }

    private Road criteria(String name) {
        return road(name, trip -> {
            var query = trip.session().getCriteriaBuilder().createQuery(Object.class);
            query.select(query.from(attribute.entity.type()).join(attribute.name()));
            return trip.session().createSelectionQuery(query).getResultList();
        });
    }

    private Road road(String name, Trip.Way way) {
        return new Road(attribute.entity, "%s › %s".formatted(attribute.name(), name), way);
    }
}
