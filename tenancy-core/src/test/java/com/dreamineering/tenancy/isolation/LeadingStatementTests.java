package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The first statement of a transaction on PostgreSQL takes along what the transaction has to be told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadingStatementTests {

    private static final String TOLD = "current_setting('tenancy.organisation_id', true)";
    private static final String ALONG = "select pg_catalog.set_config('tenancy.organisation_id', ?, true); ";

    private final Installation installation =
            Installation.shared(TestDatabase.POSTGRESQL, Note.class, Notebook.class, Label.class, Topic.class);
    private final SqlSeen seen = new SqlSeen(installation.dataSource);
    private final String acme = installation.acme.id().toString();
    private EntityManagerFactory factory;

    @BeforeAll
    void start() {
        installation.sql("create table if not exists led (id int primary key, told text)");
        factory = new HibernatePersistenceConfiguration("led")
                .managedClasses(Note.class, Notebook.class, Label.class, Topic.class)
                .properties(HibernateIsolation.settings(seen))
                .createEntityManagerFactory();
    }

    @AfterAll
    void stop() {
        factory.close();
        installation.sql("drop table led");
    }

    @BeforeEach
    void forget() {
        installation.sql("delete from led");
        seen.prepared.clear();
    }

    @Nested
    class TakesTheScopeAlong {

        @Test
        void withAQueryInOneRoundTrip() {
            String told = inAcme(connection -> first(connection, "select %s".formatted(TOLD)));

            assertThat(told).isEqualTo(acme);
            assertThat(seen.prepared).containsExactly(ALONG + "select " + TOLD);
        }

        @Test
        void andTheNextStatementsTakeNothing() {
            List<String> told = inAcme(connection -> List.of(
                    first(connection, "select %s".formatted(TOLD)), first(connection, "select %s".formatted(TOLD))));

            assertThat(told).containsOnly(acme);
            assertThat(seen.prepared).containsExactly(ALONG + "select " + TOLD, "select " + TOLD);
        }

        @Test
        void withAChangeAndCountsItsRowsOnly() {
            int changed = inAcme(connection -> {
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into led values (?, %1$s), (?, %1$s)".formatted(TOLD))) {
                    insert.setInt(1, 1);
                    insert.setInt(2, 2);
                    return insert.executeUpdate();
                }
            });

            assertThat(changed).isEqualTo(2);
            assertThat(told()).containsExactly(acme, acme);
            assertThat(seen.prepared).singleElement().asString().startsWith(ALONG);
        }

        @Test
        void withTheLoadOfAnEntity() {
            TenantContext.run(
                    installation.acme.id(),
                    () -> factory.runInTransaction(entities -> {
                        assertThat(entities.find(Note.class, UUID.randomUUID())).isNull();
                    }));

            assertThat(seen.prepared).singleElement().asString().startsWith(ALONG);
        }

        @Test
        void withAnEntityThatIsStored() {
            TenantContext.run(
                    installation.acme.id(),
                    () -> factory.runInTransaction((EntityManager entities) -> entities.persist(new Note("led"))));

            assertThat(seen.prepared).singleElement().asString().startsWith(ALONG);
        }

        @Test
        void withoutATransactionToo() {
            String told = TenantContext.call(
                    installation.acme.id(),
                    () -> checked(() -> {
                        try (EntityManager entities = factory.createEntityManager()) {
                            return entities.unwrap(Session.class)
                                    .doReturningWork(connection -> first(connection, "select %s".formatted(TOLD)));
                        }
                    }));

            assertThat(told).isEqualTo(acme);
            assertThat(seen.prepared).containsExactly(ALONG + "select " + TOLD);
        }

        @Test
        void againInTheTransactionThatComesAfterACommit() {
            inAcme(connection -> {
                first(connection, "select 1");
                connection.commit();
                return first(connection, "select 2");
            });

            assertThat(seen.prepared).containsExactly(ALONG + "select 1", ALONG + "select 2");
        }

        @Test
        void withEachKindOfExecution() {
            List<Object> answers = inAcme(connection -> {
                List<Object> all = new ArrayList<>();
                try (PreparedStatement query = connection.prepareStatement("select 7")) {
                    all.add(query.execute());
                    try (ResultSet rows = query.getResultSet()) {
                        rows.next();
                        all.add(rows.getInt(1));
                    }
                    all.add(query.getMoreResults());
                    all.add(query.getUpdateCount());
                }
                connection.commit();
                try (PreparedStatement change = connection.prepareStatement("insert into led values (3, 'x')")) {
                    all.add(change.execute());
                    all.add(change.getUpdateCount());
                }
                connection.commit();
                try (PreparedStatement change = connection.prepareStatement("update led set told = 'y'")) {
                    all.add(change.executeLargeUpdate());
                }
                return all;
            });

            assertThat(answers).containsExactly(true, 7, false, -1, false, 1, 1L);
            assertThat(seen.prepared)
                    .hasSize(3)
                    .allSatisfy(sql -> assertThat(sql).startsWith(ALONG));
        }
    }

    @Nested
    class WhatIsBound {

        @Test
        void keepsItsPlaceAndItsType() {
            String text = inAcme(connection -> {
                try (PreparedStatement query = connection.prepareStatement(
                        "select concat_ws(' ', ?::int, ?::text, ?::numeric, ?::uuid, ?::text, ?::bytea, ?::boolean)")) {
                    query.setInt(1, 7);
                    query.setString(2, "wrong");
                    query.setString(2, "right");
                    query.setBigDecimal(3, new BigDecimal("1.50"));
                    query.setObject(4, UUID.fromString(acme));
                    query.setNull(5, Types.VARCHAR);
                    query.setBinaryStream(6, new ByteArrayInputStream("é".getBytes(StandardCharsets.UTF_8)));
                    query.setObject(7, true, Types.BOOLEAN);
                    try (ResultSet rows = query.executeQuery()) {
                        rows.next();
                        return rows.getString(1);
                    }
                }
            });

            assertThat(text).isEqualTo("7 right 1.50 " + acme + " \\xc3a9 t");
            assertThat(seen.prepared).singleElement().asString().startsWith(ALONG);
        }

        @Test
        void isThereWhenTheStatementRunsOnceMore() {
            List<Integer> found = inAcme(connection -> {
                List<Integer> all = new ArrayList<>();
                try (PreparedStatement query = connection.prepareStatement("select ? + ?")) {
                    query.setInt(1, 1);
                    query.setInt(2, 2);
                    all.add(number(query));
                    query.setInt(2, 3);
                    all.add(number(query));
                    query.setInt(1, 4);
                    all.add(number(query));
                }
                return all;
            });

            assertThat(found).containsExactly(3, 4, 7);
            assertThat(seen.prepared).containsExactly(ALONG + "select ? + ?", "select ? + ?");
        }

        @Test
        void isGoneOnceItIsCleared() {
            assertThatThrownBy(() -> inAcme(connection -> {
                        try (PreparedStatement query = connection.prepareStatement("select ?")) {
                            query.setInt(1, 1);
                            query.clearParameters();
                            return number(query);
                        }
                    }))
                    .hasStackTraceContaining("No value specified for parameter");
        }
    }

    @Nested
    class GoesByItself {

        @Test
        void inABatch() {
            int[] counts = inAcme(connection -> {
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into led values (?, %s)".formatted(TOLD))) {
                    for (int id = 1; id <= 3; id++) {
                        insert.setInt(1, id);
                        insert.addBatch();
                    }
                    return insert.executeBatch();
                }
            });

            assertThat(counts).containsExactly(1, 1, 1);
            assertThat(told()).containsExactly(acme, acme, acme);
            assertThat(seen.prepared)
                    .containsExactlyInAnyOrder(
                            ALONG.replace("; ", ""), "insert into led values (?, %s)".formatted(TOLD));
        }

        @Test
        void andAnEmptyBatchTellsNothingThatIsMissedLater() {
            String told = inAcme(connection -> {
                try (PreparedStatement insert = connection.prepareStatement("insert into led values (?, 'x')")) {
                    insert.executeBatch();
                }
                return first(connection, "select %s".formatted(TOLD));
            });

            assertThat(told).isEqualTo(acme);
        }

        @Test
        void whenItsRowsComeBitByBit() {
            int rows = inAcme(connection -> {
                try (PreparedStatement query =
                        connection.prepareStatement("select %s from generate_series(1, 50)".formatted(TOLD))) {
                    query.setFetchSize(10);
                    int count = 0;
                    try (ResultSet all = query.executeQuery()) {
                        while (all.next()) {
                            assertThat(all.getString(1)).isEqualTo(acme);
                            count++;
                        }
                    }
                    return count;
                }
            });

            assertThat(rows).isEqualTo(50);
            assertThat(seen.prepared).contains(ALONG.replace("; ", ""));
        }

        @Test
        void onConnectionsWhereRowsComeBitByBitUnasked() throws SQLException {
            String url = installation.dataSource.unwrap(HikariDataSource.class).getJdbcUrl();
            try (Connection bits = DriverManager.getConnection(url + "&defaultRowFetchSize=10");
                    Connection usual = DriverManager.getConnection(url)) {
                assertThat(new ScopeAnnouncement().isTakenAlongOn(bits)).isFalse();
                assertThat(new ScopeAnnouncement().isTakenAlongOn(usual)).isTrue();
            }
        }

        @Test
        void whenTheDatabaseMakesItsKeys() {
            int key = inAcme(connection -> {
                try (PreparedStatement insert = connection.prepareStatement(
                        "insert into led values (5, 'x')", Statement.RETURN_GENERATED_KEYS)) {
                    insert.executeUpdate();
                    try (ResultSet keys = insert.getGeneratedKeys()) {
                        keys.next();
                        return keys.getInt(1);
                    }
                }
            });

            assertThat(key).isEqualTo(5);
        }

        @Test
        void afterASavepoint() {
            String told = inAcme(connection -> {
                PreparedStatement early = connection.prepareStatement("select " + TOLD);
                Savepoint savepoint = connection.setSavepoint();
                try (early;
                        ResultSet rows = early.executeQuery()) {
                    rows.next();
                    String before = rows.getString(1);
                    connection.rollback(savepoint);
                    return before + " " + first(connection, "select %s".formatted(TOLD));
                }
            });

            assertThat(told).isEqualTo(acme + " " + acme);
            assertThat(seen.announcements()).isOne();
        }

        @Test
        void whenItWasMadeBeforeTheFirstOneRan() {
            String told = inAcme(connection -> {
                try (PreparedStatement early = connection.prepareStatement("select " + TOLD)) {
                    first(connection, "select 1");
                    try (ResultSet rows = early.executeQuery()) {
                        rows.next();
                        return rows.getString(1);
                    }
                }
            });

            assertThat(told).isEqualTo(acme);
            assertThat(seen.prepared).containsExactly(ALONG + "select 1", "select " + TOLD);
        }
    }

    @Nested
    class WhenItFails {

        @Test
        void theErrorIsItsOwnAndTheTransactionAfterIsTold() {
            String told = inAcme(connection -> {
                assertThatThrownBy(() -> first(connection, "select 1 / 0"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("division by zero");
                connection.rollback();
                return first(connection, "select %s".formatted(TOLD));
            });

            assertThat(told).isEqualTo(acme);
        }

        @Test
        void becauseAChangeWasAskedForRowsItSaysSo() {
            assertThatThrownBy(() -> inAcme(connection -> first(connection, "insert into led values (8, 'x')")))
                    .hasStackTraceContaining("No results were returned by the query.");
        }

        @Test
        void becauseAQueryWasRunAsAChangeItSaysSo() {
            assertThatThrownBy(() -> inAcme(connection -> {
                        try (PreparedStatement query = connection.prepareStatement("select 1")) {
                            return query.executeUpdate();
                        }
                    }))
                    .hasStackTraceContaining("A result was returned when none was expected.");
        }

        @Test
        void becauseItIsClosedItSaysSo() {
            assertThatThrownBy(() -> inAcme(connection -> {
                        PreparedStatement query = connection.prepareStatement("select 1");
                        query.close();
                        assertThat(query.isClosed()).isTrue();
                        return query.executeQuery();
                    }))
                    .hasStackTraceContaining("This statement has been closed.");
        }
    }

    private List<String> told() {
        return installation.rows("select told from led order by id").stream()
                .map(String::valueOf)
                .toList();
    }

    private <T> T inAcme(ReturningWork<T> work) {
        return TenantContext.call(
                installation.acme.id(),
                () -> checked(() -> factory.callInTransaction(
                        entities -> entities.unwrap(Session.class).doReturningWork(work))));
    }

    private static <T> T checked(Supplier<T> work) {
        return CheckedSql.call("It looks at settings and at a table without an owner", work::get);
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static int number(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
