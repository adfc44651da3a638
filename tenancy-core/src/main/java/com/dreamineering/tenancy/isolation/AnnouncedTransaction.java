package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.isolation.ForwardingStatement.Execution;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the running transaction of one lent connection was told: the scope, once, before anything can be asked.
 *
 * <p>Savepoints are set after that too, because going back to one takes back what was told since.
 */
final class AnnouncedTransaction {

    private final ScopeAnnouncement announcement;
    private final Connection connection;
    private final UUID tenant;
    private final @Nullable UUID grant;
    private boolean told;

    AnnouncedTransaction(ScopeAnnouncement announcement, Connection connection, UUID tenant, TenantScope scope) {
        this.announcement = announcement;
        this.connection = connection;
        this.tenant = tenant;
        this.grant =
                scope instanceof EveryOrganisation wide ? wide.databaseGrant().orElse(null) : null;
    }

    /**
     * Runs a statement of the connection in a transaction that was told.
     *
     * <p>Where there is none, it gets one of its own: the database forgets at the end of a transaction what it was told, and
     * a statement that is a transaction by itself would find nothing, without a word.
     */
    <T> T run(Statement statement, Execution<T> execution) throws SQLException {
        return tell() ? execution.run() : runByItself(statement, execution);
    }

    private <T> T runByItself(Statement statement, Execution<T> execution) throws SQLException {
        int rowsAtOnce = statement.getFetchSize();
        // All rows at once: the end of the transaction would take away those that are not there yet.
        statement.setFetchSize(0);
        connection.setAutoCommit(false);
        try {
            announcement.announce(connection, tenant, grant);
            T result = execution.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBackAfter(e);
            throw e;
        } finally {
            connection.setAutoCommit(true);
            statement.setFetchSize(rowsAtOnce);
        }
    }

    private void rollBackAfter(Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Also before a savepoint; false if there is no transaction that could be told. */
    boolean tell() throws SQLException {
        if (told || !announcement.isUnderstoodBy(connection)) {
            return true;
        }
        if (connection.getAutoCommit()) {
            return false;
        }
        announcement.announce(connection, tenant, grant);
        told = true;
        return true;
    }

    /** After what ends a transaction, also if it threw: a commit that fails has ended it. */
    void ended() {
        told = false;
    }
}
