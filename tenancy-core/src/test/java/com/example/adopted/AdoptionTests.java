package com.example.adopted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.adoption.Adoption;
import com.dreamineering.tenancy.adoption.AdoptionException;
import com.dreamineering.tenancy.adoption.AdoptionMode;
import com.dreamineering.tenancy.adoption.AdoptionProgress;
import com.dreamineering.tenancy.adoption.ViolationKind;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.dreamineering.tenancy.isolation.ScopeMismatchException;
import com.dreamineering.tenancy.isolation.StatementRefusedException;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class AdoptionTests {

    private static final String BILL = Bill.class.getName();
    private static final String DRAFT = Draft.class.getName();
    private static final String MEMO = Memo.class.getName();
    private static final List<String> ALL = List.of("Acme's", "Globex's");

    private static final Map<String, Ledger> LEDGERS = new HashMap<>();

    private final TestDatabase database;
    private Ledger ledger;

    AdoptionTests(TestDatabase database) {
        this.database = database;
    }

    private Ledger in(AdoptionMode mode) {
        return open(mode.toString(), Adoption.builder().mode(mode).organisation(Ledger.ACME));
    }

    /** The same one for the same settings, with its rows as at first. */
    private Ledger open(String settings, Adoption.Builder adoption) {
        ledger = LEDGERS.computeIfAbsent(database + " " + settings, key -> new Ledger(database, adoption.build()))
                .restored();
        return ledger;
    }

    @AfterAll
    static void close() {
        LEDGERS.values().forEach(ledger -> ledger.factory.close());
        LEDGERS.clear();
    }

    private void counted(ViolationKind kind, String entity, boolean writing) {
        assertThat(ledger.violations())
                .anySatisfy(seen -> assertThat(List.of(seen.kind(), seen.entity(), seen.writing()))
                        .isEqualTo(List.of(kind, entity, writing)));
    }

    private static void refused(Class<? extends Throwable> type, ThrowingCallable work) {
        assertThatThrownBy(work)
                .satisfiesAnyOf(
                        found -> assertThat(found).isInstanceOf(type),
                        found -> assertThat(found).hasRootCauseInstanceOf(type));
    }

    private static void store(EntityManager entities, Object row) {
        entities.persist(row);
        entities.flush();
    }

    @Nested
    class Observing {

        @Test
        void readsEverythingWithoutAScopeAsBefore() {
            in(AdoptionMode.OBSERVE);

            assertThat(ledger.<List<String>>without(Ledger::bills)).isEqualTo(ALL);
            assertThat(ledger.<String>without(entities -> entities.find(Bill.class, ledger.acmesBill).text))
                    .isEqualTo("Acme's");
            assertThat(ledger.<List<String>>without(Ledger::billsThroughAConnection))
                    .isEqualTo(ALL);
            counted(ViolationKind.MISSING_SCOPE, BILL, false);
        }

        @Test
        void saysWhereInTheCodeThatIs() {
            in(AdoptionMode.OBSERVE);

            ledger.without(Ledger::bills);
            ledger.without(Ledger::bills);

            assertThat(ledger.violations()).singleElement().satisfies(seen -> {
                assertThat(seen.place()).startsWith("com.example.adopted.Ledger.bills(Ledger.java:");
                assertThat(seen.count()).isEqualTo(2);
                assertThat(seen.detail()).startsWith("No organisation is in scope on thread");
            });
        }

        @Test
        void changesRowsWithoutAScopeAsBefore() {
            in(AdoptionMode.OBSERVE);

            ledger.doWithout(entities -> entities.find(Bill.class, ledger.acmesBill).text = "changed");
            ledger.doWithout(entities ->
                    entities.createQuery("update Memo set text = 'changed'").executeUpdate());

            assertThat(ledger.rows("select text from bills order by text")).containsExactly("Globex's", "changed");
            assertThat(ledger.rows("select text from memos")).containsExactly("changed", "changed");
            counted(ViolationKind.MISSING_SCOPE, BILL, true);
            counted(ViolationKind.MISSING_SCOPE, MEMO, true);
        }

        @Test
        void storesRowsOfNobodyForWhomTheSettingsName() {
            in(AdoptionMode.OBSERVE);

            ledger.doWithout(entities -> store(entities, new Memo("stored")));

            assertThat(ledger.rows("select organisation_id from memos where text = 'stored'"))
                    .containsExactly(Ledger.ACME.value());
        }

        @Test
        void readsAndStoresRowsThatNameNobodyAsBefore() {
            open("observe for nobody", Adoption.builder().mode(AdoptionMode.OBSERVE));

            ledger.doWithout(entities -> {
                Draft draft = new Draft("stored");
                store(entities, draft);
                assertThat(draft.owner).isNull();
            });
            ledger.doWithout(entities -> entities.createQuery("from Draft where text = 'nobody''s'", Draft.class)
                    .getSingleResult()
                    .text = "changed");

            assertThat(ledger.<List<String>>without(Ledger::drafts)).containsExactly("changed", "stored");
            assertThat(ledger.rows("select owner_id from drafts")).containsExactly(null, null);
            counted(ViolationKind.MISSING_SCOPE, DRAFT, true);
            ledger.doWithout(entities -> entities.createQuery("from Draft", Draft.class)
                    .getResultList()
                    .forEach(entities::remove));
            assertThat(ledger.rows("select text from drafts")).isEmpty();
        }

        @Test
        void showsRowsThatNameNobodyInNoScope() {
            in(AdoptionMode.OBSERVE);

            assertThat(ledger.<List<String>>asGlobex(Ledger::drafts)).isEmpty();
            ledger.doAsGlobex(entities -> store(entities, new Draft("Globex's")));
            assertThat(ledger.<List<String>>asGlobex(Ledger::drafts)).containsExactly("Globex's");
        }

        @Test
        void keepsTheLibrarysOwnTablesShut() {
            in(AdoptionMode.OBSERVE);

            for (String sql : List.of("select name from organisations", "delete from audit_entries")) {
                refused(
                        StatementRefusedException.class,
                        () -> ledger.doWithout(
                                entities -> entities.createNativeQuery(sql).executeUpdate()));
                refused(
                        StatementRefusedException.class,
                        () -> ledger.doAsGlobex(
                                entities -> entities.createNativeQuery(sql).executeUpdate()));
            }
        }

        @Test
        void storesNoReservedIdWhereNobodyIsNamed() {
            open("observe for nobody", Adoption.builder().mode(AdoptionMode.OBSERVE));

            assertThatThrownBy(() -> ledger.doWithout(entities -> store(entities, new Memo("stored"))))
                    .isInstanceOf(RuntimeException.class);

            assertThat(ledger.rows("select organisation_id from memos where text = 'stored'"))
                    .isEmpty();
        }

        @Test
        void filtersInAScopeAsHibernateDoes() {
            in(AdoptionMode.OBSERVE);

            assertThat(ledger.<List<String>>asGlobex(Ledger::bills)).containsExactly("Globex's");
            assertThat(ledger.<Bill>asGlobex(entities -> entities.find(Bill.class, ledger.acmesBill)))
                    .isNull();
            assertThat(ledger.violations()).isEmpty();
        }

        @Test
        void runsStatementsThatTheGuardWouldRefuse() {
            in(AdoptionMode.OBSERVE);

            assertThat(ledger.<List<String>>asGlobex(Ledger::nativeBills)).isEqualTo(ALL);
            assertThat(ledger.<List<String>>asGlobex(Ledger::billsThroughAConnection))
                    .isEqualTo(ALL);
            counted(ViolationKind.STATEMENT, BILL, false);
        }

        @Test
        void runsStatementsThatAreGivenAnotherOrganisation() {
            in(AdoptionMode.OBSERVE);

            List<?> found = ledger.asGlobex(
                    entities -> entities.createNativeQuery("select text from bills where organisation_id = ?1")
                            .setParameter(1, Ledger.ACME.value())
                            .getResultList());

            assertThat(found.toString()).isEqualTo("[Acme's]");
            counted(ViolationKind.STATEMENT, BILL, false);
        }

        @Test
        void leavesStatementsAsTheyAreThatWouldBeNarrowed() {
            in(AdoptionMode.OBSERVE);

            List<?> found = ledger.asGlobex(
                    entities -> entities.createNativeQuery("select text from bills where text like 'A%'")
                            .getResultList());

            assertThat(found.toString()).isEqualTo("[Acme's]");
            counted(ViolationKind.NARROWED_STATEMENT, BILL, false);
        }

        @Test
        void loadsForeignEntities() {
            in(AdoptionMode.OBSERVE);

            List<?> found = ledger.asGlobex(
                    entities -> entities.createNativeQuery("select * from bills where id = ?1", Bill.class)
                            .setParameter(1, ledger.acmesBill)
                            .getResultList());

            assertThat(found).hasSize(1);
            counted(ViolationKind.FOREIGN_ROW, BILL, false);
        }

        @Test
        void storesReferencesToForeignRows() {
            in(AdoptionMode.OBSERVE);

            ledger.doAsGlobex(entities -> {
                Bill bill = new Bill("refers");
                bill.memo = entities.getReference(Memo.class, ledger.acmesMemo);
                store(entities, bill);
            });

            assertThat(ledger.rows("select memo_id from bills where text = 'refers'"))
                    .containsExactly(ledger.acmesMemo);
            counted(ViolationKind.FOREIGN_REFERENCE, BILL, true);
        }

        @Test
        void letsASessionGoOnWhoseScopeChanged() {
            in(AdoptionMode.OBSERVE);

            List<String> before =
                    ledger.without(entities -> TenantContext.call(Ledger.GLOBEX, () -> Ledger.bills(entities)));
            List<String> after =
                    ledger.asGlobex(entities -> TenantContext.call(Ledger.ACME, () -> Ledger.bills(entities)));

            assertThat(before).isEqualTo(ALL);
            assertThat(after).containsExactly("Globex's");
            counted(ViolationKind.SCOPE_MISMATCH, BILL, false);
        }

        @Test
        void takesAnOrganisationThatIsNamedByHandButNoReservedId() {
            in(AdoptionMode.OBSERVE);

            try (Session session = ledger.factory
                    .unwrap(org.hibernate.SessionFactory.class)
                    .withOptions()
                    .tenantIdentifier((Object) Ledger.ACME.value())
                    .openSession()) {
                assertThat(Ledger.bills(session)).containsExactly("Acme's");
            }
            counted(ViolationKind.SCOPE_MISMATCH, BILL, false);
            for (long reserved : new long[] {2, 3}) {
                assertThatThrownBy(() -> ledger.factory
                                .unwrap(org.hibernate.SessionFactory.class)
                                .withOptions()
                                .tenantIdentifier((Object) new UUID(0, reserved))
                                .openSession())
                        .isInstanceOf(ScopeMismatchException.class);
            }
        }

        @Test
        void showsNothingMoreInTheScopeOfGlobalData() {
            in(AdoptionMode.OBSERVE);

            assertThat(TenantContext.<List<String>, RuntimeException>callGlobal(() -> ledger.without(Ledger::bills)))
                    .isEmpty();
        }
    }

    @Nested
    class WriteOnly {

        @Test
        void readsAsInObserving() {
            in(AdoptionMode.WRITE_ONLY);

            assertThat(ledger.<List<String>>without(Ledger::bills)).isEqualTo(ALL);
            assertThat(ledger.<List<String>>asGlobex(Ledger::nativeBills)).isEqualTo(ALL);
            counted(ViolationKind.MISSING_SCOPE, BILL, false);
            counted(ViolationKind.STATEMENT, BILL, false);
        }

        @Test
        void refusesChangesWithoutAScope() {
            in(AdoptionMode.WRITE_ONLY);

            refused(
                    MissingScopeException.class,
                    () -> ledger.doWithout(entities -> entities.find(Bill.class, ledger.acmesBill).text = "changed"));
            refused(
                    MissingScopeException.class,
                    () -> ledger.doWithout(entities -> store(entities, new Memo("stored"))));
            refused(
                    MissingScopeException.class,
                    () -> ledger.doWithout(
                            entities -> entities.createQuery("delete from Memo").executeUpdate()));
            assertThat(ledger.rows("select text from bills order by text").toString())
                    .isEqualTo(ALL.toString());
            assertThat(ledger.rows("select text from memos order by text").toString())
                    .isEqualTo(ALL.toString());
        }

        @Test
        void refusesChangesOfForeignRowsInAScope() {
            in(AdoptionMode.WRITE_ONLY);

            refused(
                    StatementRefusedException.class,
                    () -> ledger.doAsGlobex(entities -> entities.createNativeQuery("update bills set text = 'x'")
                            .executeUpdate()));
            refused(
                    ScopeMismatchException.class,
                    () -> ledger.doAsGlobex(entities -> {
                        Bill foreign =
                                (Bill) entities.createNativeQuery("select * from bills where id = ?1", Bill.class)
                                        .setParameter(1, ledger.acmesBill)
                                        .getSingleResult();
                        foreign.text = "changed";
                    }));
            refused(
                    ScopeMismatchException.class,
                    () -> ledger.doAsGlobex(entities -> {
                        Bill bill = new Bill("refers");
                        bill.memo = entities.getReference(Memo.class, ledger.acmesMemo);
                        store(entities, bill);
                    }));
            assertThat(ledger.rows("select text from bills order by text").toString())
                    .isEqualTo(ALL.toString());
        }
    }

    @Nested
    class AnEnforcedEntityBesideAnObservedOne {

        private void start() {
            open("bills enforced", Adoption.builder().mode(AdoptionMode.OBSERVE).entity("Bill", AdoptionMode.ENFORCE));
        }

        @Test
        void isNotReadWithoutAScope() {
            start();

            assertThat(ledger.<List<String>>without(Ledger::memos)).isEqualTo(ALL);
            refused(MissingScopeException.class, () -> ledger.without(Ledger::bills));
            refused(MissingScopeException.class, () -> ledger.without(Ledger::nativeBills));
            refused(MissingScopeException.class, () -> ledger.without(Ledger::billsThroughAConnection));
            refused(
                    MissingScopeException.class,
                    () -> ledger.without(entities -> entities.find(Bill.class, ledger.acmesBill)));
        }

        @Test
        void isNotReadTogetherWithIt() {
            start();

            refused(
                    MissingScopeException.class,
                    () -> ledger.without(entities -> entities.createQuery(
                                    "select m.text from Memo m where exists (select 1 from Bill b)", String.class)
                            .getResultList()));
            refused(
                    StatementRefusedException.class,
                    () -> ledger.asGlobex(entities -> entities.createNativeQuery("select b.text from memos m, bills b")
                            .getResultList()));
        }

        @Test
        void isKeptToTheOrganisationWhereOnlyItSaysSo() {
            start();

            List<?> found = ledger.asGlobex(entities -> entities.createNativeQuery(
                            "select b.text, m.text from bills b, memos m where b.organisation_id = ?1 order by m.text")
                    .setParameter(1, Ledger.GLOBEX.value())
                    .getResultList());

            assertThat(found).hasSize(2);
            counted(ViolationKind.NARROWED_STATEMENT, MEMO, false);
        }

        @Test
        void isNotReadWithAnotherOrganisationInTheParameter() {
            start();

            refused(
                    StatementRefusedException.class,
                    () -> ledger.asGlobex(entities -> entities.createNativeQuery(
                                    "select b.text from bills b, memos m where b.organisation_id = ?1"
                                            + " and m.organisation_id = ?2")
                            .setParameter(1, Ledger.ACME.value())
                            .setParameter(2, Ledger.GLOBEX.value())
                            .getResultList()));
        }

        @Test
        void isKeptToTheOrganisationInAStatementThatIsNotPrepared() {
            start();

            assertThat(ledger.<List<String>>asGlobex(
                            entities -> Ledger.throughAConnection(entities, "select text from bills where text <> ''")))
                    .containsExactly("Globex's");
            assertThat(ledger.<List<String>>asGlobex(
                            entities -> Ledger.throughAConnection(entities, "select text from memos where text <> ''")))
                    .hasSize(2);
            refused(
                    StatementRefusedException.class,
                    () -> ledger.asGlobex(entities -> Ledger.throughAConnection(
                            entities, "select text from bills where organisation_id = '%s'".formatted(Ledger.ACME))));
        }

        @Test
        void isReadInNoSessionOfAnotherScope() {
            start();

            refused(
                    ScopeMismatchException.class,
                    () -> ledger.asGlobex(entities -> TenantContext.call(Ledger.ACME, () -> Ledger.bills(entities))));
        }

        @Test
        void isNotFoundAmongWhatASessionOfAnotherScopeHasLoaded() {
            start();

            refused(ScopeMismatchException.class, () -> inGlobexOfAcmesSession(Bill.class, ledger.acmesBill));
            assertThat(inGlobexOfAcmesSession(Memo.class, ledger.acmesMemo)).isNotNull();
        }

        @Test
        void isNotKeptToBeStoredByASessionOfAnotherScope() {
            start();

            refused(
                    ScopeMismatchException.class,
                    () -> inAcme(entities -> {
                        TenantContext.run(Ledger.GLOBEX, () -> entities.persist(new Bill("late")));
                        return true;
                    }));
        }

        private <T> T inGlobexOfAcmesSession(Class<T> type, UUID id) {
            return inAcme(entities -> {
                assertThat(entities.find(type, id)).isNotNull();
                return TenantContext.call(Ledger.GLOBEX, () -> entities.find(type, id));
            });
        }

        private <T> T inAcme(Function<EntityManager, T> work) {
            return TenantContext.call(Ledger.ACME, () -> ledger.without(work));
        }

        @Test
        void keepsProceduresAndTheConnectionBehindShut() {
            start();

            refused(
                    StatementRefusedException.class,
                    () -> ledger.asGlobex(entities -> entities.unwrap(Session.class)
                            .doReturningWork(connection -> connection.prepareCall("{call anything()}"))));
            refused(
                    StatementRefusedException.class,
                    () -> ledger.asGlobex(entities -> entities.unwrap(Session.class)
                            .doReturningWork(connection -> connection.unwrap(java.sql.Connection.class))));
        }
    }

    @Nested
    class TheNextMode {

        @Test
        void isToldWithWhatStandsInItsWay() {
            Adoption adoption = Adoption.builder()
                    .mode(AdoptionMode.OBSERVE)
                    .organisation(Ledger.ACME)
                    .entity(BILL, AdoptionMode.WRITE_ONLY)
                    .build();
            ledger = new Ledger(database, adoption).restored();
            LEDGERS.put(database + " progress", ledger);
            ledger.without(Ledger::bills);
            ledger.without(Ledger::memos);
            ledger.doWithout(entities -> store(entities, new Memo("stored")));

            List<AdoptionProgress> progress = HibernateIsolation.progress(ledger.factory);

            assertThat(progress).extracting(AdoptionProgress::entity).containsExactly(BILL, DRAFT, MEMO);
            assertThat(progress.get(0).next()).isEqualTo(AdoptionMode.ENFORCE);
            assertThat(progress.get(0).inTheWay())
                    .singleElement()
                    .asString()
                    .startsWith("1 times missing-scope, reading, at com.example.adopted.Ledger.bills(");
            assertThat(progress.get(1).next()).isEqualTo(AdoptionMode.WRITE_ONLY);
            assertThat(progress.get(1).inTheWay())
                    .containsExactly(
                            "table drafts: rows with null in owner_id, which nobody will see. Fill it in, and then"
                                    + " let no null in: alter table drafts alter column owner_id set not null");
            assertThat(progress.get(2).next()).isEqualTo(AdoptionMode.WRITE_ONLY);
            assertThat(progress.get(2).inTheWay())
                    .singleElement()
                    .asString()
                    .startsWith("1 times missing-scope, writing, at com.example.adopted.");
        }

        @Test
        void isFreeOnceEachRowHasItsOrganisation() {
            ledger = new Ledger(
                            database,
                            Adoption.builder().mode(AdoptionMode.OBSERVE).build())
                    .restored();
            LEDGERS.put(database + " free", ledger);
            ledger.sql("update drafts set owner_id = '%s'".formatted(Ledger.ACME));

            assertThat(HibernateIsolation.progress(ledger.factory).get(1))
                    .isEqualTo(new AdoptionProgress(DRAFT, AdoptionMode.OBSERVE, AdoptionMode.WRITE_ONLY, List.of()));
        }

        @Test
        void isNoneOnceAllIsEnforced() {
            open("enforce", Adoption.builder());

            assertThat(HibernateIsolation.progress(ledger.factory))
                    .containsExactly(
                            new AdoptionProgress(BILL, AdoptionMode.ENFORCE, null, List.of()),
                            new AdoptionProgress(DRAFT, AdoptionMode.ENFORCE, null, List.of()),
                            new AdoptionProgress(MEMO, AdoptionMode.ENFORCE, null, List.of()));
            refused(MissingScopeException.class, () -> ledger.without(Ledger::bills));
        }
    }

    @Nested
    class WrongSettings {

        @Test
        void nameAnEntityThatIsNotThere() {
            assertThatThrownBy(() -> open("wrong", Adoption.builder().entity("Bil", AdoptionMode.OBSERVE)))
                    .hasRootCauseInstanceOf(AdoptionException.class)
                    .hasRootCauseMessage(
                            "'Bil' is given a mode of adoption and is no entity at the top of its hierarchy."
                                    + " There are: com.example.adopted.Bill, com.example.adopted.Draft,"
                                    + " com.example.adopted.Memo");
        }

        @Test
        void nameAnEntityTwice() {
            assertThatThrownBy(() -> open(
                            "wrong",
                            Adoption.builder()
                                    .entity("Bill", AdoptionMode.OBSERVE)
                                    .entity(BILL, AdoptionMode.ENFORCE)))
                    .hasRootCauseInstanceOf(AdoptionException.class)
                    .hasRootCauseMessage(
                            "'com.example.adopted.Bill' is given a mode of adoption under two of its names. Use one");
        }
    }
}
