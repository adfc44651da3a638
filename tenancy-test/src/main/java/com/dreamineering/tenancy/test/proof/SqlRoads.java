package com.dreamineering.tenancy.test.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Roads that go past HQL: native SQL and the session's own connection. */
final class SqlRoads {

    private final MappedEntity entity;

    SqlRoads(MappedEntity entity) {
        this.entity = entity;
    }

    Stream<Road> all() {
        if (!entity.hasTable() || entity.isAbstract()) {
            return Stream.empty();
        }
        String count = "select count(*) from %s".formatted(entity.table());
        List<Road> roads = new ArrayList<>(List.of(
                road(
                        "native count",
                        trip -> trip.session()
                                .createNativeQuery(count, Long.class)
                                .getResultList()),
                road(
                        "native scalars",
                        trip -> trip.session()
                                .createNativeQuery("select * from %s".formatted(entity.table()), Object[].class)
                                .getResultList()),
                road(
                        "stateless native count",
                        trip -> Stateless.in(
                                trip,
                                session -> session.createNativeQuery(count, Long.class)
                                        .getResultList())),
                road("JDBC on the session's connection", trip -> {
                    List<Object> found = new ArrayList<>();
                    trip.session().doWork(connection -> found.add(number(connection, count)));
                    return found;
                })));
        if (entity.isOneTable()) {
            roads.add(road(
                    "native entities",
                    trip -> trip.session()
                            .createNativeQuery("select * from %s".formatted(entity.table()), entity.type())
                            .getResultList()));
        }
        return roads.stream();
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Road road(String name, Trip.Way way) {
        return new Road(entity, name, way);
    }
}
