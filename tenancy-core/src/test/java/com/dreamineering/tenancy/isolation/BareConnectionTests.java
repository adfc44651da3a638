package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ways from the objects of JDBC back to the connection behind the one that was lent. */
@OnEachDatabase
class BareConnectionTests {

    private static final String OWN_NOTES = "select text, organisation_id from notes where organisation_id = '%s'";

    private final TestDatabase database;
    private final Desk desk;

    BareConnectionTests(TestDatabase database) {
        this.database = database;
        desk = new Desk(database);
    }

    private <T> T asGlobex(ReturningWork<T> work) {
        return desk.asGlobex(entities -> entities.unwrap(Session.class).doReturningWork(work));
    }

    private String ownNotes() {
        return OWN_NOTES.formatted(desk.globex.id());
    }

    private static List<String> everybodysNotes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text from notes")) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private void leadsToTheGuard(ReturningWork<Connection> way) {
        assertThatThrownBy(() -> asGlobex(connection -> everybodysNotes(way.execute(connection))))
                .isInstanceOf(StatementRefusedException.class);
    }

    @Test
    void aStatementKnowsTheLentOneOnly() {
        leadsToTheGuard(connection -> connection.createStatement().getConnection());
        leadsToTheGuard(connection -> connection.prepareStatement("select 1").getConnection());
    }

    @Test
    void aDescriptionOfTheDatabaseKnowsTheLentOneOnly() {
        leadsToTheGuard(connection -> connection.getMetaData().getConnection());
        assertThat(BareConnectionTests.this.<Statement>asGlobex(connection -> connection
                        .getMetaData()
                        .getTables(null, null, "%", null)
                        .getStatement()))
                .isNull();
        assertThat(BareConnectionTests.this.<Boolean>asGlobex(connection -> connection
                        .getMetaData()
                        .getTables(null, null, "%", null)
                        .next()))
                .isTrue();
    }

    @Test
    void aResultKnowsTheGuardedStatementOnly() {
        leadsToTheGuard(connection -> connection
                .createStatement()
                .executeQuery(ownNotes())
                .getStatement()
                .getConnection());
        leadsToTheGuard(connection -> connection
                .prepareStatement(ownNotes())
                .executeQuery()
                .getStatement()
                .getConnection());
        leadsToTheGuard(connection -> {
            Statement statement = connection.createStatement();
            statement.execute(ownNotes());
            return statement.getResultSet().getStatement().getConnection();
        });
        leadsToTheGuard(connection -> {
            Statement statement = connection.createStatement();
            statement.executeUpdate("update topics set title = title", new String[] {"id"});
            return statement.getGeneratedKeys().getStatement().getConnection();
        });
    }

    @Test
    void theRowsOfAnArrayComeFromNoStatement() {
        assertThat(BareConnectionTests.this.<Statement>asGlobex(
                        connection -> array(connection).getResultSet().getStatement()))
                .isNull();
        assertThat(BareConnectionTests.this.<Statement>asGlobex(connection -> connection
                        .createArrayOf("integer", new Object[] {1})
                        .getResultSet()
                        .getStatement()))
                .isNull();
    }

    @Test
    void arraysAreStillBound() {
        assertThat(BareConnectionTests.this.<Boolean>asGlobex(connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement("select 1 where 7 = any(?) and 7 = any(?) and 7 = any(?)")) {
                        statement.setArray(1, connection.createArrayOf("integer", new Object[] {7}));
                        statement.setObject(2, array(connection));
                        statement.setObject(3, array(connection), java.sql.Types.ARRAY);
                        return statement.executeQuery().next();
                    }
                }))
                .isTrue();
    }

    private static Array array(Connection connection) throws SQLException {
        ResultSet row = connection.createStatement().executeQuery("select array[7]");
        row.next();
        return row.getArray(1);
    }

    @Test
    void nothingIsUnwrapped() {
        asGlobex(connection -> {
            ResultSet rows = connection.createStatement().executeQuery(ownNotes());
            for (Wrapper wrapper : List.of(
                    connection,
                    connection.createStatement(),
                    connection.prepareStatement(ownNotes()),
                    rows,
                    connection.getMetaData())) {
                for (Class<?> type : List.of(
                        org.postgresql.PGConnection.class,
                        org.postgresql.jdbc.PgStatement.class,
                        org.postgresql.jdbc.PgResultSet.class,
                        org.postgresql.jdbc.PgDatabaseMetaData.class,
                        org.h2.jdbc.JdbcConnection.class,
                        org.h2.jdbc.JdbcStatement.class,
                        org.h2.jdbc.JdbcResultSet.class,
                        org.h2.jdbc.JdbcDatabaseMetaData.class)) {
                    assertThat(wrapper != connection && wrapper.isWrapperFor(type))
                            .isFalse();
                    assertThatThrownBy(() -> wrapper.unwrap(type))
                            .isInstanceOfAny(SQLException.class, StatementRefusedException.class);
                }
            }
            assertThatThrownBy(() -> rows.unwrap(org.h2.jdbc.JdbcResultSet.class))
                    .hasMessage("This object is guarded and hands out no org.h2.jdbc.JdbcResultSet");
            return true;
        });
    }

    /** Whatever else there is: from object to object, by each method that needs no argument. */
    @Test
    void noOtherWayLeadsThere() {
        Map<String, Object> found = asGlobex(connection -> {
            ResultSet rows = connection
                    .createStatement()
                    .executeQuery("select array[7], 1, 'text' from notes where "
                            + "organisation_id = '%s'".formatted(desk.globex.id()));
            rows.next();
            Crawl crawl = new Crawl();
            crawl.from("connection", connection);
            crawl.from("rows", rows);
            crawl.from("array", rows.getArray(1));
            crawl.from("object", rows.getObject(1));
            crawl.from("prepared", connection.prepareStatement(ownNotes()));
            crawl.from("tables", connection.getMetaData().getTables(null, null, "%", null));
            if (database == TestDatabase.H2) {
                crawl.from("blob", connection.createBlob());
                crawl.from("clob", connection.createClob());
            }
            assertThat(connection.isClosed()).isFalse();
            return crawl.visited;
        });

        assertThat(found.values().stream().map(Object::getClass).map(Class::getSimpleName))
                .contains("GuardedStatement", "GuardedPreparedStatement", "GuardedResultSet", "GuardedArray");
        assertThat(found)
                .allSatisfy((way, object) -> assertThat(
                                object instanceof Connection || object instanceof Statement
                                        ? object.getClass().getPackage()
                                        : ScopedConnection.class.getPackage())
                        .as(way)
                        .isEqualTo(ScopedConnection.class.getPackage()));
    }

    private static final class Crawl {

        private static final int DEEPEST = 6;
        /** What ends the connection; the pool does so over what the driver of PostgreSQL has not. */
        private static final Set<String> NOT_CALLED = Set.of(
                "close",
                "free",
                "commit",
                "rollback",
                "cancel",
                "getRowIdLifetime",
                "createBlob",
                "createClob",
                "createNClob");

        final Map<String, Object> visited = new TreeMap<>();
        private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<String> kinds = new java.util.HashSet<>();

        void from(String way, Object object) {
            String kind = object.getClass().getName();
            boolean ofJdbc = kind.matches(
                    "(com\\.dreamineering|org\\.postgresql|org\\.h2|com\\.zaxxer|jdk\\.proxy|com\\.sun\\.proxy).*");
            if (!ofJdbc || way.split("\\.").length > DEEPEST || !known.add(object)) {
                return;
            }
            visited.put(way, object);
            for (Method method : object.getClass().getMethods()) {
                if (method.getParameterCount() == 0
                        && !method.getReturnType().isPrimitive()
                        && !Modifier.isStatic(method.getModifiers())
                        && !NOT_CALLED.contains(method.getName())
                        && kinds.add(kind + method.getName() + way.split("\\.").length)) {
                    answer(object, method).ifPresent(answer -> from(way + "." + method.getName(), answer));
                }
            }
        }

        private static java.util.Optional<Object> answer(Object object, Method method) {
            try {
                method.setAccessible(true);
                return java.util.Optional.ofNullable(method.invoke(object));
            } catch (ReflectiveOperationException | RuntimeException refused) {
                return java.util.Optional.empty();
            }
        }
    }

    @Nested
    class InCheckedSql {

        @Test
        void theConnectionIsUnwrapped() {
            assertThat(CheckedSql.call(
                            "A test unwraps it",
                            () -> BareConnectionTests.this.<List<String>>asGlobex(
                                    connection -> everybodysNotes(connection.unwrap(Connection.class)))))
                    .contains("Acme's note");
        }

        @Test
        void proceduresAreCalled() {
            List<String> ways = CheckedSql.call(
                    "A test calls it",
                    () -> asGlobex(connection -> {
                        CallableStatement call = connection.prepareCall("select text from notes");
                        ResultSet rows = call.executeQuery();
                        rows.next();
                        assertThat(call.getConnection()).isSameAs(connection);
                        assertThat(rows.getStatement()).isNull();
                        assertThat(call.isWrapperFor(org.h2.jdbc.JdbcStatement.class))
                                .isFalse();
                        assertThatThrownBy(() -> call.executeQuery("select text from notes"))
                                .isInstanceOf(SQLException.class)
                                .hasMessage("A prepared call runs no other text than its own");
                        return List.of(rows.getString(1));
                    }));

            assertThat(ways).first().asString().endsWith("note");
        }

        @Test
        void descriptionsStayGuarded() {
            DatabaseMetaData description =
                    CheckedSql.call("A test looks at it", () -> asGlobex(connection -> connection.getMetaData()));

            assertThat(description.getClass().getName()).contains("Proxy");
        }
    }
}
