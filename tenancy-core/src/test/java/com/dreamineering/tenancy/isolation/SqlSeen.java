package com.dreamineering.tenancy.isolation;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that writes down what is prepared on its connections. */
public final class SqlSeen implements DataSource {

    public final List<String> prepared = new CopyOnWriteArrayList<>();
    private final DataSource dataSource;

    public SqlSeen(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Connection getConnection() throws java.sql.SQLException {
        Connection connection = dataSource.getConnection();
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                prepared.add((String) arguments[0]);
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Connection)
                Proxy.newProxyInstance(SqlSeen.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    /** How often a scope was announced. */
    public long announcements() {
        return prepared.stream().filter(sql -> sql.contains("set_config")).count();
    }

    @Override
    public Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(dataSource);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(dataSource);
    }
}
