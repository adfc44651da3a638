package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.ConstructorResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityResult;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.StoredProcedureQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLInsert;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SQLSelect;
import org.hibernate.annotations.SQLUpdate;
import org.hibernate.annotations.Subselect;
import org.hibernate.jdbc.Expectation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** SQL that somebody wrote into a mapping or a database, and that says nothing of organisations, or too much. */
@OnEachDatabase
class SqlInMappingTests {

    private final TestDatabase database;
    private final Installation installation;
    private final Comparison both;
    private final UUID acmes = UUID.randomUUID();
    private final UUID globexs = UUID.randomUUID();

    SqlInMappingTests(TestDatabase database) {
        this.database = database;
        installation = Installation.shared(
                database,
                Bill.class,
                Loose.class,
                Counted.class,
                Related.class,
                Shown.class,
                Careless.class,
                Greedy.class,
                Found.class);
        both = new Comparison(installation);
        installation.sql("delete from bills");
        both.doAsAcme(entities -> entities.persist(new Bill(acmes, "Acme's")));
        both.doAsGlobex(entities -> entities.persist(new Bill(globexs, "Globex's")));
    }

    private List<Object> acmesTitle() {
        return installation.rows("select title from bills where id = ?", acmes);
    }

    private static <T> Function<EntityManager, List<T>> hql(String query, Class<T> type) {
        return entities -> entities.createQuery(query, type).getResultList();
    }

    @Nested
    class Conditions {

        /** As a condition of its own it would let everything through. */
        @Test
        void ofAnEntityTakeNothingOffItsOwn() {
            assertThat(both.<List<String>>asGlobex(hql("select l.title from Loose l", String.class)))
                    .containsExactly("Globex's");
            assertThat(both.<Loose>asGlobex(entities -> entities.find(Loose.class, acmes)))
                    .isNull();
            int removed = both.asGlobex(
                    entities -> entities.createQuery("delete from Loose").executeUpdate());
            assertThat(removed).isOne();
            assertThat(acmesTitle()).containsExactly("Acme's");
        }
    }

    @Nested
    class Formulas {

        @Test
        void countOwnRows() {
            both.onlyPlainHibernateLeaks(hql("select c.bills from Counted c", Integer.class), 2, 1);
            both.onlyPlainHibernateLeaks(entities -> List.of(entities.find(Counted.class, globexs).bills), 2, 1);
        }

        @Test
        void areRefusedWhereNothingKeepsThem() {
            both.onlyPlainHibernateAnswers(hql("select r.bills from Related r", Integer.class), 2);
            both.onlyPlainHibernateAnswers(entities -> List.of(entities.find(Related.class, globexs).bills), 2);
        }
    }

    @Nested
    class Subselects {

        @Test
        void ofNobodysShowOwnRows() {
            both.onlyPlainHibernateLeaks(hql("select s.title from Shown s", String.class), "Acme's", "Globex's");
            assertThat(both.<Shown>asGlobex(entities -> entities.find(Shown.class, acmes)))
                    .isNull();
        }
    }

    @Nested
    class CustomStatements {

        @Test
        void findOwnRows() {
            assertThat(both.<Found>asGlobex(entities -> entities.find(Found.class, acmes)))
                    .isNull();
            assertThat(both.<String>asGlobex(entities -> entities.find(Found.class, globexs).title))
                    .isEqualTo("Globex's");
        }

        @Test
        void changeOwnRows() {
            both.doAsGlobex(entities -> entities.find(Careless.class, globexs).title = "changed");

            assertThat(installation.rows("select title from bills where id = ?", globexs))
                    .containsExactly("changed");
        }

        @Test
        void doNotChangeForeignRows() {
            for (UUID claimed : List.of(both.acme(), both.globex())) {
                assertThatThrownBy(() -> both.doAsGlobex(entities -> stateless(entities, session -> {
                            session.update(careless(claimed));
                            return true;
                        })))
                        .isInstanceOf(RuntimeException.class);
                assertThat(acmesTitle()).containsExactly("Acme's");
            }
        }

        @Test
        void doNotRemoveForeignRows() {
            assertThatThrownBy(() -> both.doAsGlobex(entities -> stateless(entities, session -> {
                        session.delete(careless(both.globex()));
                        return true;
                    })))
                    .isInstanceOf(RuntimeException.class);
            assertThat(acmesTitle()).containsExactly("Acme's");
        }

        @Test
        void thatReachForMoreThanTheirRowAreRefused() {
            both.refuses(entities -> entities.remove(entities.find(Greedy.class, globexs)));
            both.refuses(entities -> entities.find(Greedy.class, globexs).title = "everybody's");

            assertThat(installation.rows("select title from bills")).containsExactlyInAnyOrder("Acme's", "Globex's");
        }

        @Test
        void plantNothing() {
            UUID planted = UUID.randomUUID();

            catchThrowable(() -> both.doAsGlobex(entities -> entities.persist(new Greedy(planted))));

            assertThat(installation.rows("select id from bills where id = ?", planted))
                    .isEmpty();
        }

        private Careless careless(UUID organisation) {
            Careless madeUp = new Careless(new OrganisationId(organisation));
            madeUp.id = acmes;
            madeUp.title = "taken over";
            return madeUp;
        }

        private boolean stateless(EntityManager entities, Function<org.hibernate.StatelessSession, Boolean> work) {
            return entities.getEntityManagerFactory()
                    .unwrap(SessionFactory.class)
                    .fromStatelessTransaction(work);
        }
    }

    @Nested
    class NamedNativeQueries {

        @Test
        void withoutAConditionAreRefused() {
            for (String name : List.of("bills.entities", "bills.mapped", "bills.made", "bills.titles")) {
                both.onlyPlainHibernateAnswers(entities -> titles(entities, name), "Acme's");
            }
        }

        @Test
        void withoutTheOrganisationAreKeptToIt() {
            both.onlyPlainHibernateLeaks(entities -> titles(entities, "bills.open"), "Acme's", "Globex's");
        }

        private List<String> titles(EntityManager entities, String name) {
            List<?> rows = entities.createNamedQuery(name).getResultList();
            return rows.stream().map(this::title).toList();
        }

        private String title(Object row) {
            if (row instanceof Bill bill) {
                return bill.title;
            }
            return row instanceof Line line ? line.title : (String) row;
        }
    }

    @Nested
    class Procedures {

        @Test
        void areRefusedAsFunctions() {
            createFunction();

            both.onlyPlainHibernateAnswers(
                    entities -> List.of(entities.unwrap(Session.class)
                            .createStoredProcedureCall("count_bills")
                            .markAsFunctionCall(Integer.class)
                            .getSingleResult()),
                    2);
        }

        @Test
        void areRefused() {
            both.refuses(entities -> {
                StoredProcedureQuery call = entities.createStoredProcedureQuery("remove_bills");
                call.execute();
            });
        }

        private void createFunction() {
            if (database == TestDatabase.H2) {
                installation.sql("create alias if not exists count_bills for '%s.countBills'"
                        .formatted(Functions.class.getName()));
            } else {
                installation.sql(
                        "create or replace function count_bills() returns integer language sql as 'select count(*)::integer from bills'");
            }
        }
    }

    /** For H2, in which functions are methods. */
    public static final class Functions {

        private Functions() {}

        public static int countBills(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from bills")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** What a named query makes of a row. */
    record Line(String title) {}

    @MappedSuperclass
    abstract static class Row extends TenantOwned {
        @Id
        UUID id;

        String title;

        protected Row() {}

        Row(OrganisationId organisation) {
            super(organisation);
        }
    }

    /** The table of all of them. */
    @Entity(name = "Bill")
    @Table(name = "bills")
    @NamedNativeQuery(name = "bills.entities", query = "select * from bills", resultClass = Bill.class)
    @NamedNativeQuery(name = "bills.mapped", query = "select * from bills", resultSetMapping = "bill")
    @NamedNativeQuery(name = "bills.made", query = "select title from bills", resultSetMapping = "line")
    @NamedNativeQuery(name = "bills.titles", query = "select title from bills", resultClass = String.class)
    @NamedNativeQuery(
            name = "bills.open",
            query = "select title from bills where version >= 0",
            resultClass = String.class)
    @SqlResultSetMapping(name = "bill", entities = @EntityResult(entityClass = Bill.class))
    @SqlResultSetMapping(
            name = "line",
            classes = @ConstructorResult(targetClass = Line.class, columns = @ColumnResult(name = "title")))
    static class Bill extends Row {
        @Version
        int version;

        protected Bill() {}

        Bill(UUID id, String title) {
            this.id = id;
            this.title = title;
        }
    }

    @Entity(name = "Loose")
    @Table(name = "bills")
    @SQLRestriction("version = 0 or version <> 0")
    static class Loose extends Row {}

    @Entity(name = "Counted")
    @Table(name = "bills")
    static class Counted extends Row {
        @Formula("(select count(*) from bills b where b.version >= 0)")
        Integer bills;
    }

    @Entity(name = "Related")
    @Table(name = "bills")
    static class Related extends Row {
        @Formula("(select count(*) from bills)")
        Integer bills;
    }

    @Entity(name = "Shown")
    @Subselect("select id, title from bills where version >= 0")
    @Immutable
    @GlobalData
    static class Shown {
        @Id
        UUID id;

        String title;
    }

    /** Finds rows by their ids alone. */
    @Entity(name = "Careless")
    @Table(name = "bills")
    @SQLUpdate(sql = "update bills set title = ? where id = ?", verify = Expectation.RowCount.class)
    @SQLDelete(sql = "delete from bills where id = ?", verify = Expectation.RowCount.class)
    static class Careless extends Row {
        protected Careless() {}

        Careless(OrganisationId organisation) {
            super(organisation);
        }
    }

    /** Reaches for everybody's. */
    @Entity(name = "Greedy")
    @Table(name = "bills")
    @SQLInsert(
            sql = "insert into bills (organisation_id, title, id, version) select b.organisation_id, n.title, n.id, 0"
                    + " from bills b, (select cast(? as uuid) as own, cast(? as varchar(255)) as title,"
                    + " cast(? as uuid) as id) n where b.organisation_id <> n.own",
            verify = Expectation.None.class)
    @SQLUpdate(sql = "update bills set title = ? where id = ? or version = 0", verify = Expectation.None.class)
    @SQLDelete(sql = "delete from bills where id = ? or version = 0", verify = Expectation.None.class)
    static class Greedy extends Row {
        protected Greedy() {}

        Greedy(UUID id) {
            this.id = id;
            this.title = "planted";
        }
    }

    @Entity(name = "Found")
    @Table(name = "bills")
    @SQLSelect(sql = "select id, title, organisation_id from bills where id = ?")
    static class Found extends Row {}
}
