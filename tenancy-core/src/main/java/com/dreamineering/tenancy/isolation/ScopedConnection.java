package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.statement.Finding;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * A connection as it is lent to one session: it makes no statement once the scope of the session is over.
 *
 * <p>A session keeps its connection as long as its transaction. Without this, one that outlives its scope would go on with
 * the rows of an organisation that is not in scope any more, and after a bypass with the rows of all of them. In a bypass
 * that only reads, the database is told so too: the statement inspector sees what Hibernate prepares, and PostgreSQL
 * refuses what functions and plain JDBC would write.
 */
final class ScopedConnection extends ForwardingConnection {

    private final Connection connection;
    private final UUID tenant;
    private final TenantScope scope;
    private final StatementRules rules;
    private final AnnouncedTransaction transaction;
    private boolean readOnlyForNow;

    private ScopedConnection(
            Connection connection,
            UUID tenant,
            TenantScope scope,
            StatementRules rules,
            AnnouncedTransaction transaction) {
        super(connection);
        this.connection = connection;
        this.tenant = tenant;
        this.scope = scope;
        this.rules = rules;
        this.transaction = transaction;
    }

    /** Lends the connection to a session of this tenant for as long as the scope of this thread. */
    static Connection lend(Connection connection, UUID tenant, StatementRules rules, ScopeAnnouncement announcement)
            throws SQLException {
        TenantScope scope = TenantContext.scope();
        ScopedConnection lent = new ScopedConnection(
                connection, tenant, scope, rules, new AnnouncedTransaction(announcement, connection, tenant, scope));
        try {
            lent.announceReading();
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return lent;
    }

    private void announceReading() throws SQLException {
        if (scope instanceof EveryOrganisation wide && !wide.writing() && !connection.isReadOnly()) {
            connection.setReadOnly(true);
            readOnlyForNow = true;
        }
    }

    @Override
    public Statement createStatement() throws SQLException {
        StatementRule rule = ruleForNow();
        return new GuardedStatement(connection.createStatement(), this, rule, tenant);
    }

    @Override
    public Statement createStatement(int kind, int concurrency) throws SQLException {
        StatementRule rule = ruleForRows(concurrency, "createStatement");
        return new GuardedStatement(connection.createStatement(kind, concurrency), this, rule, tenant);
    }

    @Override
    public Statement createStatement(int kind, int concurrency, int holdability) throws SQLException {
        StatementRule rule = ruleForRows(concurrency, "createStatement");
        return new GuardedStatement(connection.createStatement(kind, concurrency, holdability), this, rule, tenant);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return guarded(sql, ruleForNow(), connection::prepareStatement);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int kind, int concurrency) throws SQLException {
        StatementRule rule = ruleForRows(concurrency, "prepareStatement");
        return guarded(sql, rule, text -> connection.prepareStatement(text, kind, concurrency));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int kind, int concurrency, int holdability)
            throws SQLException {
        StatementRule rule = ruleForRows(concurrency, "prepareStatement");
        return guarded(sql, rule, text -> connection.prepareStatement(text, kind, concurrency, holdability));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        return guarded(sql, ruleForNow(), text -> connection.prepareStatement(text, generatedKeys));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] generatedKeys) throws SQLException {
        return guarded(sql, ruleForNow(), text -> connection.prepareStatement(text, generatedKeys));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] generatedKeys) throws SQLException {
        return guarded(sql, ruleForNow(), text -> connection.prepareStatement(text, generatedKeys));
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        requireWaysAround(sql, ruleForNow());
        return connection.prepareCall(sql);
    }

    @Override
    public CallableStatement prepareCall(String sql, int kind, int concurrency) throws SQLException {
        requireWaysAround(sql, ruleForRows(concurrency, "prepareCall"));
        return connection.prepareCall(sql, kind, concurrency);
    }

    @Override
    public CallableStatement prepareCall(String sql, int kind, int concurrency, int holdability) throws SQLException {
        requireWaysAround(sql, ruleForRows(concurrency, "prepareCall"));
        return connection.prepareCall(sql, kind, concurrency, holdability);
    }

    private StatementRule ruleForNow() throws SQLException {
        StatementRule rule = rules.forSession(scope, tenant);
        transaction.tell();
        return rule;
    }

    private StatementRule ruleForRows(int concurrency, String method) throws SQLException {
        StatementRule rule = ruleForNow();
        if (concurrency == ResultSet.CONCUR_UPDATABLE && !rule.hasWaysAround()) {
            throw StatementRefusedException.foreign(method, "its rows could be changed past every check");
        }
        return rule;
    }

    private PreparedStatement guarded(String sql, StatementRule rule, Preparation preparation) throws SQLException {
        Finding finding = rule.require(sql);
        String text = finding.completion() == null ? sql : finding.completion().sql();
        return new GuardedPreparedStatement(preparation.prepare(text), this, sql, rule, finding, tenant);
    }

    private static void requireWaysAround(String sql, StatementRule rule) {
        rule.require(sql);
        if (!rule.hasWaysAround()) {
            throw StatementRefusedException.foreign(sql, "it runs a procedure, which may touch any row");
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!rules.in(scope).hasWaysAround()) {
            throw StatementRefusedException.foreign("unwrap", "the connection behind this one makes any statement");
        }
        return super.unwrap(type);
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        // What a bypass that reads was told stays so; Spring puts the flag back after transactions.
        if (!readOnlyForNow) {
            super.setReadOnly(readOnly);
        }
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        transaction.tell();
        return super.setSavepoint();
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        transaction.tell();
        return super.setSavepoint(name);
    }

    @Override
    public void commit() throws SQLException {
        try {
            super.commit();
        } finally {
            transaction.ended();
        }
    }

    @Override
    public void rollback() throws SQLException {
        try {
            super.rollback();
        } finally {
            transaction.ended();
        }
    }

    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        try {
            super.setAutoCommit(autoCommit);
        } finally {
            transaction.ended();
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        try {
            super.abort(executor);
        } finally {
            transaction.ended();
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (readOnlyForNow && !connection.isClosed()) {
                readOnlyForNow = false;
                connection.setReadOnly(false);
            }
        }
    }

    @FunctionalInterface
    private interface Preparation {
        PreparedStatement prepare(String sql) throws SQLException;
    }
}
