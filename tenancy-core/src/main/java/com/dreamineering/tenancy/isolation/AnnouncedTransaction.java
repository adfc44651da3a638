package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.isolation.ForwardingStatement.Execution;
import com.dreamineering.tenancy.isolation.LeadingStatement.Leading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the running transaction of one lent connection was told: the scope, once, before anything can be asked.
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
        if (told || !announcement.isUnderstoodBy(connection)) {
            return execution.run();
        }
        return connection.getAutoCommit() ? runByItself(statement, execution) : runFirst(statement, execution);
    }

    private <T> T runFirst(Statement statement, Execution<T> execution) throws SQLException {
        if (statement instanceof Leading leading && leading.mayLead()) {
            leading.takeAlong(ScopeAnnouncement.valueOf(tenant));
            try {
                return execution.run();
            } finally {
                told = leading.hasLed();
            }
        }
        tell();
        return execution.run();
    }

    private <T> T runByItself(Statement statement, Execution<T> execution) throws SQLException {
        boolean leads = statement instanceof Leading leading && leading.mayLead();
        int rowsAtOnce = leads ? 0 : statement.getFetchSize();
        if (rowsAtOnce > 0) {
            // All rows at once: the end of the transaction would take away those that are not there yet.
            statement.setFetchSize(0);
        }
        connection.setAutoCommit(false);
        try {
            T result = runFirst(statement, execution);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBackAfter(e);
            throw e;
        } finally {
            told = false;
            connection.setAutoCommit(true);
            if (rowsAtOnce > 0) {
                statement.setFetchSize(rowsAtOnce);
            }
        }
    }

    private void rollBackAfter(Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Prepares a statement, which takes the announcement along if it comes to be the first of its transaction. */
    PreparedStatement prepare(String sql) throws SQLException {
        return told || grant != null || !announcement.isTakenAlongOn(connection)
                ? connection.prepareStatement(sql)
                : LeadingStatement.of(connection, ScopeAnnouncement.ANNOUNCE, sql);
    }

    /** Also before a savepoint, because going back to it takes back what was told since. */
    void tell() throws SQLException {
        if (!told && announcement.isUnderstoodBy(connection) && !connection.getAutoCommit()) {
            announcement.announce(connection, tenant, grant);
            told = true;
        }
    }

    /** After what ends a transaction, also if it threw: a commit that fails has ended it. */
    void ended() {
        told = false;
    }
}
