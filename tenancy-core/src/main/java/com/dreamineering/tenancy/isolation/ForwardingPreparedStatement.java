package com.dreamineering.tenancy.isolation;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.NullUnmarked;

/** Hands each call on to another statement, and tells what was bound to a parameter. */
@NullUnmarked // JDBC says in prose what may be null
abstract class ForwardingPreparedStatement extends ForwardingStatement implements PreparedStatement {

    private final PreparedStatement delegate;

    ForwardingPreparedStatement(PreparedStatement delegate, Connection connection) {
        super(delegate, connection);
        this.delegate = delegate;
    }

    /** The number that a parameter has in the other statement. */
    abstract int numberOf(int parameter);

    /** Called before it runs, or becomes part of a batch, with the values that are bound. */
    abstract void requireBound() throws SQLException;

    /** Called after each binding that succeeded: one that fails leaves the value that was there. */
    abstract void bound(int parameter, Object value);

    @Override
    public ResultSet executeQuery() throws SQLException {
        requireBound();
        return guarded(run(delegate::executeQuery));
    }

    @Override
    public int executeUpdate() throws SQLException {
        requireBound();
        return run(delegate::executeUpdate);
    }

    @Override
    public void setNull(int parameter, int number) throws SQLException {
        delegate.setNull(numberOf(parameter), number);
        bound(parameter, null);
    }

    @Override
    public void setBoolean(int parameter, boolean flag) throws SQLException {
        delegate.setBoolean(numberOf(parameter), flag);
        bound(parameter, flag);
    }

    @Override
    public void setByte(int parameter, byte value) throws SQLException {
        delegate.setByte(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setShort(int parameter, short value) throws SQLException {
        delegate.setShort(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setInt(int parameter, int number) throws SQLException {
        delegate.setInt(numberOf(parameter), number);
        bound(parameter, number);
    }

    @Override
    public void setLong(int parameter, long length) throws SQLException {
        delegate.setLong(numberOf(parameter), length);
        bound(parameter, length);
    }

    @Override
    public void setFloat(int parameter, float value) throws SQLException {
        delegate.setFloat(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setDouble(int parameter, double value) throws SQLException {
        delegate.setDouble(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setBigDecimal(int parameter, BigDecimal value) throws SQLException {
        delegate.setBigDecimal(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setString(int parameter, String text) throws SQLException {
        delegate.setString(numberOf(parameter), text);
        bound(parameter, text);
    }

    @Override
    public void setBytes(int parameter, byte[] value) throws SQLException {
        delegate.setBytes(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setDate(int parameter, Date value) throws SQLException {
        delegate.setDate(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setTime(int parameter, Time value) throws SQLException {
        delegate.setTime(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setTimestamp(int parameter, Timestamp value) throws SQLException {
        delegate.setTimestamp(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setAsciiStream(int parameter, InputStream stream, int number) throws SQLException {
        delegate.setAsciiStream(numberOf(parameter), stream, number);
        bound(parameter, stream);
    }

    @Override
    @Deprecated
    public void setUnicodeStream(int parameter, InputStream stream, int number) throws SQLException {
        delegate.setUnicodeStream(numberOf(parameter), stream, number);
        bound(parameter, stream);
    }

    @Override
    public void setBinaryStream(int parameter, InputStream stream, int number) throws SQLException {
        delegate.setBinaryStream(numberOf(parameter), stream, number);
        bound(parameter, stream);
    }

    @Override
    public void clearParameters() throws SQLException {
        delegate.clearParameters();
    }

    @Override
    public void setObject(int parameter, Object value, int number) throws SQLException {
        delegate.setObject(numberOf(parameter), GuardedArray.bare(value), number);
        bound(parameter, value);
    }

    @Override
    public void setObject(int parameter, Object value) throws SQLException {
        delegate.setObject(numberOf(parameter), GuardedArray.bare(value));
        bound(parameter, value);
    }

    @Override
    public boolean execute() throws SQLException {
        requireBound();
        return run(delegate::execute);
    }

    @Override
    public void addBatch() throws SQLException {
        requireBound();
        delegate.addBatch();
    }

    @Override
    public void setCharacterStream(int parameter, Reader reader, int number) throws SQLException {
        delegate.setCharacterStream(numberOf(parameter), reader, number);
        bound(parameter, reader);
    }

    @Override
    public void setRef(int parameter, Ref value) throws SQLException {
        delegate.setRef(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setBlob(int parameter, Blob value) throws SQLException {
        delegate.setBlob(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setClob(int parameter, Clob value) throws SQLException {
        delegate.setClob(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setArray(int parameter, Array value) throws SQLException {
        delegate.setArray(numberOf(parameter), GuardedArray.bare(value));
        bound(parameter, value);
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return delegate.getMetaData();
    }

    @Override
    public void setDate(int parameter, Date value, Calendar calendar) throws SQLException {
        delegate.setDate(numberOf(parameter), value, calendar);
        bound(parameter, value);
    }

    @Override
    public void setTime(int parameter, Time value, Calendar calendar) throws SQLException {
        delegate.setTime(numberOf(parameter), value, calendar);
        bound(parameter, value);
    }

    @Override
    public void setTimestamp(int parameter, Timestamp value, Calendar calendar) throws SQLException {
        delegate.setTimestamp(numberOf(parameter), value, calendar);
        bound(parameter, value);
    }

    @Override
    public void setNull(int parameter, int number, String text) throws SQLException {
        delegate.setNull(numberOf(parameter), number, text);
        bound(parameter, null);
    }

    @Override
    public void setURL(int parameter, URL value) throws SQLException {
        delegate.setURL(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return delegate.getParameterMetaData();
    }

    @Override
    public void setRowId(int parameter, RowId value) throws SQLException {
        delegate.setRowId(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setNString(int parameter, String text) throws SQLException {
        delegate.setNString(numberOf(parameter), text);
        bound(parameter, text);
    }

    @Override
    public void setNCharacterStream(int parameter, Reader reader, long length) throws SQLException {
        delegate.setNCharacterStream(numberOf(parameter), reader, length);
        bound(parameter, reader);
    }

    @Override
    public void setNClob(int parameter, NClob value) throws SQLException {
        delegate.setNClob(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setClob(int parameter, Reader reader, long length) throws SQLException {
        delegate.setClob(numberOf(parameter), reader, length);
        bound(parameter, reader);
    }

    @Override
    public void setBlob(int parameter, InputStream stream, long length) throws SQLException {
        delegate.setBlob(numberOf(parameter), stream, length);
        bound(parameter, stream);
    }

    @Override
    public void setNClob(int parameter, Reader reader, long length) throws SQLException {
        delegate.setNClob(numberOf(parameter), reader, length);
        bound(parameter, reader);
    }

    @Override
    public void setSQLXML(int parameter, SQLXML value) throws SQLException {
        delegate.setSQLXML(numberOf(parameter), value);
        bound(parameter, value);
    }

    @Override
    public void setObject(int parameter, Object value, int number, int number2) throws SQLException {
        delegate.setObject(numberOf(parameter), GuardedArray.bare(value), number, number2);
        bound(parameter, value);
    }

    @Override
    public void setAsciiStream(int parameter, InputStream stream, long length) throws SQLException {
        delegate.setAsciiStream(numberOf(parameter), stream, length);
        bound(parameter, stream);
    }

    @Override
    public void setBinaryStream(int parameter, InputStream stream, long length) throws SQLException {
        delegate.setBinaryStream(numberOf(parameter), stream, length);
        bound(parameter, stream);
    }

    @Override
    public void setCharacterStream(int parameter, Reader reader, long length) throws SQLException {
        delegate.setCharacterStream(numberOf(parameter), reader, length);
        bound(parameter, reader);
    }

    @Override
    public void setAsciiStream(int parameter, InputStream stream) throws SQLException {
        delegate.setAsciiStream(numberOf(parameter), stream);
        bound(parameter, stream);
    }

    @Override
    public void setBinaryStream(int parameter, InputStream stream) throws SQLException {
        delegate.setBinaryStream(numberOf(parameter), stream);
        bound(parameter, stream);
    }

    @Override
    public void setCharacterStream(int parameter, Reader reader) throws SQLException {
        delegate.setCharacterStream(numberOf(parameter), reader);
        bound(parameter, reader);
    }

    @Override
    public void setNCharacterStream(int parameter, Reader reader) throws SQLException {
        delegate.setNCharacterStream(numberOf(parameter), reader);
        bound(parameter, reader);
    }

    @Override
    public void setClob(int parameter, Reader reader) throws SQLException {
        delegate.setClob(numberOf(parameter), reader);
        bound(parameter, reader);
    }

    @Override
    public void setBlob(int parameter, InputStream stream) throws SQLException {
        delegate.setBlob(numberOf(parameter), stream);
        bound(parameter, stream);
    }

    @Override
    public void setNClob(int parameter, Reader reader) throws SQLException {
        delegate.setNClob(numberOf(parameter), reader);
        bound(parameter, reader);
    }

    @Override
    public void setObject(int parameter, Object value, SQLType type, int number) throws SQLException {
        delegate.setObject(numberOf(parameter), GuardedArray.bare(value), type, number);
        bound(parameter, value);
    }

    @Override
    public void setObject(int parameter, Object value, SQLType type) throws SQLException {
        delegate.setObject(numberOf(parameter), GuardedArray.bare(value), type);
        bound(parameter, value);
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        requireBound();
        return run(delegate::executeLargeUpdate);
    }
}
