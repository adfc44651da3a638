package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the database is told about the scope, and when. */
class ScopeAnnouncementTests {

    private static final String TOLD = "select current_setting('tenancy.organisation_id', true)";

    private final Installation installation = Installation.shared(TestDatabase.POSTGRESQL);
    private final SqlSeen seen = new SqlSeen(installation.dataSource);
    private final EntityManagerFactory factory = factory(seen);
    private final String acme = installation.acme.id().toString();
    private final String globex = installation.globex.id().toString();

    @AfterEach
    void close() {
        factory.close();
    }

    @Nested
    class ATransaction {

        @Test
        void isToldTheOrganisationInScope() {
            assertThat(asAcme(ScopeAnnouncementTests::told)).isEqualTo(acme);
        }

        @Test
        void isToldOnceHoweverManyStatementsItHas() {
            asAcme(connection -> told(connection) + told(connection) + told(connection));

            assertThat(seen.announcements()).isOne();
        }

        @Test
        void withoutAStatementIsToldNothing() {
            asAcme(connection -> "");

            assertThat(seen.announcements()).isZero();
        }

        @Test
        void withOnlyGlobalDataInScopeIsToldThatNobodysRowsAreSeen() {
            String told = TenantContext.callGlobal(() -> factory.callInTransaction(ScopeAnnouncementTests.this::work));

            assertThat(told).isEmpty();
            assertThat(seen.announcements()).isOne();
        }

        @Test
        void leavesNothingOnTheConnection() {
            asAcme(ScopeAnnouncementTests::told);

            assertThat(installation.rows(TOLD))
                    .allSatisfy(value -> assertThat(value).isIn(null, ""));
        }

        @Test
        void afterACommitIsToldAgain() {
            String told = asAcme(connection -> {
                told(connection);
                connection.commit();
                return told(connection);
            });

            assertThat(told).isEqualTo(acme);
            assertThat(seen.announcements()).isEqualTo(2);
        }

        @Test
        void afterARollbackIsToldAgain() {
            assertThat(asAcme(connection -> {
                        told(connection);
                        connection.rollback();
                        return told(connection);
                    }))
                    .isEqualTo(acme);
        }

        @Test
        void afterACommitThatFailedIsToldAgain() throws SQLException {
            installation.sql("create table if not exists late (id int unique deferrable initially deferred)");

            assertThat(asAcme(connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("insert into late values (1), (1)");
                        }
                        assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
                        return told(connection);
                    }))
                    .isEqualTo(acme);
        }

        @Test
        void thatBeginsWithASavepointKeepsTheScopeWhenItGoesBackThere() {
            assertThat(asAcme(connection -> {
                        Savepoint beginning = connection.setSavepoint();
                        told(connection);
                        connection.rollback(beginning);
                        return told(connection);
                    }))
                    .isEqualTo(acme);
            assertThat(seen.announcements()).isOne();
        }

        @Test
        void inATransactionOfItsOwnIsToldItsOwnScopeAndTheOuterOneKeepsIts() {
            String told = asAcme(connection -> {
                String before = told(connection);
                String inner = TenantContext.call(
                        installation.globex.id(), () -> factory.callInTransaction(ScopeAnnouncementTests.this::work));
                return String.join(" ", before, inner, told(connection));
            });

            assertThat(told).isEqualTo(String.join(" ", acme, globex, acme));
        }

        @Test
        void thatUsesAConnectionOfThePoolAfterAnotherOrganisationSeesItsOwn() {
            assertThat(List.of(asAcme(ScopeAnnouncementTests::told), asGlobex(ScopeAnnouncementTests::told)))
                    .containsExactly(acme, globex);
        }

        @Test
        void replacesWhatSomebodyLeftOnTheConnection() {
            assertThat(asAcme(connection -> {
                        set(connection, false);
                        connection.commit();
                        String told = told(connection);
                        connection.rollback();
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("reset tenancy.organisation_id");
                        }
                        connection.commit();
                        return told;
                    }))
                    .isEqualTo(acme);
        }
    }

    @Nested
    class OutsideATransaction {

        @Test
        void eachStatementHasOneOfItsOwnThatIsTold() {
            String told = TenantContext.call(installation.acme.id(), () -> {
                try (EntityManager entities = factory.createEntityManager()) {
                    return work(entities) + "," + work(entities);
                }
            });

            assertThat(told).isEqualTo(acme + "," + acme);
            assertThat(seen.announcements()).isEqualTo(2);
        }

        @Test
        void theConnectionIsInNoneAfterwards() {
            boolean inNone = withoutATransaction(connection -> {
                told(connection);
                return connection.getAutoCommit();
            });

            assertThat(inNone).isTrue();
        }

        @Test
        void aStatementThatFailsLeavesNone() {
            String after = withoutATransaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    assertThatThrownBy(() -> statement.executeQuery("select 1 / 0"))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("division by zero");
                }
                return connection.getAutoCommit() + "," + told(connection);
            });

            assertThat(after).isEqualTo("true," + acme);
        }

        @Test
        void rowsThatAreFetchedFewAtATimeAreAllThere() {
            String rowsAndSize = withoutATransaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.setFetchSize(2);
                    int rows = 0;
                    try (ResultSet all = statement.executeQuery("select generate_series(1, 5)")) {
                        while (all.next()) {
                            rows++;
                        }
                    }
                    return rows + "," + statement.getFetchSize();
                }
            });

            assertThat(rowsAndSize).isEqualTo("5,2");
        }

        @Test
        void aConnectionThatEndsItsTransactionByAutocommitIsToldAgain() {
            assertThat(asAcme(connection -> {
                        told(connection);
                        connection.setAutoCommit(true);
                        String told = told(connection);
                        connection.setAutoCommit(false);
                        return told + "," + told(connection);
                    }))
                    .isEqualTo(acme + "," + acme);
            assertThat(seen.announcements()).isEqualTo(3);
        }

        private <T> T withoutATransaction(ReturningWork<T> work) {
            return TenantContext.call(installation.acme.id(), () -> {
                try (EntityManager entities = factory.createEntityManager()) {
                    return entities.unwrap(Session.class).doReturningWork(work);
                }
            });
        }
    }

    @Nested
    class AConnectionThatHibernateDoesNotKnow {

        private final ScopeAnnouncement announcement = new ScopeAnnouncement();

        @Test
        void isToldTheOrganisationInScope() throws SQLException {
            try (Connection connection = seen.getConnection()) {
                connection.setAutoCommit(false);
                TenantContext.call(installation.acme.id(), () -> {
                    announcement.announce(connection);
                    return true;
                });

                assertThat(told(connection)).isEqualTo(acme);
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }

        @Test
        void isToldThatThereIsNothingToSeeWithoutAScope() throws SQLException {
            try (Connection connection = seen.getConnection()) {
                connection.setAutoCommit(false);
                announcement.announce(connection);

                assertThat(told(connection)).isEmpty();
                assertThat(seen.announcements()).isOne();
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }

        @Test
        void isToldNothingOutsideATransaction() throws SQLException {
            try (Connection connection = seen.getConnection()) {
                TenantContext.call(installation.acme.id(), () -> {
                    announcement.announce(connection);
                    return true;
                });

                assertThat(seen.announcements()).isZero();
            }
        }

        @Test
        void isNotToldTwiceIfASessionHasIt() {
            asAcme(connection -> {
                announcement.announce(connection);
                return told(connection);
            });

            assertThat(seen.announcements()).isOne();
        }
    }

    @Test
    void h2IsToldNothing() {
        Installation h2 = Installation.shared(TestDatabase.H2);
        SqlSeen seenByH2 = new SqlSeen(h2.dataSource);
        try (EntityManagerFactory onH2 = factory(seenByH2)) {
            TenantContext.run(
                    h2.acme.id(),
                    () -> onH2.runInTransaction(
                            (Consumer<EntityManager>) entities -> entities.createNativeQuery("select 1", Integer.class)
                                    .getSingleResult()));
        }

        assertThat(seenByH2.prepared).isNotEmpty();
        assertThat(seenByH2.announcements()).isZero();
    }

    private static EntityManagerFactory factory(SqlSeen dataSource) {
        return new HibernatePersistenceConfiguration("seen")
                .properties(HibernateIsolation.settings(dataSource))
                .createEntityManagerFactory();
    }

    private String asAcme(ReturningWork<String> work) {
        return TenantContext.call(installation.acme.id(), () -> inTransaction(work));
    }

    private String asGlobex(ReturningWork<String> work) {
        return TenantContext.call(installation.globex.id(), () -> inTransaction(work));
    }

    private String inTransaction(ReturningWork<String> work) {
        return CheckedSql.call(
                "It looks at settings and at a table without an owner",
                () -> factory.callInTransaction(
                        entities -> entities.unwrap(Session.class).doReturningWork(work)));
    }

    private String work(EntityManager entities) {
        return entities.unwrap(Session.class).doReturningWork(ScopeAnnouncementTests::told);
    }

    private static String told(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TOLD);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static void set(Connection connection, boolean local) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('tenancy.organisation_id', '%s', %b)".formatted(UUID.randomUUID(), local));
        }
    }
}
