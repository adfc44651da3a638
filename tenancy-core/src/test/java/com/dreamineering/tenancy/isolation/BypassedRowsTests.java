package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.bypass.DeadTokenException;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.jdbc.ReturningWork;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a session may do while every organisation is in scope, and once that is over. */
@OnEachDatabase
class BypassedRowsTests {

    private final TestDatabase database;
    private final Desk desk;

    BypassedRowsTests(TestDatabase database) {
        this.database = database;
        this.desk = new Desk(database);
    }

    @Nested
    class ForReading {

        @Test
        void rowsOfEveryOrganisationAreThere() {
            assertThat(listed(BypassedRowsTests::notes)).containsExactlyInAnyOrder("Acme's note", "Globex's note");
        }

        @Test
        void collectionsAreWhole() {
            assertThat(listed(entities -> entities.find(Topic.class, desk.topic).labels.stream()
                            .map(label -> label.text)
                            .toList()))
                    .containsExactlyInAnyOrder("Acme's label", "Globex's label");
        }

        @Test
        void nativeEntityQueriesAreWhole() {
            List<Note> notes = reading(entities -> entities.unwrap(Session.class)
                    .createNativeQuery("select * from notes", Note.class)
                    .getResultList());

            assertThat(notes).hasSize(2);
        }

        @Test
        void unionsAndCommentsAndLiteralsAreQueriesToo() {
            assertThat(listed(entities -> entities.createQuery(
                                    "(select n.text from Note n where n.text <> 'a;b into c' order by n.text limit 1)"
                                            + " union all (select t.title from Topic t order by t.title limit 1)",
                                    String.class)
                            .setHint("org.hibernate.comment", "who reads this; delete from it")
                            .getResultList()))
                    .containsExactly("Acme's note", "shared");
        }

        @Test
        void nativeWritingIsRefused() {
            refused(entities -> entities.createNativeQuery("delete from notes").executeUpdate(), "delete from notes");
        }

        @Test
        void nativeWritingBehindAQueryIsRefused() {
            refused(
                    entities -> entities.createNativeQuery("select 1; delete from notes")
                            .getResultList(),
                    "select 1; delete from notes");
        }

        @Test
        void bulkStatementsAreRefused() {
            refused(
                    entities ->
                            entities.createQuery("update Note set text = 'x'").executeUpdate(),
                    "update notes n1_0 set text='x' where n1_0.organisation_id = 'organisation in scope'");
        }

        @Test
        void bulkStatementsByCriteriaAreRefused() {
            refused(
                    entities -> {
                        var delete = entities.getCriteriaBuilder().createCriteriaDelete(Note.class);
                        delete.from(Note.class);
                        entities.createQuery(delete).executeUpdate();
                    },
                    "delete from notes n1_0 where n1_0.organisation_id = 'organisation in scope'");
        }

        @Test
        void storingIsRefused() {
            refused(
                    entities -> {
                        entities.persist(new Topic("new"));
                        entities.flush();
                    },
                    "insert into topics (title,id) values (?,?)");
        }

        @Test
        void changingAnEntityIsRefused() {
            refused(
                    entities -> {
                        entities.find(Topic.class, desk.topic).title = "changed";
                        entities.flush();
                    },
                    "update topics set title=? where id=?");
        }

        @Test
        void plainJdbcIsRefused() {
            refusedToPlainJdbc(connection -> execute(connection, "update notes set text = 'x'"));
            refusedToPlainJdbc(connection -> connection.prepareStatement("update notes set text = 'x'"));
            refusedToPlainJdbc(connection -> connection.prepareCall("call anything()"));
        }

        @Test
        void theConnectionCannotBeToldToWrite() {
            refusedToPlainJdbc(connection -> {
                connection.setReadOnly(false);
                return execute(connection, "update notes set text = 'x'");
            });
            assertThatThrownBy(() -> reading(entities -> entities.unwrap(Session.class)
                            .doReturningWork(connection -> connection.unwrap(Connection.class))))
                    .isInstanceOf(StatementRefusedException.class);
        }

        @Test
        void aSessionWithAnotherInspectorIsRefused() {
            assertThatThrownBy(() -> reading(entities -> {
                        try (Session session = desk.installation
                                .factory
                                .unwrap(SessionFactory.class)
                                .withOptions()
                                .statementInspector(UnaryOperator.identity())
                                .openSession()) {
                            session.beginTransaction();
                            return session.createMutationQuery("update Note set text = 'x'")
                                    .executeUpdate();
                        }
                    }))
                    .isInstanceOf(ReadOnlyScopeException.class);
        }

        @Test
        void aFunctionThatWritesIsRefusedByPostgresql() {
            if (database == TestDatabase.POSTGRESQL) {
                desk.installation.sql("create or replace function rewrite_notes() returns bigint language sql as"
                        + " $$ update notes set text = 'x'; select 1::bigint $$");
                assertThatThrownBy(() ->
                                reading(entities -> entities.createNativeQuery("select rewrite_notes()", Long.class)
                                        .getSingleResult()))
                        .hasStackTraceContaining("cannot execute UPDATE in a read-only transaction");
            } else {
                // H2 knows no connections that only read: this is one reason why it is for development only.
                assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
            }
        }

        private void refusedToPlainJdbc(ReturningWork<?> work) {
            assertThatThrownBy(() ->
                            reading(entities -> entities.unwrap(Session.class).doReturningWork(work)))
                    .isInstanceOf(ReadOnlyScopeException.class);
            assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        }

        @Test
        void theConnectionWritesAgainForTheNextOne() {
            reading(BypassedRowsTests::notes);

            desk.doAsGlobex(entities -> {
                assertThat(entities.unwrap(Session.class).doReturningWork(Connection::isReadOnly))
                        .isFalse();
                entities.persist(new Note("written"));
            });
        }

        private void refused(Consumer<EntityManager> access, String statement) {
            assertThatThrownBy(() -> reading(entities -> {
                        access.accept(entities);
                        return true;
                    }))
                    .isInstanceOf(ReadOnlyScopeException.class)
                    .hasMessage(
                            "This bypass only reads, and the statement '%s' is no query. "
                                    + "Open a writing bypass, or open the organisation's own scope",
                            statement);
            assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        }

        private static int execute(Connection connection, String sql) throws SQLException {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        }
    }

    @Nested
    class ForWriting {

        @Test
        void aRowThatNamesItsOrganisationIsStoredThere() {
            Note note = new Note(desk.acme.id(), "by the operator");

            writing(entities -> {
                entities.persist(note);
                return note;
            });

            assertThat(desk.installation.rows("select organisation_id from notes where id = ?", note.id))
                    .containsExactly(desk.acme.id().value());
        }

        @Test
        void aRowThatNamesNobodyIsRefused() {
            Note note = new Note("for whom?");

            assertThatThrownBy(() -> writing(entities -> {
                        entities.persist(note);
                        return note;
                    }))
                    .cause()
                    .isInstanceOf(ScopeMismatchException.class)
                    .hasMessage(
                            "A row of %s names no organisation. Store it in an organisation's scope, "
                                    + "or name the organisation when writing through a bypass",
                            Note.class.getName());
        }

        @Test
        void aRowThatNamesAReservedIdIsRefused() {
            Label label = new Label("for whom?");
            label.owner = new java.util.UUID(0, 3);

            assertThatThrownBy(() -> writing(entities -> {
                        entities.persist(label);
                        return label;
                    }))
                    .cause()
                    .isInstanceOf(ScopeMismatchException.class)
                    .hasMessageStartingWith("A row of %s names no organisation. ".formatted(Label.class.getName()));
        }

        @Test
        void aRowThatNamesNobodyChangesNothing() {
            refusedWithoutLoading(StatelessSession::update);
        }

        @Test
        void aRowThatNamesNobodyDeletesNothing() {
            refusedWithoutLoading(StatelessSession::delete);
        }

        private void refusedWithoutLoading(BiConsumer<StatelessSession, Object> access) {
            Note forged = new Note("changed");
            forged.id = desk.acmeNote;
            SessionFactory factory = desk.installation.factory.unwrap(SessionFactory.class);

            assertThatThrownBy(() -> desk.installation.throughTheDoor(token -> {
                        factory.inStatelessTransaction(session -> access.accept(session, forged));
                        return token;
                    }))
                    .isInstanceOf(ScopeMismatchException.class)
                    .hasMessageStartingWith("A row of %s names no organisation. ".formatted(Note.class.getName()));
            assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        }

        @Test
        void rowsOfEveryOrganisationAreChanged() {
            int changed = writing(entities ->
                    entities.createQuery("update Note set text = 'read'").executeUpdate());

            assertThat(changed).isEqualTo(2);
        }

        @Test
        void anOrganisationsOwnScopeInsideIsAsNarrowAsEver() {
            List<String> seen = desk.installation.throughTheDoor(token -> desk.asGlobex(BypassedRowsTests::notes));

            assertThat(seen).containsExactly("Globex's note");
        }
    }

    @Nested
    class OnceItIsOver {

        @Test
        void aSessionGetsNoConnection() {
            try (EntityManager kept = keep(false)) {
                assertThatThrownBy(() -> notes(kept)).isInstanceOf(MissingScopeException.class);
            }
        }

        @Test
        void aSessionGetsNoConnectionInAnOrganisation() {
            try (EntityManager kept = keep(false)) {
                TenantContext.run(
                        desk.globex.id(),
                        () -> assertThatThrownBy(() -> notes(kept))
                                .isInstanceOf(ScopeMismatchException.class)
                                .hasMessage(
                                        "This Hibernate session belongs to every organisation, and organisation %s is in scope"
                                                + Desk.TOO_LATE,
                                        desk.globex.id()));
            }
        }

        @Test
        void anOpenTransactionReadsNothingMore() {
            refusedToAnOpenTransaction(BypassedRowsTests::notes);
        }

        @Test
        void anOpenTransactionReadsNothingMoreInSql() {
            refusedToAnOpenTransaction(entities -> entities.createNativeQuery("select text from notes", String.class)
                    .getResultList());
        }

        @Test
        void anOpenTransactionChangesNothingMore() {
            refusedToAnOpenTransaction(
                    entities -> entities.createQuery("delete from Note").executeUpdate());
        }

        @Test
        void anOpenTransactionIsOfNoUseInTheNextBypass() {
            Desk.endingAfterwards(
                    keep(true),
                    kept -> desk.installation.throughTheDoor(token -> assertThatThrownBy(() -> notes(kept))
                            .isInstanceOf(DeadTokenException.class)
                            .hasMessageStartingWith("This bypass token is not live: ")));
        }

        private void refusedToAnOpenTransaction(Consumer<EntityManager> access) {
            Desk.endingAfterwards(keep(true), kept -> {
                assertThatThrownBy(() -> access.accept(kept))
                        .isInstanceOf(ScopeMismatchException.class)
                        .hasMessageStartingWith(
                                "This Hibernate session belongs to every organisation, and nothing is in scope. ");
                TenantContext.run(
                        desk.globex.id(),
                        () -> assertThatThrownBy(() -> access.accept(kept)).isInstanceOf(TenancyException.class));
            });
        }

        private EntityManager keep(boolean inATransaction) {
            return desk.installation.throughTheDoor(token -> {
                EntityManager entities = desk.installation.factory.createEntityManager();
                if (inATransaction) {
                    entities.getTransaction().begin();
                    assertThat(notes(entities)).hasSize(2);
                }
                return entities;
            });
        }
    }

    @Nested
    class OnAnotherThread {

        @Test
        void aSessionIsRefused() {
            desk.installation.throughTheDoor(token -> desk.installation.transactions.joinInScope(entities -> {
                assertThat(notes(entities)).hasSize(2);
                assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> notes(entities))
                                .join())
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(ScopeMismatchException.class);
                return true;
            }));
        }
    }

    private <T> T reading(Function<EntityManager, T> work) {
        return desk.installation
                .tenancy
                .bypass()
                .<T, RuntimeException>read(
                        desk.installation.superadmin.id(),
                        "A test reads",
                        token -> desk.installation.transactions.joinInScope(work));
    }

    private List<String> listed(Function<EntityManager, List<String>> work) {
        return reading(work);
    }

    private <T> T writing(Function<EntityManager, T> work) {
        return desk.installation.throughTheDoor(token -> desk.installation.transactions.joinInScope(work));
    }

    private static List<String> notes(EntityManager entities) {
        return entities.createQuery("select n.text from Note n", String.class).getResultList();
    }
}
