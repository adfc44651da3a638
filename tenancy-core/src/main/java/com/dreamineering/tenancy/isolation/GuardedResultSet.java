package com.dreamineering.tenancy.isolation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** A result that goes on to no other row once its scope is over, and shows nothing of what lies behind it. */
@NullUnmarked // JDBC says in prose what may be null
final class GuardedResultSet extends ForwardingResultSet {

    private final ResultSet delegate;
    private final Statement statement;
    private final ScopedConnection connection;
    private final boolean checked;

    private GuardedResultSet(ResultSet delegate, Statement statement, ScopedConnection connection) {
        super(delegate);
        this.delegate = delegate;
        this.statement = statement;
        this.connection = connection;
        this.checked = connection.isChecked();
    }

    /**
     * The guarded form of a result, or null for none.
     *
     * @param statement that it says it comes from; null for one that comes from none
     */
    static ResultSet of(ResultSet rows, Statement statement, ScopedConnection connection) {
        return rows == null ? null : new GuardedResultSet(rows, statement, connection);
    }

    /** A value that a driver handed out, without a way to the connection behind it. */
    static Object guarded(Object value, ScopedConnection connection) {
        if (value instanceof ResultSet rows) {
            return of(rows, null, connection);
        }
        return value instanceof Array array ? new GuardedArray(array, connection) : value;
    }

    @Override
    public Statement getStatement() {
        return statement;
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return ScopedConnection.unwrapped(this, type);
    }

    @Override
    public boolean next() throws SQLException {
        connection.requireScope();
        return delegate.next();
    }

    @Override
    public boolean previous() throws SQLException {
        connection.requireScope();
        return delegate.previous();
    }

    @Override
    public boolean first() throws SQLException {
        connection.requireScope();
        return delegate.first();
    }

    @Override
    public boolean last() throws SQLException {
        connection.requireScope();
        return delegate.last();
    }

    @Override
    public boolean absolute(int row) throws SQLException {
        connection.requireScope();
        return delegate.absolute(row);
    }

    @Override
    public boolean relative(int rows) throws SQLException {
        connection.requireScope();
        return delegate.relative(rows);
    }

    @Override
    public void insertRow() throws SQLException {
        connection.requireStillChecked(checked, "insertRow");
        delegate.insertRow();
    }

    @Override
    public void updateRow() throws SQLException {
        connection.requireStillChecked(checked, "updateRow");
        delegate.updateRow();
    }

    @Override
    public void deleteRow() throws SQLException {
        connection.requireStillChecked(checked, "deleteRow");
        delegate.deleteRow();
    }

    @Override
    public Array getArray(int column) throws SQLException {
        return GuardedArray.of(delegate.getArray(column), connection);
    }

    @Override
    public Array getArray(String column) throws SQLException {
        return GuardedArray.of(delegate.getArray(column), connection);
    }

    @Override
    public Object getObject(int column) throws SQLException {
        return guarded(delegate.getObject(column), connection);
    }

    @Override
    public Object getObject(String column) throws SQLException {
        return guarded(delegate.getObject(column), connection);
    }

    @Override
    public Object getObject(int column, Map<String, Class<?>> types) throws SQLException {
        return guarded(delegate.getObject(column, types), connection);
    }

    @Override
    public Object getObject(String column, Map<String, Class<?>> types) throws SQLException {
        return guarded(delegate.getObject(column, types), connection);
    }

    @Override
    public <T> T getObject(int column, Class<T> type) throws SQLException {
        return type.cast(guarded(delegate.getObject(column, type), connection));
    }

    @Override
    public <T> T getObject(String column, Class<T> type) throws SQLException {
        return type.cast(guarded(delegate.getObject(column, type), connection));
    }
}
