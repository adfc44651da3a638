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

/** Hands each call on to another statement, and tells first what is bound to a parameter. */
@NullUnmarked // JDBC says in prose what may be null
abstract class ForwardingPreparedStatement extends ForwardingStatement implements PreparedStatement {

    private final PreparedStatement delegate;

    ForwardingPreparedStatement(PreparedStatement delegate, Connection connection) {
        super(delegate, connection);
        this.delegate = delegate;
    }

    /** Called before each binding. */
    abstract void binding(int parameter, Object value);

    @Override
    public ResultSet executeQuery() throws SQLException {
        return delegate.executeQuery();
    }

    @Override
    public int executeUpdate() throws SQLException {
        return delegate.executeUpdate();
    }

    @Override
    public void setNull(int parameter, int number) throws SQLException {
        binding(parameter, null);
        delegate.setNull(parameter, number);
    }

    @Override
    public void setBoolean(int parameter, boolean flag) throws SQLException {
        binding(parameter, flag);
        delegate.setBoolean(parameter, flag);
    }

    @Override
    public void setByte(int parameter, byte value) throws SQLException {
        binding(parameter, value);
        delegate.setByte(parameter, value);
    }

    @Override
    public void setShort(int parameter, short value) throws SQLException {
        binding(parameter, value);
        delegate.setShort(parameter, value);
    }

    @Override
    public void setInt(int parameter, int number) throws SQLException {
        binding(parameter, number);
        delegate.setInt(parameter, number);
    }

    @Override
    public void setLong(int parameter, long length) throws SQLException {
        binding(parameter, length);
        delegate.setLong(parameter, length);
    }

    @Override
    public void setFloat(int parameter, float value) throws SQLException {
        binding(parameter, value);
        delegate.setFloat(parameter, value);
    }

    @Override
    public void setDouble(int parameter, double value) throws SQLException {
        binding(parameter, value);
        delegate.setDouble(parameter, value);
    }

    @Override
    public void setBigDecimal(int parameter, BigDecimal value) throws SQLException {
        binding(parameter, value);
        delegate.setBigDecimal(parameter, value);
    }

    @Override
    public void setString(int parameter, String text) throws SQLException {
        binding(parameter, text);
        delegate.setString(parameter, text);
    }

    @Override
    public void setBytes(int parameter, byte[] value) throws SQLException {
        binding(parameter, value);
        delegate.setBytes(parameter, value);
    }

    @Override
    public void setDate(int parameter, Date value) throws SQLException {
        binding(parameter, value);
        delegate.setDate(parameter, value);
    }

    @Override
    public void setTime(int parameter, Time value) throws SQLException {
        binding(parameter, value);
        delegate.setTime(parameter, value);
    }

    @Override
    public void setTimestamp(int parameter, Timestamp value) throws SQLException {
        binding(parameter, value);
        delegate.setTimestamp(parameter, value);
    }

    @Override
    public void setAsciiStream(int parameter, InputStream stream, int number) throws SQLException {
        binding(parameter, stream);
        delegate.setAsciiStream(parameter, stream, number);
    }

    @Override
    @Deprecated
    public void setUnicodeStream(int parameter, InputStream stream, int number) throws SQLException {
        binding(parameter, stream);
        delegate.setUnicodeStream(parameter, stream, number);
    }

    @Override
    public void setBinaryStream(int parameter, InputStream stream, int number) throws SQLException {
        binding(parameter, stream);
        delegate.setBinaryStream(parameter, stream, number);
    }

    @Override
    public void clearParameters() throws SQLException {
        delegate.clearParameters();
    }

    @Override
    public void setObject(int parameter, Object value, int number) throws SQLException {
        binding(parameter, value);
        delegate.setObject(parameter, value, number);
    }

    @Override
    public void setObject(int parameter, Object value) throws SQLException {
        binding(parameter, value);
        delegate.setObject(parameter, value);
    }

    @Override
    public boolean execute() throws SQLException {
        return delegate.execute();
    }

    @Override
    public void addBatch() throws SQLException {
        delegate.addBatch();
    }

    @Override
    public void setCharacterStream(int parameter, Reader reader, int number) throws SQLException {
        binding(parameter, reader);
        delegate.setCharacterStream(parameter, reader, number);
    }

    @Override
    public void setRef(int parameter, Ref value) throws SQLException {
        binding(parameter, value);
        delegate.setRef(parameter, value);
    }

    @Override
    public void setBlob(int parameter, Blob value) throws SQLException {
        binding(parameter, value);
        delegate.setBlob(parameter, value);
    }

    @Override
    public void setClob(int parameter, Clob value) throws SQLException {
        binding(parameter, value);
        delegate.setClob(parameter, value);
    }

    @Override
    public void setArray(int parameter, Array value) throws SQLException {
        binding(parameter, value);
        delegate.setArray(parameter, value);
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return delegate.getMetaData();
    }

    @Override
    public void setDate(int parameter, Date value, Calendar calendar) throws SQLException {
        binding(parameter, value);
        delegate.setDate(parameter, value, calendar);
    }

    @Override
    public void setTime(int parameter, Time value, Calendar calendar) throws SQLException {
        binding(parameter, value);
        delegate.setTime(parameter, value, calendar);
    }

    @Override
    public void setTimestamp(int parameter, Timestamp value, Calendar calendar) throws SQLException {
        binding(parameter, value);
        delegate.setTimestamp(parameter, value, calendar);
    }

    @Override
    public void setNull(int parameter, int number, String text) throws SQLException {
        binding(parameter, null);
        delegate.setNull(parameter, number, text);
    }

    @Override
    public void setURL(int parameter, URL value) throws SQLException {
        binding(parameter, value);
        delegate.setURL(parameter, value);
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return delegate.getParameterMetaData();
    }

    @Override
    public void setRowId(int parameter, RowId value) throws SQLException {
        binding(parameter, value);
        delegate.setRowId(parameter, value);
    }

    @Override
    public void setNString(int parameter, String text) throws SQLException {
        binding(parameter, text);
        delegate.setNString(parameter, text);
    }

    @Override
    public void setNCharacterStream(int parameter, Reader reader, long length) throws SQLException {
        binding(parameter, reader);
        delegate.setNCharacterStream(parameter, reader, length);
    }

    @Override
    public void setNClob(int parameter, NClob value) throws SQLException {
        binding(parameter, value);
        delegate.setNClob(parameter, value);
    }

    @Override
    public void setClob(int parameter, Reader reader, long length) throws SQLException {
        binding(parameter, reader);
        delegate.setClob(parameter, reader, length);
    }

    @Override
    public void setBlob(int parameter, InputStream stream, long length) throws SQLException {
        binding(parameter, stream);
        delegate.setBlob(parameter, stream, length);
    }

    @Override
    public void setNClob(int parameter, Reader reader, long length) throws SQLException {
        binding(parameter, reader);
        delegate.setNClob(parameter, reader, length);
    }

    @Override
    public void setSQLXML(int parameter, SQLXML value) throws SQLException {
        binding(parameter, value);
        delegate.setSQLXML(parameter, value);
    }

    @Override
    public void setObject(int parameter, Object value, int number, int number2) throws SQLException {
        binding(parameter, value);
        delegate.setObject(parameter, value, number, number2);
    }

    @Override
    public void setAsciiStream(int parameter, InputStream stream, long length) throws SQLException {
        binding(parameter, stream);
        delegate.setAsciiStream(parameter, stream, length);
    }

    @Override
    public void setBinaryStream(int parameter, InputStream stream, long length) throws SQLException {
        binding(parameter, stream);
        delegate.setBinaryStream(parameter, stream, length);
    }

    @Override
    public void setCharacterStream(int parameter, Reader reader, long length) throws SQLException {
        binding(parameter, reader);
        delegate.setCharacterStream(parameter, reader, length);
    }

    @Override
    public void setAsciiStream(int parameter, InputStream stream) throws SQLException {
        binding(parameter, stream);
        delegate.setAsciiStream(parameter, stream);
    }

    @Override
    public void setBinaryStream(int parameter, InputStream stream) throws SQLException {
        binding(parameter, stream);
        delegate.setBinaryStream(parameter, stream);
    }

    @Override
    public void setCharacterStream(int parameter, Reader reader) throws SQLException {
        binding(parameter, reader);
        delegate.setCharacterStream(parameter, reader);
    }

    @Override
    public void setNCharacterStream(int parameter, Reader reader) throws SQLException {
        binding(parameter, reader);
        delegate.setNCharacterStream(parameter, reader);
    }

    @Override
    public void setClob(int parameter, Reader reader) throws SQLException {
        binding(parameter, reader);
        delegate.setClob(parameter, reader);
    }

    @Override
    public void setBlob(int parameter, InputStream stream) throws SQLException {
        binding(parameter, stream);
        delegate.setBlob(parameter, stream);
    }

    @Override
    public void setNClob(int parameter, Reader reader) throws SQLException {
        binding(parameter, reader);
        delegate.setNClob(parameter, reader);
    }

    @Override
    public void setObject(int parameter, Object value, SQLType type, int number) throws SQLException {
        binding(parameter, value);
        delegate.setObject(parameter, value, type, number);
    }

    @Override
    public void setObject(int parameter, Object value, SQLType type) throws SQLException {
        binding(parameter, value);
        delegate.setObject(parameter, value, type);
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return delegate.executeLargeUpdate();
    }
}
