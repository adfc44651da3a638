package com.dreamineering.tenancy.isolation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** An array of the database whose rows lead to no connection without a guard. */
@NullUnmarked // JDBC says in prose what may be null
final class GuardedArray implements Array {

    private final Array delegate;
    private final ScopedConnection connection;

    GuardedArray(Array delegate, ScopedConnection connection) {
        this.delegate = delegate;
        this.connection = connection;
    }

    static Array of(Array array, ScopedConnection connection) {
        return array == null ? null : new GuardedArray(array, connection);
    }

    /** What the driver knows: it binds its own arrays only. */
    static Object bare(Object value) {
        return value instanceof GuardedArray guarded ? guarded.delegate : value;
    }

    static Array bare(Array value) {
        return (Array) bare((Object) value);
    }

    @Override
    public String getBaseTypeName() throws SQLException {
        return delegate.getBaseTypeName();
    }

    @Override
    public int getBaseType() throws SQLException {
        return delegate.getBaseType();
    }

    @Override
    public Object getArray() throws SQLException {
        return delegate.getArray();
    }

    @Override
    public Object getArray(Map<String, Class<?>> types) throws SQLException {
        return delegate.getArray(types);
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        return delegate.getArray(index, count);
    }

    @Override
    public Object getArray(long index, int count, Map<String, Class<?>> types) throws SQLException {
        return delegate.getArray(index, count, types);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return GuardedResultSet.of(delegate.getResultSet(), null, connection);
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> types) throws SQLException {
        return GuardedResultSet.of(delegate.getResultSet(types), null, connection);
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return GuardedResultSet.of(delegate.getResultSet(index, count), null, connection);
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> types) throws SQLException {
        return GuardedResultSet.of(delegate.getResultSet(index, count, types), null, connection);
    }

    @Override
    public void free() throws SQLException {
        delegate.free();
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
