package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.ScopeCarrier;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.hibernate.KeyType;
import org.hibernate.Session;
import org.hibernate.SessionCheckMode;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a session gets in each scope, and once its scope is over. */
@OnEachDatabase
class ScopesTests {

    private final Desk desk;

    ScopesTests(TestDatabase database) {
        desk = new Desk(database);
    }

    @Nested
    class WithoutAScope {

        @Test
        void aSessionOpensSoThatApplicationsStart() {
            assertThatCode(() -> open().close()).doesNotThrowAnyException();
        }

        @Test
        void queriesAreRefused() {
            refused(ScopesTests::notes);
        }

        @Test
        void queriesForGlobalDataAreRefusedToo() {
            refused(entities ->
                    entities.createQuery("select t from Topic t", Topic.class).getResultList());
        }

        @Test
        void nativeQueriesAreRefused() {
            refused(entities -> entities.createNativeQuery("select 'anything'", String.class)
                    .getResultList());
        }

        @Test
        void findingByIdIsRefused() {
            refused(entities -> entities.find(Note.class, desk.acmeNote));
        }

        @Test
        void transactionsAreRefused() {
            refused(entities -> entities.getTransaction().begin());
        }

        @Test
        void plainJdbcThroughASessionIsRefused() {
            refused(entities -> entities.unwrap(Session.class).doWork(connection -> {}));
        }

        private void refused(Consumer<EntityManager> access) {
            try (EntityManager entities = open()) {
                assertThatThrownBy(() -> access.accept(entities))
                        .isInstanceOf(MissingScopeException.class)
                        .hasMessage(
                                "No organisation is in scope on thread '%s'. Open a scope around the work: "
                                        + "TenantContext.call(organisation, ...) for one organisation's data, "
                                        + "TenantContext.callGlobal(...) for data that no organisation owns. "
                                        + "Scopes do not travel to other threads by themselves: ScopeCarrier takes one along",
                                Thread.currentThread().getName());
            }
        }
    }

    @Nested
    class WithGlobalData {

        @Test
        void rowsThatBelongToNobodyAreThere() {
            assertThat(TenantContext.<List<String>, RuntimeException>callGlobal(
                            () -> desk.installation.transactions.join(
                                    entities -> entities.createQuery("select t.title from Topic t", String.class)
                                            .getResultList())))
                    .containsExactly("shared");
        }

        @Test
        void rowsOfOrganisationsAreNotThere() {
            assertThat(TenantContext.<List<String>, RuntimeException>callGlobal(
                            () -> desk.installation.transactions.join(ScopesTests::notes)))
                    .isEmpty();
        }

        @Test
        void collectionsOfOrganisationsRowsAreEmpty() {
            TenantContext.runGlobal(() -> desk.installation.transactions.join(entities -> {
                Topic topic = entities.find(Topic.class, desk.topic);
                assertThat(topic.notes).isEmpty();
                assertThat(topic.labels).isEmpty();
                return topic;
            }));
        }

        @Test
        void storingARowThatNamesNobodyIsRefused() {
            refused(
                    new Note("stray"),
                    "A row of %s names no organisation. Store it in an organisation's scope, "
                            + "or name the organisation when writing through a bypass");
        }

        @Test
        void storingARowOfAnOrganisationIsRefused() {
            refused(
                    new Note(desk.acme.id(), "stray"),
                    "A row of %s belongs to another organisation than the one in scope. "
                            + "Reach it in its own organisation's scope, or through the superadmin bypass");
        }

        @Test
        void bulkStatementsReachNoRowOfAnOrganisation() {
            TenantContext.runGlobal(() -> desk.installation.transactions.join(entities -> {
                assertThat(entities.createQuery("delete from Note").executeUpdate())
                        .isZero();
                return true;
            }));
        }

        private void refused(Note note, String message) {
            assertThatThrownBy(() -> TenantContext.runGlobal(() -> desk.installation.transactions.join(entities -> {
                        entities.persist(note);
                        return note;
                    })))
                    .cause()
                    .isInstanceOf(ScopeMismatchException.class)
                    .hasMessage(message, Note.class.getName());
            assertThat(desk.installation.rows("select id from notes where id = ?", note.id))
                    .isEmpty();
        }
    }

    @Nested
    class OnceTheScopeIsOver {

        private Note loaded;

        @Test
        void aSessionGetsNoConnection() {
            try (EntityManager kept = TenantContext.call(desk.acme.id(), ScopesTests.this::open)) {
                assertThatThrownBy(() -> notes(kept)).isInstanceOf(MissingScopeException.class);
            }
        }

        @Test
        void aSessionGetsNoConnectionInAnotherOrganisation() {
            try (EntityManager kept = TenantContext.call(desk.acme.id(), ScopesTests.this::open)) {
                TenantContext.run(
                        desk.globex.id(),
                        () -> assertThatThrownBy(() -> notes(kept))
                                .isInstanceOf(ScopeMismatchException.class)
                                .hasMessage(acmesSessionInGlobex()));
            }
        }

        @Test
        void aTransactionDoesNotEvenBegin() {
            try (EntityManager kept = TenantContext.call(desk.acme.id(), ScopesTests.this::open)) {
                assertThatThrownBy(() -> kept.getTransaction().begin()).isInstanceOf(MissingScopeException.class);
                TenantContext.run(
                        desk.globex.id(),
                        () -> assertThatThrownBy(() -> kept.getTransaction().begin())
                                .isInstanceOf(ScopeMismatchException.class)
                                .hasMessage(acmesSessionInGlobex()));
            }
        }

        @Test
        void anOpenTransactionReadsNothingMore() {
            refusedToAnOpenTransaction(ScopesTests::notes);
        }

        @Test
        void anOpenTransactionReadsNothingMoreInSql() {
            refusedToAnOpenTransaction(entities -> entities.createNativeQuery("select 'anything'", String.class)
                    .getResultList());
        }

        @Test
        void anOpenTransactionReadsNothingMoreInPlainJdbc() {
            refusedToAnOpenTransaction(entities -> entities.unwrap(Session.class)
                    .doWork(connection -> connection.createStatement().close()));
        }

        @Test
        void anOpenTransactionChangesNothingMore() {
            refusedToAnOpenTransaction(entities ->
                    entities.createQuery("update Note set text = 'late'").executeUpdate());
        }

        @Test
        void anOpenTransactionFlushesNothingMore() {
            EntityManager kept = inATransaction();
            TenantContext.run(desk.acme.id(), () -> kept.persist(new Note("late")));

            refusedToAnOpenTransaction(kept, EntityManager::flush);
        }

        @Test
        void anOpenTransactionFindsNothingThatItHasLoaded() {
            refusedToAnOpenTransaction(entities -> entities.find(Note.class, desk.acmeNote));
        }

        @Test
        void anOpenTransactionFindsNoneOfSeveralThatItHasLoaded() {
            refusedToAnOpenTransaction(entities -> entities.unwrap(Session.class)
                    .findMultiple(Note.class, List.of(desk.acmeNote), SessionCheckMode.ENABLED));
        }

        @Test
        void anOpenTransactionFindsNothingByANaturalIdThatItKnows() {
            refusedToAnOpenTransaction(
                    entities -> entities.unwrap(Session.class).find(Note.class, loaded.reference, KeyType.NATURAL));
        }

        @Test
        void anOpenTransactionHandsOutNoReference() {
            refusedToAnOpenTransaction(entities -> entities.getReference(Note.class, desk.acmeNote));
        }

        @Test
        void anOpenTransactionKeepsNothingToStoreLater() {
            refusedToAnOpenTransaction(entities -> entities.persist(new Note("late")));
        }

        @Test
        void anOpenTransactionKeepsNothingToMergeLater() {
            refusedToAnOpenTransaction(entities -> entities.merge(new Note("late")));
        }

        @Test
        void anOpenTransactionKeepsNothingToRemoveLater() {
            refusedToAnOpenTransaction(entities -> entities.remove(loaded));
        }

        @Test
        void anOpenTransactionCanStillEnd() {
            try (EntityManager kept = inATransaction()) {
                assertThatCode(() -> kept.getTransaction().rollback()).doesNotThrowAnyException();
            }
        }

        private void refusedToAnOpenTransaction(Consumer<EntityManager> access) {
            refusedToAnOpenTransaction(inATransaction(), access);
        }

        private void refusedToAnOpenTransaction(EntityManager open, Consumer<EntityManager> access) {
            Desk.endingAfterwards(open, kept -> {
                assertThatThrownBy(() -> access.accept(kept))
                        .isInstanceOf(ScopeMismatchException.class)
                        .hasMessage(
                                "This Hibernate session belongs to organisation %s, and nothing is in scope"
                                        + Desk.TOO_LATE,
                                desk.acme.id());
                TenantContext.run(
                        desk.globex.id(),
                        () -> assertThatThrownBy(() -> access.accept(kept))
                                .isInstanceOf(ScopeMismatchException.class)
                                .hasMessage(acmesSessionInGlobex()));
            });
        }

        private EntityManager inATransaction() {
            return TenantContext.call(desk.acme.id(), () -> {
                EntityManager entities = open();
                entities.getTransaction().begin();
                loaded = entities.find(Note.class, desk.acmeNote);
                assertThat(loaded.text).isEqualTo("Acme's note");
                return entities;
            });
        }

        private String acmesSessionInGlobex() {
            return "This Hibernate session belongs to organisation %s, and organisation %s is in scope"
                            .formatted(desk.acme.id(), desk.globex.id())
                    + Desk.TOO_LATE;
        }
    }

    @Nested
    class OnAnotherThread {

        @Test
        void aSessionIsRefused() {
            desk.doAsGlobex(entities -> assertThatThrownBy(() ->
                            CompletableFuture.supplyAsync(() -> notes(entities)).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(ScopeMismatchException.class));
        }

        @Test
        void aNewSessionIsRefused() {
            desk.doAsGlobex(entities -> assertThatThrownBy(() -> CompletableFuture.supplyAsync(
                                    () -> desk.installation.transactions.joinInScope(ScopesTests::notes))
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(MissingScopeException.class));
        }

        @Test
        void aCarriedScopeIsTheOneOfWhoeverCarriedIt() {
            List<String> texts = TenantContext.call(
                    desk.globex.id(),
                    () -> CompletableFuture.supplyAsync(ScopeCarrier.capture()
                                    .wrapSupplier(() -> desk.installation.transactions.joinInScope(ScopesTests::notes)))
                            .join());

            assertThat(texts).containsExactly("Globex's note");
        }
    }

    private EntityManager open() {
        return desk.installation.factory.unwrap(SessionFactory.class).openSession();
    }

    private static List<String> notes(EntityManager entities) {
        return entities.createQuery("select n.text from Note n", String.class).getResultList();
    }
}
