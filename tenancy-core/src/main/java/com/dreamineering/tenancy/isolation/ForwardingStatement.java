package com.dreamineering.tenancy.isolation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.NullUnmarked;

/** Hands each call on to another statement, asks before anything runs, and shows nothing of what lies behind it. */
@NullUnmarked // JDBC says in prose what may be null
abstract class ForwardingStatement implements Statement {

    private final Statement delegate;
    private final Connection connection;

    ForwardingStatement(Statement delegate, Connection connection) {
        this.delegate = delegate;
        this.connection = connection;
    }

    /** Called for each statement that comes as a text; answers the text to run. */
    abstract String checked(String sql) throws SQLException;

    /** Called for whatever reaches the database. */
    abstract <T> T run(Execution<T> execution) throws SQLException;

    /** Called for each result that is handed out. */
    abstract ResultSet guarded(ResultSet rows);

    @FunctionalInterface
    interface Execution<T> {
        T run() throws SQLException;
    }

    private interface OfText<T> {
        T run(String text) throws SQLException;
    }

    private <T> T run(String sql, OfText<T> execution) throws SQLException {
        String text = checked(sql);
        return run(() -> execution.run(text));
    }

    /** The connection as it was lent, not the one behind it. */
    @Override
    public final Connection getConnection() {
        return connection;
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        return ScopedConnection.unwrapped(this, type);
    }

    @Override
    public ResultSet executeQuery(String text) throws SQLException {
        return guarded(run(text, sql -> delegate.executeQuery(sql)));
    }

    @Override
    public int executeUpdate(String text) throws SQLException {
        return run(text, sql -> delegate.executeUpdate(sql));
    }

    @Override
    public void close() throws SQLException {
        delegate.close();
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        return delegate.getMaxFieldSize();
    }

    @Override
    public void setMaxFieldSize(int number) throws SQLException {
        delegate.setMaxFieldSize(number);
    }

    @Override
    public int getMaxRows() throws SQLException {
        return delegate.getMaxRows();
    }

    @Override
    public void setMaxRows(int number) throws SQLException {
        delegate.setMaxRows(number);
    }

    @Override
    public void setEscapeProcessing(boolean flag) throws SQLException {
        delegate.setEscapeProcessing(flag);
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        return delegate.getQueryTimeout();
    }

    @Override
    public void setQueryTimeout(int number) throws SQLException {
        delegate.setQueryTimeout(number);
    }

    @Override
    public void cancel() throws SQLException {
        delegate.cancel();
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        return delegate.getWarnings();
    }

    @Override
    public void clearWarnings() throws SQLException {
        delegate.clearWarnings();
    }

    @Override
    public void setCursorName(String text) throws SQLException {
        delegate.setCursorName(text);
    }

    @Override
    public boolean execute(String text) throws SQLException {
        return run(text, sql -> delegate.execute(sql));
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return guarded(delegate.getResultSet());
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return delegate.getUpdateCount();
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        return delegate.getMoreResults();
    }

    @Override
    public void setFetchDirection(int number) throws SQLException {
        delegate.setFetchDirection(number);
    }

    @Override
    public int getFetchDirection() throws SQLException {
        return delegate.getFetchDirection();
    }

    @Override
    public void setFetchSize(int number) throws SQLException {
        delegate.setFetchSize(number);
    }

    @Override
    public int getFetchSize() throws SQLException {
        return delegate.getFetchSize();
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        return delegate.getResultSetConcurrency();
    }

    @Override
    public int getResultSetType() throws SQLException {
        return delegate.getResultSetType();
    }

    @Override
    public void addBatch(String text) throws SQLException {
        delegate.addBatch(checked(text));
    }

    @Override
    public void clearBatch() throws SQLException {
        delegate.clearBatch();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return run(delegate::executeBatch);
    }

    @Override
    public boolean getMoreResults(int number) throws SQLException {
        return delegate.getMoreResults(number);
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        return guarded(delegate.getGeneratedKeys());
    }

    @Override
    public int executeUpdate(String text, int number) throws SQLException {
        return run(text, sql -> delegate.executeUpdate(sql, number));
    }

    @Override
    public int executeUpdate(String text, int[] columns) throws SQLException {
        return run(text, sql -> delegate.executeUpdate(sql, columns));
    }

    @Override
    public int executeUpdate(String text, String[] columns) throws SQLException {
        return run(text, sql -> delegate.executeUpdate(sql, columns));
    }

    @Override
    public boolean execute(String text, int number) throws SQLException {
        return run(text, sql -> delegate.execute(sql, number));
    }

    @Override
    public boolean execute(String text, int[] columns) throws SQLException {
        return run(text, sql -> delegate.execute(sql, columns));
    }

    @Override
    public boolean execute(String text, String[] columns) throws SQLException {
        return run(text, sql -> delegate.execute(sql, columns));
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        return delegate.getResultSetHoldability();
    }

    @Override
    public boolean isClosed() throws SQLException {
        return delegate.isClosed();
    }

    @Override
    public void setPoolable(boolean flag) throws SQLException {
        delegate.setPoolable(flag);
    }

    @Override
    public boolean isPoolable() throws SQLException {
        return delegate.isPoolable();
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        delegate.closeOnCompletion();
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        return delegate.isCloseOnCompletion();
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        return delegate.getLargeUpdateCount();
    }

    @Override
    public void setLargeMaxRows(long length) throws SQLException {
        delegate.setLargeMaxRows(length);
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        return delegate.getLargeMaxRows();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return run(delegate::executeLargeBatch);
    }

    @Override
    public long executeLargeUpdate(String text) throws SQLException {
        return run(text, sql -> delegate.executeLargeUpdate(sql));
    }

    @Override
    public long executeLargeUpdate(String text, int number) throws SQLException {
        return run(text, sql -> delegate.executeLargeUpdate(sql, number));
    }

    @Override
    public long executeLargeUpdate(String text, int[] columns) throws SQLException {
        return run(text, sql -> delegate.executeLargeUpdate(sql, columns));
    }

    @Override
    public long executeLargeUpdate(String text, String[] columns) throws SQLException {
        return run(text, sql -> delegate.executeLargeUpdate(sql, columns));
    }

    @Override
    public String enquoteLiteral(String text) throws SQLException {
        return delegate.enquoteLiteral(text);
    }

    @Override
    public String enquoteIdentifier(String text, boolean flag) throws SQLException {
        return delegate.enquoteIdentifier(text, flag);
    }

    @Override
    public boolean isSimpleIdentifier(String text) throws SQLException {
        return delegate.isSimpleIdentifier(text);
    }

    @Override
    public String enquoteNCharLiteral(String text) throws SQLException {
        return delegate.enquoteNCharLiteral(text);
    }
}
