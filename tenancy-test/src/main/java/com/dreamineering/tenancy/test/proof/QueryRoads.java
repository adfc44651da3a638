package com.dreamineering.tenancy.test.proof;

import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.hibernate.query.criteria.JpaCriteriaQuery;
import org.hibernate.query.criteria.JpaRoot;

/** Roads to all rows of an entity: HQL and criteria. */
final class QueryRoads {

    private final MappedEntity entity;

    QueryRoads(MappedEntity entity) {
        this.entity = entity;
    }

    Stream<Road> all() {
        List<Road> roads = new ArrayList<>(List.of(
                hql("HQL of all", "select e from %1$s e"),
                hql("HQL count", "select count(*) from %1$s e"),
                hql("HQL of all ids", "select id(e) from %1$s e"),
                hql("HQL exists", "select 1 where exists (select 1 from %1$s e)"),
                hql("HQL subquery in select", "select (select count(*) from %1$s x) from %1$s e"),
                hql("HQL subquery in where", "select count(*) from %1$s e where id(e) in (select id(x) from %1$s x)"),
                hql("HQL subquery in from", "select c.n from (select count(*) as n from %1$s e) c"),
                hql(
                        "HQL with a common table expression",
                        "with c as (select id(e) as n from %1$s e) select count(*) from c x"),
                hql("HQL union", "select id(e) from %1$s e union all select id(e) from %1$s e"),
                hql("HQL cross join", "select count(*) from %1$s e cross join %1$s x"),
                hql("HQL of two roots", "select id(x) from %1$s e, %1$s x"),
                hql("HQL join with a condition", "select x from %1$s e join %1$s x on 1 = 1"),
                hql("HQL left join with a condition", "select x from %1$s e left join %1$s x on 1 = 1"),
                hql("HQL right join", "select x from %1$s e right join %1$s x on id(e) = id(x)"),
                road(
                        "HQL of all, with the query cache",
                        trip -> trip.session()
                                .createSelectionQuery("select e from %s e".formatted(entity), Object.class)
                                .setCacheable(true)
                                .getResultList()),
                road(
                        "stateless HQL of all",
                        trip -> Stateless.in(
                                trip,
                                session -> session.createSelectionQuery(
                                                "select e from %s e".formatted(entity), Object.class)
                                        .getResultList())),
                criteria("criteria of all", (builder, query) -> query.select(query.from(entity.type()))),
                criteria("criteria count", (builder, query) -> {
                    Root<Object> root = query.from(entity.type());
                    query.select(builder.count(root));
                }),
                criteria("criteria of two roots", (builder, query) -> {
                    query.from(entity.type());
                    query.select(builder.count(query.from(entity.type())));
                }),
                criteria(
                        "criteria cross join",
                        (builder, query) -> query.select(
                                builder.count(((JpaRoot<Object>) query.from(entity.type())).crossJoin(entity.type())))),
                criteria("criteria subquery", (builder, query) -> {
                    var subquery = query.subquery(Long.class);
                    subquery.select(builder.count(subquery.from(entity.type())));
                    query.from(entity.type());
                    query.select(subquery);
                })));
        entity.attributes.stream()
                .filter(MappedAttribute::isBasic)
                .forEach(attribute -> roads.add(hql(
                        "HQL of '%s'".formatted(attribute.name()),
                        "select id(e), e." + attribute.name() + " from %1$s e")));
        return roads.stream();
    }

    private Road hql(String name, String query) {
        return road(
                name,
                trip -> trip.session()
                        .createSelectionQuery(query.formatted(entity), Object.class)
                        .getResultList());
    }

    private interface Making {
        void make(HibernateCriteriaBuilder builder, CriteriaQuery<Object> query);
    }

    private Road criteria(String name, Making making) {
        return road(name, trip -> {
            HibernateCriteriaBuilder builder = trip.session().getCriteriaBuilder();
            JpaCriteriaQuery<Object> query = builder.createQuery(Object.class);
            making.make(builder, query);
            return trip.session().createSelectionQuery(query).getResultList();
        });
    }

    private Road road(String name, Trip.Way way) {
        return new Road(entity, name, way);
    }
}
