package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.hibernate.UnknownFilterException;
import org.hibernate.jdbc.ReturningWork;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Statements that Hibernate makes or passes on although they may touch rows of another organisation. */
@OnEachDatabase
class GuardedStatementsTests {

    private final Desk desk;

    GuardedStatementsTests(TestDatabase database) {
        desk = new Desk(database);
    }

    /** Refused here, and a leak without the library. */
    private void onlyPlainHibernateAnswers(Function<EntityManager, ? extends List<?>> query, Object leaked) {
        refused(query::apply);
        leaks(query, leaked);
    }

    /** Kept to own rows here, and a leak without the library. */
    private void isKept(Function<EntityManager, ? extends List<?>> query, Object leaked, List<?> kept) {
        List<?> answered = desk.asGlobex(query::apply);
        assertThat(answered.equals(kept)).as("%s", answered).isTrue();
        leaks(query, leaked);
    }

    private void leaks(Function<EntityManager, ? extends List<?>> query, Object leaked) {
        List<?> answered = desk.withPlainHibernate(query::apply);
        assertThat(answered.contains(leaked)).as("leak of plain Hibernate").isTrue();
    }

    private void refused(Consumer<EntityManager> work) {
        assertThatThrownBy(() -> desk.doAsGlobex(work)).isInstanceOf(StatementRefusedException.class);
    }

    private <T> T withConnection(ReturningWork<T> work) {
        return desk.asGlobex(entities -> entities.unwrap(Session.class).doReturningWork(work));
    }

    private void refusedByConnection(ReturningWork<?> work) {
        assertThatThrownBy(() -> withConnection(work)).isInstanceOf(StatementRefusedException.class);
    }

    @Test
    void sayWhatTheyLackAndTheWayOut() {
        assertThatThrownBy(() -> desk.doAsGlobex(
                        entities -> entities.createNativeQuery("select n.text from notes n", String.class)
                                .getResultList()))
                .isInstanceOf(StatementRefusedException.class)
                .hasMessage(
                        "The statement 'select n.text from notes n' may touch rows of other organisations: it reads "
                                + "or changes 'notes' without 'n.organisation_id = ?' among the conditions that always hold. "
                                + "Change the query so that it keeps to the organisation in scope, or run it in CheckedSql.call "
                                + "if you have checked that it does");
    }

    @Nested
    class OfHql {

        @Test
        void areKeptInACrossJoin() {
            isKept(
                    entities -> entities.createQuery("select m.text from Note n cross join Note m", String.class)
                            .getResultList(),
                    "Acme's note",
                    List.of("Globex's note"));
        }

        @Test
        void areKeptInACrossJoinOfCriteria() {
            isKept(
                    entities -> {
                        var builder = entities.unwrap(Session.class).getCriteriaBuilder();
                        var query = builder.createQuery(String.class);
                        var crossed = query.from(Note.class).crossJoin(Note.class);
                        return entities.createQuery(query.select(crossed.get("text")))
                                .getResultList();
                    },
                    "Acme's note",
                    List.of("Globex's note"));
        }

        @Test
        void areKeptWithSqlInside() {
            isKept(
                    entities -> entities.createQuery(
                                    "select sql('(select max(text) from notes where text like ''Acme%'')') from Note n",
                                    Object.class)
                            .getResultList(),
                    "Acme's note",
                    Collections.singletonList(null));
        }

        @Test
        void haveNoFilterThatCouldBeSwitchedOff() {
            Function<EntityManager, List<String>> switchedOff = entities -> {
                Session session = entities.unwrap(Session.class);
                Set<String> filters = new HashSet<>(session.getSessionFactory().getDefinedFilterNames());
                filters.add("_tenantId");
                filters.forEach(session::disableFilter);
                return roads(entities);
            };

            isKept(switchedOff, "found Acme's note", List.of("Globex's note", "Globex's note", "1 changed"));
            assertThat(desk.uncheckedAsGlobex(switchedOff))
                    .containsExactly("Globex's note", "Globex's note", "1 changed");
        }

        @Test
        void haveNoFilterThatCouldBeSwitchedOnWithSomethingElse() {
            List<String> seen = desk.uncheckedAsGlobex(entities -> {
                Session session = entities.unwrap(Session.class);
                session.getSessionFactory().getDefinedFilterNames().forEach(session::enableFilter);
                return roads(entities);
            });

            assertThat(seen).containsExactly("Globex's note", "Globex's note", "1 changed");
            assertThatThrownBy(() -> desk.uncheckedAsGlobex(entities -> entities.unwrap(Session.class)
                            .enableFilter(OrganisationFilter.NAME)
                            .setParameter("tenantId", desk.acme.id().value())))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        /** By a query, by the id of a foreign note, in a collection, and in bulk. */
        private List<String> roads(EntityManager entities) {
            List<String> seen = new ArrayList<>(entities.createQuery("select n.text from Note n", String.class)
                    .getResultList());
            Note foreign = entities.find(Note.class, desk.acmeNote);
            if (foreign != null) {
                seen.add("found " + foreign.text);
            }
            entities.find(Notebook.class, desk.globexNotebook).notes.forEach(note -> seen.add(note.text));
            seen.add("%d changed"
                    .formatted(entities.createQuery("update Note n set n.text = n.text")
                            .executeUpdate()));
            return seen;
        }

        @Test
        void haveNoFilterThatCouldNameAnotherOrganisation() {
            Function<EntityManager, List<String>> pretending = entities -> {
                entities.unwrap(Session.class)
                        .enableFilter("_tenantId")
                        .setParameter("tenantId", desk.acme.id().value());
                return entities.createQuery("select n.text from Note n", String.class)
                        .getResultList();
            };

            assertThat(desk.withPlainHibernate(pretending)).containsExactly("Acme's note");
            assertThatThrownBy(() -> desk.asGlobex(pretending))
                    .isInstanceOf(UnknownFilterException.class)
                    .hasMessage("No filter named '_tenantId'");
        }

        @Test
        void moveNoRows() {
            refused(entities -> entities.createQuery("update Note n set n.organisationId = :other")
                    .setParameter("other", desk.acme.id().value())
                    .executeUpdate());
            assertThat(desk.installation.rows(
                            "select text from notes where organisation_id = ?",
                            desk.acme.id().value()))
                    .containsExactly("Acme's note");
        }

        @Test
        void plantNoRows() {
            refused(entities -> insert(entities, desk.acme.id().value()));
            assertThat(desk.installation.rows("select text from notes where text = 'planted'"))
                    .isEmpty();
        }

        @Test
        void storeOwnRows() {
            assertThat(desk.<Integer>asGlobex(
                            entities -> insert(entities, desk.globex.id().value())))
                    .isOne();
        }

        private int insert(EntityManager entities, UUID organisation) {
            return entities.createQuery("insert into Note (id, reference, text, organisationId)"
                            + " values (:id, 'planted', 'planted', :organisation)")
                    .setParameter("id", UUID.randomUUID())
                    .setParameter("organisation", organisation)
                    .executeUpdate();
        }

        @Test
        void mayNameTheOrganisationThemselves() {
            Function<EntityManager, List<String>> query = entities -> entities.createQuery(
                            "select n.text from Note n where n.organisationId = :organisation", String.class)
                    .setParameter("organisation", desk.acme.id().value())
                    .getResultList();

            assertThat(desk.asGlobex(query)).isEmpty();
        }
    }

    @Nested
    class OfNativeSql {

        @Test
        void areRefusedForValues() {
            onlyPlainHibernateAnswers(
                    entities -> entities.createNativeQuery("select text from notes", String.class)
                            .getResultList(),
                    "Acme's note");
        }

        @Test
        void areRefusedForEntitiesOfAStatelessSession() {
            refused(entities -> {
                try (StatelessSession stateless = desk.installation
                        .factory
                        .unwrap(org.hibernate.SessionFactory.class)
                        .openStatelessSession()) {
                    stateless
                            .createNativeQuery("select * from notes", Note.class)
                            .getResultList();
                }
            });
        }

        @Test
        void areRefusedForChanges() {
            refused(entities ->
                    entities.createNativeQuery("update notes set text = 'x'").executeUpdate());
            refused(entities -> entities.createNativeQuery("delete from notes").executeUpdate());
            assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        }

        @Test
        void areRefusedWithTheIdOfAnotherOrganisation() {
            refused(entities -> texts(entities, desk.acme.id().value()));
        }

        @Test
        void answerOwnRows() {
            List<?> own =
                    desk.asGlobex(entities -> texts(entities, desk.globex.id().value()));

            assertThat(own).hasToString("[Globex's note]");
        }

        private List<?> texts(EntityManager entities, UUID organisation) {
            return entities.createNativeQuery("select text from notes where organisation_id = ?1", String.class)
                    .setParameter(1, organisation)
                    .getResultList();
        }

        @Test
        void areRefusedWithGlobalDataInScope() {
            assertThatThrownBy(() -> TenantContext.callGlobal(() -> desk.installation.transactions.join(
                            entities -> entities.createNativeQuery("select text from notes", String.class)
                                    .getResultList())))
                    .isInstanceOf(StatementRefusedException.class);
        }

        @Test
        void runOnceSomebodyHasCheckedThem() {
            List<?> all = CheckedSql.call(
                    "A test counts on it",
                    () -> desk.<List<?>>asGlobex(
                            entities -> entities.createNativeQuery("select text from notes", String.class)
                                    .getResultList()));

            assertThat(all).hasSize(2);
            refused(entities -> entities.createNativeQuery("select text from notes", String.class)
                    .getResultList());
        }

        @Test
        void areCheckedForAReason() {
            assertThatThrownBy(() -> CheckedSql.call(" ", () -> 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A checked statement needs a reason. Say why it touches no other organisation's rows");
        }
    }

    @Nested
    class OfPlainJdbc {

        @Test
        void areRefused() {
            refusedByConnection(connection -> run(connection, "select text from notes"));
            refusedByConnection(connection -> run(connection, "delete from notes"));
            refusedByConnection(connection ->
                    run(connection, "select text from notes where organisation_id = '%s'".formatted(desk.acme.id())));
            refusedByConnection(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.addBatch("delete from notes");
                    return statement.executeBatch();
                }
            });
        }

        @Test
        void getAConditionWhereOneIsMissing() {
            assertThat(GuardedStatementsTests.this.<List<String>>withConnection(
                            connection -> texts(connection, "select text from notes where text like '%note'")))
                    .containsExactly("Globex's note");
            assertThat(GuardedStatementsTests.this.<Integer>withConnection(
                            connection -> update(connection, "update notes set text = 'x' where text like '%note'")))
                    .isOne();
            assertThat(GuardedStatementsTests.this.<int[]>withConnection(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.addBatch("update notes set text = 'y' where text is not null");
                            statement.addBatch("delete from notes where text is not null");
                            return statement.executeBatch();
                        }
                    }))
                    .containsExactly(1, 1);
            assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        }

        @Test
        void areRefusedPrepared() {
            refusedByConnection(connection -> connection.prepareStatement("select text from notes"));
            refusedByConnection(connection ->
                    connection.prepareStatement("select text from notes", Statement.RETURN_GENERATED_KEYS));
            refusedByConnection(connection -> connection.prepareCall("{call anything()}"));
            refusedByConnection(connection -> first(connection, desk.acme.id().value()));
            refusedByConnection(connection -> first(connection, desk.acme.id().toString()));
            refusedByConnection(connection -> {
                try (PreparedStatement statement = byOrganisation(connection)) {
                    return statement.executeQuery();
                }
            });
        }

        @Test
        void areRefusedInABatchWithOneForeignRow() {
            refusedByConnection(connection -> {
                try (PreparedStatement insert = connection.prepareStatement(
                        "insert into notes (id, reference, text, organisation_id) values (?, ?, ?, ?)")) {
                    for (UUID organisation :
                            List.of(desk.globex.id().value(), desk.acme.id().value())) {
                        insert.setObject(1, UUID.randomUUID());
                        insert.setString(2, "planted");
                        insert.setString(3, "planted");
                        insert.setObject(4, organisation);
                        insert.addBatch();
                    }
                    return insert.executeBatch();
                }
            });
            assertThat(desk.installation.rows("select text from notes where text = 'planted'"))
                    .isEmpty();
        }

        @Test
        void readOwnRows() {
            assertThat(GuardedStatementsTests.this.<String>withConnection(
                            connection -> first(connection, desk.globex.id().value())))
                    .isEqualTo("Globex's note");
            assertThat(GuardedStatementsTests.this.<Boolean>withConnection(connection -> run(
                            connection,
                            "select text from notes where organisation_id = '%s'".formatted(desk.globex.id()))))
                    .isTrue();
        }

        @Test
        void areReadByKeyWithinTheOrganisation() {
            assertThat(GuardedStatementsTests.this.<Boolean>withConnection(
                            connection -> byKey(connection, desk.globexNote)))
                    .isTrue();
            assertThat(GuardedStatementsTests.this.<Boolean>withConnection(
                            connection -> byKey(connection, desk.acmeNote)))
                    .isFalse();
        }

        @Test
        void changeNoRowsOfAResult() {
            refusedByConnection(connection ->
                    connection.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE));
            refusedByConnection(connection -> connection.prepareStatement(
                    "select * from topics", ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE));
        }

        @Test
        void leadToNoConnectionWithoutAGuard() {
            refusedByConnection(connection -> connection.unwrap(Connection.class));
            refusedByConnection(connection -> {
                try (PreparedStatement statement = connection.prepareStatement("select 1")) {
                    return run(statement.getConnection(), "select text from notes");
                }
            });
            assertThatThrownBy(() -> withConnection(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            return statement.unwrap(org.postgresql.jdbc.PgStatement.class);
                        }
                    }))
                    .hasRootCauseInstanceOf(SQLException.class);
        }

        private boolean byKey(Connection connection, UUID id) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("select text from notes where id = ?")) {
                statement.clearParameters();
                statement.setObject(1, id);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next();
                }
            }
        }

        private PreparedStatement byOrganisation(Connection connection) throws SQLException {
            return connection.prepareStatement("select text from notes where organisation_id = cast(? as uuid)");
        }

        private String first(Connection connection, Object organisation) throws SQLException {
            try (PreparedStatement statement = byOrganisation(connection)) {
                statement.setObject(1, organisation);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getString(1);
                }
            }
        }

        private static boolean run(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        }

        private static int update(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        }

        private static List<String> texts(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }
}
