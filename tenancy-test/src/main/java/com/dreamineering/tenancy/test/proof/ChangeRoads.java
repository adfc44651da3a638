package com.dreamineering.tenancy.test.proof;

import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.query.MutationQuery;

/** Roads by which rows could be changed, taken away or moved. */
final class ChangeRoads {

    private final MappedEntity entity;

    ChangeRoads(MappedEntity entity) {
        this.entity = entity;
    }

    Stream<Road> all() {
        List<Road> roads = new ArrayList<>(List.of(
                road("remove by reference", trip -> {
                    trip.session().remove(trip.reference(entity));
                    trip.session().flush();
                    return null;
                }),
                road("remove of a detached row", trip -> {
                    trip.session().remove(trip.session().merge(trip.row(entity)));
                    trip.session().flush();
                    return null;
                }),
                road("merge of a detached row", trip -> {
                    trip.session().merge(trip.row(entity));
                    trip.session().flush();
                    return null;
                }),
                stateless("stateless delete", StatelessSession::delete),
                stateless("stateless update", StatelessSession::update),
                stateless("stateless upsert", StatelessSession::upsert),
                hql("HQL delete of all", "delete from %s e"),
                road(
                        "HQL delete by id",
                        trip -> trip.session()
                                .createMutationQuery("delete from %s e where id(e) = :id".formatted(entity))
                                .setParameter("id", trip.id(entity))
                                .executeUpdate()),
                road("criteria delete", trip -> {
                    var delete = trip.session().getCriteriaBuilder().createCriteriaDelete(entity.type());
                    delete.from(entity.type());
                    return trip.session().createMutationQuery(delete).executeUpdate();
                }),
                road("every filter switched off, then HQL delete", trip -> {
                    Filters.disable(trip);
                    return trip.session()
                            .createMutationQuery("delete from %s e".formatted(entity))
                            .executeUpdate();
                }),
                road("tenant id by hint, then HQL delete", trip -> {
                    try (EntityManager other = trip.application()
                            .factory
                            .createEntityManager(Map.of("org.hibernate.tenantId", trip.foreignTenant()))) {
                        Session session = other.unwrap(Session.class);
                        Transaction transaction = session.beginTransaction();
                        try {
                            int deleted = session.createMutationQuery("delete from %s e".formatted(entity))
                                    .executeUpdate();
                            transaction.commit();
                            return deleted;
                        } finally {
                            if (transaction.isActive()) {
                                transaction.rollback();
                            }
                        }
                    }
                })));
        plain().ifPresent(attribute -> addUpdates(roads, attribute));
        if (entity.hasTable() && !entity.isAbstract()) {
            addSql(roads);
        }
        return roads.stream();
    }

    /** Some attribute that may be changed. */
    private Optional<MappedAttribute> plain() {
        return entity.attributes.stream()
                .filter(attribute -> attribute.isBasic() && attribute.isWritten() && attribute.isUpdatable())
                .findFirst();
    }

    private void addUpdates(List<Road> roads, MappedAttribute attribute) {
        String update = "update %s e set e.%s = null";
        String same = "update %1$s e set e.%2$s = e.%2$s";
        roads.add(
                hql("HQL update of all", (attribute.isNullable() ? update : same).formatted(entity, attribute.name())));
        roads.add(road(
                "HQL update by id",
                trip -> trip.session()
                        .createMutationQuery(
                                (attribute.isNullable() ? update : same).formatted(entity, attribute.name())
                                        + " where id(e) = :id")
                        .setParameter("id", trip.id(entity))
                        .executeUpdate()));
        roads.add(road("criteria update", trip -> {
            var statement = trip.session().getCriteriaBuilder().createCriteriaUpdate(entity.type());
            var root = statement.from(entity.type());
            statement.set(attribute.name(), root.get(attribute.name()));
            return trip.session().createMutationQuery(statement).executeUpdate();
        }));
    }

    private void addSql(List<Road> roads) {
        String delete = "delete from %s".formatted(entity.table());
        roads.add(road(
                "native delete",
                trip -> trip.session().createNativeMutationQuery(delete).executeUpdate()));
        roads.add(road("JDBC delete on the session's connection", trip -> {
            trip.session().doWork(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(delete)) {
                    statement.executeUpdate();
                }
            });
            return null;
        }));
    }

    private Road stateless(String name, BiConsumer<StatelessSession, Object> deed) {
        return road(name, trip -> {
            Stateless.run(trip, session -> deed.accept(session, trip.row(entity)));
            return null;
        });
    }

    private Road hql(String name, String hql) {
        return road(name, trip -> {
            MutationQuery query = trip.session().createMutationQuery(hql.formatted(entity));
            return query.executeUpdate();
        });
    }

    private Road road(String name, Trip.Way way) {
        return new Road(entity, name, way);
    }
}
