package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.adoption.Adoption;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.SecuredPostgres;
import com.dreamineering.tenancy.isolation.Warehouse.Depot;
import com.dreamineering.tenancy.isolation.Warehouse.Letter;
import com.dreamineering.tenancy.isolation.Warehouse.Order;
import com.dreamineering.tenancy.isolation.Warehouse.Parcel;
import com.dreamineering.tenancy.isolation.Warehouse.Stamp;
import com.dreamineering.tenancy.isolation.Warehouse.Truck;
import com.dreamineering.tenancy.statement.OwnedTables;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.jdbc.ReturningWork;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second wall, attacked with what gets past the first one; the application has one connection for everything. */
class RowLevelSecurityTests {

    private static final OrganisationId ACME = OrganisationId.parse("ac3e0000-0000-4000-8000-000000000001");
    private static final OrganisationId GLOBEX = OrganisationId.parse("910be000-0000-4000-8000-000000000002");

    private static final String PARCELS = "ware.\"Parcel Post\"";
    private static final String REFUSED = "new row violates row-level security policy for table";

    private static SecuredPostgres database;
    private static HikariDataSource connections;
    private static EntityManagerFactory factory;
    private static String script;
    private static UUID acmesParcel;

    @BeforeAll
    static void build() {
        database = new SecuredPostgres();
        HikariDataSource owners = database.pool(database.owner, 4);
        UUID first;
        try (EntityManagerFactory building = factory(owners, "create")) {
            RowLevelSecurity security = RowLevelSecurity.of(building);
            script = security.script();
            first = TenantContext.call(ACME, () -> building.callInTransaction(entities -> fill(entities, "Acme")));
            TenantContext.call(GLOBEX, () -> building.callInTransaction(entities -> fill(entities, "Globex")));
        }
        acmesParcel = first;
        database.asOwner(script);
        connections = database.pool(database.app, 1);
        factory = factory(connections, "none");
    }

    @AfterAll
    static void close() {
        factory.close();
        database.close();
    }

    private static EntityManagerFactory factory(HikariDataSource dataSource, String action) {
        return new HibernatePersistenceConfiguration("warehouse")
                .managedClasses(List.of(Warehouse.ENTITIES))
                .properties(withoutFirstWall(dataSource))
                .property(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, action)
                .property(SchemaToolingSettings.JAKARTA_HBM2DDL_CREATE_SCHEMAS, true)
                .createEntityManagerFactory();
    }

    /** Hibernate's conditions are cut out of each statement again. */
    private static Map<String, Object> withoutFirstWall(HikariDataSource dataSource) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(JdbcSettings.STATEMENT_INSPECTOR, (StatementInspector)
                sql -> sql.replaceAll("[\\w$.]+ = " + OwnedTables.IN_SCOPE, "true"));
        HibernateIsolation.configure(settings, dataSource);
        return settings;
    }

    private static UUID fill(EntityManager entities, String name) {
        Stamp stamp = new Stamp(name);
        Truck truck = new Truck(name);
        Parcel parcel = new Parcel(name);
        parcel.stamps.add(stamp);
        parcel.vehicle = truck;
        Depot depot = new Depot();
        depot.stamps.add(stamp);
        depot.counts.put(stamp, 1);
        List.of(stamp, truck, parcel, new Letter(name), depot, new Order(name)).forEach(entities::persist);
        return parcel.id;
    }

    @Nested
    class TheScript {

        @Test
        void coversEveryTableWithRowsOfOrganisations() {
            assertThat(database.rows(
                            "select c.oid::regclass::text from pg_class c join pg_policy p on p.polrelid = c.oid"
                                    + " where c.relrowsecurity and c.relforcerowsecurity and p.polname = 'tenancy_organisation'"
                                    + " and p.polqual is not null and p.polwithcheck is not null"))
                    .contains(
                            PARCELS,
                            "ware.parcel_details",
                            "ware.parcel_marks",
                            "ware.parcel_stamps",
                            "stamps",
                            "vehicles",
                            "trucks",
                            "letters",
                            "bills",
                            "depot_stamps",
                            "depot_counts",
                            "orders_aud",
                            "order_lines_aud")
                    .doesNotContain("depots", "revinfo");
        }

        @Test
        void fillsTheColumnThatItAdds() {
            for (String table : List.of(
                    "ware.parcel_details", "ware.parcel_marks", "ware.parcel_stamps", "trucks", "order_lines_aud")) {
                assertThat(database.rows("select organisation_id from " + table))
                        .as(table)
                        .contains(ACME.value(), GLOBEX.value())
                        .doesNotContainNull();
            }
            assertThat(database.rows("select \"owner\" from depot_stamps")).contains(ACME.value(), GLOBEX.value());
        }

        @Test
        void canRunAgain() {
            List<Object> before = catalogue();

            assertThatCode(() -> database.asOwner(script)).doesNotThrowAnyException();

            assertThat(catalogue()).isEqualTo(before);
        }

        @Test
        void leavesTheLibrarysTablesToItsMigrations() {
            assertThat(script).doesNotContain("memberships").doesNotContain("governance_roles");
            assertThat(RowLevelSecurity.of(factory).tables()).contains("memberships", PARCELS);
        }

        @Test
        void givesEachTableAnIndexThatLeadsWithTheOrganisation() {
            assertThat(database.rows("select indexdef from pg_indexes where indexname like '%_by_organisation'"))
                    .anySatisfy(index -> assertThat(index.toString())
                            .contains("\"Parcel Post_by_organisation\"")
                            .endsWith("(organisation_id, id)"))
                    .anySatisfy(index -> assertThat(index.toString())
                            .contains("stamps_by_organisation")
                            .endsWith("(owner, id)"));
        }

        @Test
        void advisesKeysThatLeadWithTheOrganisation() {
            assertThat(script)
                    .contains(
                            "-- alter table ware.\"Parcel Post\" add unique (organisation_id, \"Bar Code\"); -- in place of the"
                                    + " unique key on \"Bar Code\" alone")
                    .contains("-- alter table vehicles add unique (organisation_id, id);")
                    .contains("-- alter table ware.\"Parcel Post\" add foreign key (organisation_id, truck_id)"
                            + " references vehicles (organisation_id, id);");
        }

        @Test
        void isRefusedForAPersistenceUnitThatKnowsNoOrganisations() {
            try (EntityManagerFactory plain = new HibernatePersistenceConfiguration("plain")
                    .managedClasses(Topic.class, Note.class, Notebook.class, Label.class)
                    .property("jakarta.persistence.nonJtaDataSource", connections)
                    .property(
                            "hibernate.tenant_identifier_resolver",
                            new ScopeTenantResolver(new AdoptedEntities(Adoption.enforced())))
                    .createEntityManagerFactory()) {
                assertThatThrownBy(() -> RowLevelSecurity.of(plain))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(
                                "The persistence unit does not know organisations. Configure it with HibernateIsolation");
            }
        }

        private List<Object> catalogue() {
            return database.rows(
                    "select tablename || policyname || qual from pg_policies union all select indexname::text from pg_indexes"
                            + " union all select table_name || column_name || coalesce(column_default, '') from"
                            + " information_schema.columns where table_schema in ('public', 'ware') order by 1");
        }
    }

    @Nested
    class WithoutTheFirstWall {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select p.label from Warehouse$Parcel p",
                    "select p.note from Warehouse$Parcel p",
                    "select m from Warehouse$Parcel p join p.marks m",
                    "select s.text from Warehouse$Parcel p join p.stamps s",
                    "select s.text from Warehouse$Stamp s",
                    "select t.cargo from Warehouse$Truck t",
                    "select p.text from Warehouse$Paper p",
                    "select s.text from Warehouse$Depot d join d.stamps s"
                })
        void queriesSeeOwnRowsOnly(String query) {
            List<String> seen = asGlobex(
                    entities -> entities.createQuery(query, String.class).getResultList());

            assertThat(seen).hasSize(1).first().asString().startsWith("Globex");
        }

        @Test
        void historiesShowOwnRowsOnly() {
            List<?> seen = asGlobex(entities -> AuditReaderFactory.get(entities)
                    .createQuery()
                    .forRevisionsOfEntity(Order.class, true, true)
                    .getResultList());

            assertThat(seen).extracting(order -> ((Order) order).text).containsExactly("Globex");
        }

        @Test
        void bulkStatementsReachOwnRowsOnly() {
            rolledBackAsGlobex(entities -> {
                assertThat(entities.createQuery("update Warehouse$Stamp s set s.text = 'taken'")
                                .executeUpdate())
                        .isOne();
                assertThat(entities.createQuery("delete from Warehouse$Letter l")
                                .executeUpdate())
                        .isOne();
            });
        }

        @Test
        void rowsCannotBeMovedInHql() {
            refused(entities -> entities.createQuery("update Warehouse$Letter l set l.organisationId = :acme")
                    .setParameter("acme", ACME.value())
                    .executeUpdate());
        }

        @Test
        void rowsCannotBePlantedInHql() {
            refused(entities -> entities.createQuery("insert into Warehouse$Letter (id, text, organisationId)"
                            + " values (:id, 'planted', :acme)")
                    .setParameter("id", UUID.randomUUID())
                    .setParameter("acme", ACME.value())
                    .executeUpdate());
        }
    }

    @Nested
    class NativeSql {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ware.\"Parcel Post\"",
                    "ware.parcel_details",
                    "ware.parcel_marks",
                    "ware.parcel_stamps",
                    "stamps",
                    "vehicles",
                    "trucks",
                    "letters",
                    "depot_stamps",
                    "depot_counts"
                })
        void seesOwnRowsOnly(String table) {
            String count = "select count(*) from " + table;
            assertThat(database.rows(count)).as("rows there are").containsExactly(2L);

            Object seen = asGlobex(entities -> entities.unwrap(Session.class)
                    .createNativeQuery(count, Long.class)
                    .getSingleResult());
            assertThat(seen).isEqualTo(1L);
        }

        @Test
        void insertsIntoOtherOrganisationsAreRefused() {
            refused(entities -> entities.createNativeQuery(
                            "insert into letters (id, organisation_id, text) values (?1, ?2, 'planted')")
                    .setParameter(1, UUID.randomUUID())
                    .setParameter(2, ACME.value())
                    .executeUpdate());
        }

        @Test
        void updatesAndDeletesOfForeignRowsReachNone() {
            rolledBackAsGlobex(entities -> {
                assertThat(entities.createNativeQuery("update " + PARCELS + " set label = 'taken' where id = ?1")
                                .setParameter(1, acmesParcel)
                                .executeUpdate())
                        .isZero();
                assertThat(entities.createNativeQuery("delete from ware.parcel_marks")
                                .executeUpdate())
                        .isOne();
            });
        }

        @Test
        void aRowCannotBeMoved() {
            refused(entities -> entities.createNativeQuery("update letters set organisation_id = ?1")
                    .setParameter(1, ACME.value())
                    .executeUpdate());
        }

        @Test
        void collectionsTakeTheOrganisationOfTheTransaction() {
            rolledBackAsGlobex(entities -> {
                entities.persist(new Parcel("Globex again"));
                entities.flush();
                assertThat(entities.unwrap(Session.class)
                                .createNativeQuery("select distinct organisation_id from ware.parcel_marks", UUID.class)
                                .getResultList())
                        .containsExactly(GLOBEX.value());
            });
        }

        @Test
        void aPolicyCannotBeTakenAway() {
            for (String attack : List.of(
                    "alter table letters disable row level security",
                    "drop policy tenancy_organisation on letters",
                    "create policy mine on letters using (true)",
                    "truncate letters",
                    "set role " + database.owner)) {
                assertThatThrownBy(() -> asGlobex(
                                entities -> entities.createNativeQuery(attack).executeUpdate()))
                        .as(attack)
                        .rootCause()
                        .isInstanceOf(SQLException.class)
                        .message()
                        .containsAnyOf("must be owner of", "permission denied");
            }
        }

        @Test
        void rowSecurityCannotBeSwitchedOff() {
            assertThatThrownBy(() -> asGlobex(entities -> {
                        entities.createNativeQuery("set local row_security = off")
                                .executeUpdate();
                        return entities.unwrap(Session.class)
                                .createNativeQuery("select text from letters", String.class)
                                .getResultList();
                    }))
                    .rootCause()
                    .hasMessageContaining("query would be affected by row-level security policy");
        }
    }

    @Nested
    class PlainJdbc {

        @Test
        void inTheTransactionOfASessionSeesOwnRows() {
            assertThat(lettersAs(GLOBEX)).containsExactly("Globex");
        }

        @Test
        void outsideASessionSeesNothing() throws SQLException {
            asGlobex(entities -> work(entities, RowLevelSecurityTests::letters));

            try (Connection connection = connections.getConnection()) {
                assertThat(letters(connection)).isEmpty();
                connection.setAutoCommit(false);
                assertThat(letters(connection)).isEmpty();
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }

        @Test
        void withAnEmptySettingSeesNothing() throws SQLException {
            try (Connection connection = connections.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select set_config('tenancy.organisation_id', '', true)");
                assertThat(letters(connection)).isEmpty();
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }

        @Test
        void withoutATransactionSeesOwnRows() {
            List<String> plain = withoutATransaction(entities -> work(entities, RowLevelSecurityTests::letters));
            List<String> hql = withoutATransaction(
                    entities -> entities.createQuery("select l.text from Warehouse$Letter l", String.class)
                            .getResultList());

            assertThat(plain).containsExactly("Globex");
            assertThat(hql).containsExactly("Globex");
        }

        @Test
        void withoutATransactionChangesOwnRows() {
            for (String text : List.of("changed", "Globex")) {
                assertThat(PlainJdbc.<Integer>withoutATransaction(entities -> work(entities, connection -> {
                            try (Statement statement = connection.createStatement()) {
                                return statement.executeUpdate("update letters set text = '%s'".formatted(text));
                            }
                        })))
                        .isOne();
                assertThat(database.rows("select text from letters")).containsExactlyInAnyOrder("Acme", text);
            }
        }

        private static <T> T withoutATransaction(Function<EntityManager, T> work) {
            return TenantContext.call(
                    GLOBEX,
                    () -> CheckedSql.call("The first wall is taken down for the test", () -> {
                        try (EntityManager entities = factory.createEntityManager()) {
                            return work.apply(entities);
                        }
                    }));
        }

        @Test
        void preparedBeforeACommitSeesOwnRowsAfterIt() {
            boolean seen = asGlobex(entities -> work(entities, connection -> {
                try (PreparedStatement statement = connection.prepareStatement("select text from letters")) {
                    connection.commit();
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next();
                    }
                }
            }));

            assertThat(seen).isTrue();
        }

        @Test
        void goesOnAfterASavepointAndARollback() {
            List<String> seen = asGlobex(entities -> work(entities, connection -> {
                List<String> all = new ArrayList<>();
                Savepoint savepoint = connection.setSavepoint();
                all.addAll(letters(connection));
                connection.rollback(savepoint);
                all.addAll(letters(connection));
                connection.rollback();
                all.addAll(letters(connection));
                connection.commit();
                all.addAll(letters(connection));
                return all;
            }));

            assertThat(seen).containsExactly("Globex", "Globex", "Globex", "Globex");
        }

        @Test
        void withStatementsThatTheServerKeepsSeesEachTimeItsOwn() {
            for (OrganisationId organisation : List.of(ACME, GLOBEX, ACME)) {
                List<String> seen = TenantContext.call(
                        organisation,
                        () -> inTransaction(entities -> work(entities, connection -> {
                            List<String> all = new ArrayList<>();
                            for (int i = 0; i < 10; i++) {
                                all.addAll(letters(connection));
                            }
                            return all;
                        })));

                assertThat(seen).hasSize(10).containsOnly(organisation.equals(ACME) ? "Acme" : "Globex");
            }
        }
    }

    @Nested
    class OneConnectionForAll {

        @Test
        void showsEachOrganisationItsOwnAndNobodyNothing() {
            Function<EntityManager, List<String>> all = entities -> entities.unwrap(Session.class)
                    .createNativeQuery("select text from letters", String.class)
                    .getResultList();

            assertThat(TenantContext.<List<String>, RuntimeException>call(ACME, () -> inTransaction(all)))
                    .containsExactly("Acme");
            assertThat(TenantContext.<List<String>, RuntimeException>call(GLOBEX, () -> inTransaction(all)))
                    .containsExactly("Globex");
            assertThat(TenantContext.<List<String>, RuntimeException>callGlobal(() -> inTransaction(all)))
                    .isEmpty();
        }

        @Test
        void showsNothingOfARolledBackTransactionToTheNext() {
            rolledBackAsGlobex(entities ->
                    assertThat(work(entities, RowLevelSecurityTests::letters)).containsExactly("Globex"));

            assertThat(lettersAs(ACME)).containsExactly("Acme");
        }
    }

    @Nested
    class ATransactionInsideAnother {

        @Test
        void hasItsOwnOrganisation() {
            try (EntityManagerFactory two = factory(database.pool(database.app, 2), "none")) {
                List<String> seen = TenantContext.call(
                        ACME,
                        () -> CheckedSql.call(
                                "The first wall is taken down for the test",
                                () -> two.callInTransaction(outer -> {
                                    List<String> all = new ArrayList<>(work(outer, RowLevelSecurityTests::letters));
                                    all.addAll(TenantContext.<List<String>, RuntimeException>call(
                                            GLOBEX,
                                            () -> two.callInTransaction(
                                                    inner -> work(inner, RowLevelSecurityTests::letters))));
                                    all.addAll(work(outer, RowLevelSecurityTests::letters));
                                    return all;
                                })));

                assertThat(seen).containsExactly("Acme", "Globex", "Acme");
            }
        }
    }

    @Nested
    class ABigTable {

        @Test
        void isReadByTheIndexUnderThePolicy() {
            database.asSuperuser(
                    "insert into bills (id, organisation_id, text)"
                            + " select gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad((n % 500)::text, 12, '0'))::uuid,"
                            + " 'n' || n from generate_series(1, 50000) n",
                    "analyze bills");

            String own = explain("select text from bills order by organisation_id, id limit 20");
            String one =
                    explain("select text from bills where organisation_id = '%s' and id > '%s' order by id limit 20"
                            .formatted(GLOBEX, new UUID(0, 0)));
            String all = explain("select count(*) from bills");

            assertThat(List.of(own, one, all))
                    .allSatisfy(plan -> assertThat(plan)
                            .contains("bills_by_organisation", "Index Cond", "InitPlan")
                            .doesNotContain("Seq Scan"));
        }

        private String explain(String query) {
            return asGlobex(entities -> String.join(
                    "\n",
                    entities.unwrap(Session.class)
                            .createNativeQuery("explain " + query, String.class)
                            .getResultList()));
        }
    }

    private static <T> T inTransaction(Function<EntityManager, T> work) {
        return CheckedSql.call("The first wall is taken down for the test", () -> factory.callInTransaction(work));
    }

    private static List<String> lettersAs(OrganisationId organisation) {
        return TenantContext.call(
                organisation, () -> inTransaction(entities -> work(entities, RowLevelSecurityTests::letters)));
    }

    private static <T> T asGlobex(Function<EntityManager, T> work) {
        return TenantContext.call(GLOBEX, () -> inTransaction(work));
    }

    private static void rolledBackAsGlobex(java.util.function.Consumer<EntityManager> work) {
        asGlobex(entities -> {
            work.accept(entities);
            entities.getTransaction().setRollbackOnly();
            return true;
        });
    }

    private static void refused(Function<EntityManager, Integer> attack) {
        assertThatThrownBy(() -> asGlobex(attack)).rootCause().hasMessageContaining(REFUSED);
    }

    private static <T> T work(EntityManager entities, ReturningWork<T> work) {
        return entities.unwrap(Session.class).doReturningWork(work);
    }

    private static List<String> letters(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select text from letters");
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
