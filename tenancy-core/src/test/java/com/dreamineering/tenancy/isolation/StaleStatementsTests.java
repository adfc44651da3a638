package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.bypass.DeadTokenException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Statements and results that were made earlier than they are used. */
@OnEachDatabase
class StaleStatementsTests {

    private static final String ALL = "select text from notes";
    private static final String RUNS_OUTSIDE = "it was made in CheckedSql and runs outside";

    private final Desk desk;
    private Connection kept;

    StaleStatementsTests(TestDatabase database) {
        desk = new Desk(database);
    }

    @AfterEach
    void close() throws SQLException {
        if (kept != null) {
            kept.rollback();
            kept.setAutoCommit(true);
            kept.close();
        }
    }

    /** Lends a connection for a transaction that goes on after the call. */
    @SuppressWarnings("unchecked")
    private <T> T lent(Making<T> made) {
        try {
            kept = ((MultiTenantConnectionProvider<UUID>) desk.installation
                            .factory
                            .unwrap(SessionFactoryImplementor.class)
                            .getServiceRegistry()
                            .requireService(MultiTenantConnectionProvider.class))
                    .getConnection(SessionTenant.ofThread());
            kept.setAutoCommit(false);
            return made.with(kept);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T asGlobex(Making<T> made) {
        return TenantContext.call(desk.globex.id(), () -> lent(made));
    }

    private void inGlobex(ThrowingCallable use) {
        TenantContext.run(desk.globex.id(), () -> {
            try {
                use.call();
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        });
    }

    private static <T> T checked(Making<T> made, Connection connection) throws SQLException {
        return CheckedSql.call("A test keeps it", () -> made.with(connection));
    }

    @FunctionalInterface
    private interface Making<T> {
        T with(Connection connection) throws SQLException;
    }

    private String own() {
        return ALL + " where organisation_id = '%s'".formatted(desk.globex.id());
    }

    @Nested
    class AfterCheckedSql {

        @Test
        void aPreparedStatementIsRefused() {
            PreparedStatement statement = asGlobex(lent -> checked(c -> c.prepareStatement(ALL), lent));

            inGlobex(() -> {
                assertThatThrownBy(statement::executeQuery)
                        .isInstanceOf(StatementRefusedException.class)
                        .hasMessageContaining(RUNS_OUTSIDE);
                assertThatThrownBy(statement::execute).hasMessageContaining(RUNS_OUTSIDE);
                assertThatThrownBy(statement::executeUpdate).hasMessageContaining(RUNS_OUTSIDE);
                assertThatThrownBy(statement::executeLargeUpdate).hasMessageContaining(RUNS_OUTSIDE);
                assertThatThrownBy(statement::addBatch).hasMessageContaining(RUNS_OUTSIDE);
                boolean found = checked(c -> statement.executeQuery().next(), kept);
                assertThat(found).isTrue();
            });
        }

        @Test
        void aStatementObeysTheGuard() {
            Statement statement = asGlobex(lent -> checked(Connection::createStatement, lent));

            inGlobex(() -> {
                assertThatThrownBy(() -> statement.executeQuery(ALL)).isInstanceOf(StatementRefusedException.class);
                assertThatThrownBy(() -> statement.addBatch("delete from notes"))
                        .isInstanceOf(StatementRefusedException.class);
                assertThat(statement.executeQuery(own()).next()).isTrue();
            });
        }

        @Test
        void aCallIsRefused() {
            CallableStatement call = asGlobex(lent -> checked(c -> c.prepareCall(ALL), lent));

            inGlobex(() -> assertThatThrownBy(call::executeQuery).isInstanceOf(StatementRefusedException.class));
        }

        @Test
        void aRowOfAResultIsNotChanged() {
            ResultSet rows = asGlobex(lent -> checked(
                    c -> c.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE)
                            .executeQuery("select id, text from notes where text like 'Acme%'"),
                    lent));

            inGlobex(() -> {
                assertThat(rows.next()).isTrue();
                rows.updateString("text", "changed");
                assertThatThrownBy(rows::updateRow).isInstanceOf(StatementRefusedException.class);
                assertThatThrownBy(rows::deleteRow).isInstanceOf(StatementRefusedException.class);
            });
        }

        /** Text and values were fixed while it was open. */
        @Test
        void whatWasPutIntoABatchStillRuns() {
            PreparedStatement statement = asGlobex(lent -> checked(
                    c -> {
                        PreparedStatement update = c.prepareStatement("update notes set text = text");
                        update.addBatch();
                        return update;
                    },
                    lent));

            inGlobex(() -> assertThat(statement.executeBatch()).containsExactly(2));
        }
    }

    @Nested
    class AfterTheScope {

        @Test
        void nothingRuns() {
            PreparedStatement prepared = asGlobex(lent -> lent.prepareStatement(own()));

            assertThatThrownBy(prepared::executeQuery).isInstanceOf(ScopeMismatchException.class);
            TenantContext.run(
                    desk.acme.id(),
                    () -> assertThatThrownBy(prepared::execute).isInstanceOf(ScopeMismatchException.class));
        }

        @Test
        void aBatchDoesNotRun() {
            Statement plain = asGlobex(lent -> {
                Statement statement = lent.createStatement();
                statement.addBatch(
                        "update notes set text = 'late' where organisation_id = '%s'".formatted(desk.globex.id()));
                return statement;
            });
            assertThatThrownBy(plain::executeBatch).isInstanceOf(ScopeMismatchException.class);
            assertThatThrownBy(plain::executeLargeBatch).isInstanceOf(ScopeMismatchException.class);
        }

        @Test
        void aPreparedBatchDoesNotRun() {
            PreparedStatement prepared = asGlobex(lent -> {
                PreparedStatement statement = lent.prepareStatement("delete from notes where organisation_id = ?");
                statement.setObject(1, desk.globex.id().value());
                statement.addBatch();
                return statement;
            });

            TenantContext.run(
                    desk.acme.id(),
                    () -> assertThatThrownBy(prepared::executeBatch).isInstanceOf(ScopeMismatchException.class));
        }

        @Test
        void aResultGoesOnToNoOtherRow() {
            ResultSet rows =
                    asGlobex(lent -> lent.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
                            .executeQuery(own()));

            assertThatThrownBy(rows::next).isInstanceOf(ScopeMismatchException.class);
            assertThatThrownBy(rows::previous).isInstanceOf(ScopeMismatchException.class);
            assertThatThrownBy(rows::first).isInstanceOf(ScopeMismatchException.class);
            assertThatThrownBy(rows::last).isInstanceOf(ScopeMismatchException.class);
            assertThatThrownBy(() -> rows.absolute(1)).isInstanceOf(ScopeMismatchException.class);
            assertThatThrownBy(() -> rows.relative(1)).isInstanceOf(ScopeMismatchException.class);
        }

        @Test
        void theConnectionIsNotUnwrapped() {
            asGlobex(lent -> lent);

            CheckedSql.call("A test tries it", () -> {
                assertThatThrownBy(() -> kept.unwrap(Connection.class)).isInstanceOf(ScopeMismatchException.class);
                return true;
            });
        }
    }

    @Nested
    class AfterABypass {

        @Test
        void nothingRuns() {
            PreparedStatement prepared = desk.installation.throughTheDoor(token -> lent(c -> c.prepareStatement(ALL)));
            assertThatThrownBy(prepared::executeQuery).isInstanceOf(ScopeMismatchException.class);

            desk.installation.throughTheDoor(token -> {
                assertThatThrownBy(prepared::executeQuery).isInstanceOf(DeadTokenException.class);
                return true;
            });
        }

        @Test
        void noResultGoesOn() {
            ResultSet rows = desk.installation.throughTheDoor(
                    token -> lent(c -> c.createStatement().executeQuery(ALL)));

            desk.installation.throughTheDoor(token -> {
                assertThatThrownBy(rows::next).isInstanceOf(DeadTokenException.class);
                return true;
            });
        }
    }
}
