package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.isolation.ForwardingStatement.Execution;
import com.dreamineering.tenancy.statement.Finding;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * A connection as it is lent to one session: once the scope of the session is over, it makes no statement, runs none that
 * was made before, and its results go on to no other row.
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

    UUID tenant() {
        return tenant;
    }

    /** The rule for what is made or run now; refuses everything once the scope is over. */
    StatementRule rule() {
        return rules.forSession(scope, tenant);
    }

    /** Throws once the scope, or the bypass, that the connection was lent in is over. */
    void requireScope() {
        rules.requireScope(scope, tenant);
    }

    /** Whether somebody has checked what is made or run now. */
    boolean isChecked() {
        return CheckedSql.isOpen() && !(scope instanceof EveryOrganisation);
    }

    /** Throws where what was made in {@link CheckedSql}, if it was, is used outside. */
    void requireStillChecked(boolean made, String what) {
        if (made && !isChecked() && !rule().hasWaysAround()) {
            throw StatementRefusedException.foreign(
                    what, "it was made in CheckedSql and runs outside. Make and run it in one go");
        }
    }

    /** Runs a statement of this connection in a transaction that was told the scope. */
    <T> T run(Statement statement, Execution<T> execution) throws SQLException {
        requireScope();
        return transaction.run(statement, execution);
    }

    /** What {@code unwrap} of an object answers that shows itself only. */
    static <T> T unwrapped(Object itself, Class<T> type) throws SQLException {
        if (type.isInstance(itself)) {
            return type.cast(itself);
        }
        throw new SQLException("This object is guarded and hands out no %s".formatted(type.getName()));
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        return GuardedObject.of(connection.getMetaData(), this);
    }

    @Override
    public Array createArrayOf(String type, Object[] elements) throws SQLException {
        return new GuardedArray(connection.createArrayOf(type, elements), this);
    }

    @Override
    public Statement createStatement() throws SQLException {
        requireScope();
        return new GuardedStatement(connection.createStatement(), this);
    }

    @Override
    public Statement createStatement(int kind, int concurrency) throws SQLException {
        requireRows(concurrency, "createStatement");
        return new GuardedStatement(connection.createStatement(kind, concurrency), this);
    }

    @Override
    public Statement createStatement(int kind, int concurrency, int holdability) throws SQLException {
        requireRows(concurrency, "createStatement");
        return new GuardedStatement(connection.createStatement(kind, concurrency, holdability), this);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return guarded(sql, rule(), transaction::prepare);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int kind, int concurrency) throws SQLException {
        if (kind == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY) {
            return prepareStatement(sql); // which makes the same, and may take the announcement along
        }
        StatementRule rule = requireRows(concurrency, "prepareStatement");
        return guarded(sql, rule, text -> connection.prepareStatement(text, kind, concurrency));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int kind, int concurrency, int holdability)
            throws SQLException {
        StatementRule rule = requireRows(concurrency, "prepareStatement");
        return guarded(sql, rule, text -> connection.prepareStatement(text, kind, concurrency, holdability));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        return guarded(sql, rule(), text -> connection.prepareStatement(text, generatedKeys));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] generatedKeys) throws SQLException {
        return guarded(sql, rule(), text -> connection.prepareStatement(text, generatedKeys));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] generatedKeys) throws SQLException {
        return guarded(sql, rule(), text -> connection.prepareStatement(text, generatedKeys));
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        requireCallable(sql);
        return GuardedObject.of(connection.prepareCall(sql), this);
    }

    @Override
    public CallableStatement prepareCall(String sql, int kind, int concurrency) throws SQLException {
        requireCallable(sql);
        return GuardedObject.of(connection.prepareCall(sql, kind, concurrency), this);
    }

    @Override
    public CallableStatement prepareCall(String sql, int kind, int concurrency, int holdability) throws SQLException {
        requireCallable(sql);
        return GuardedObject.of(connection.prepareCall(sql, kind, concurrency, holdability), this);
    }

    private StatementRule requireRows(int concurrency, String method) {
        StatementRule rule = rule();
        if (concurrency == ResultSet.CONCUR_UPDATABLE && !rule.hasWaysAround()) {
            throw StatementRefusedException.foreign(method, "its rows could be changed past every check");
        }
        return rule;
    }

    private PreparedStatement guarded(String sql, StatementRule rule, Preparation preparation) throws SQLException {
        Finding finding = rule.require(sql);
        String text = finding.completion() == null ? sql : finding.completion().sql();
        return new GuardedPreparedStatement(preparation.prepare(text), this, sql, rule, finding);
    }

    private void requireCallable(String sql) {
        StatementRule rule = rule();
        rule.require(sql);
        if (!rule.hasWaysAround()) {
            throw StatementRefusedException.foreign(sql, "it runs a procedure, which may touch any row");
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!rule().hasWaysAround()) {
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
