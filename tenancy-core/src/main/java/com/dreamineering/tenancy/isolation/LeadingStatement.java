package com.dreamineering.tenancy.isolation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement that may be the first one of its transaction, and then takes along what the transaction has to be told.
 *
 * <p>PostgreSQL's driver sends {@code select set_config(…); select …} at once and hands out a result for each part: no round
 * trip of its own for the announcement. That fits a statement that is run by itself, and no batch, cursor or generated key. So
 * nothing is prepared before it is seen how the statement is used; what is bound until then is kept.
 */
final class LeadingStatement implements InvocationHandler {

    /** What {@link #of} makes. */
    interface Leading extends PreparedStatement {

        /** Whether nothing of it was sent yet, so that it can still take something along. */
        boolean mayLead();

        /** The organisation to announce with the execution that comes next. */
        void takeAlong(String organisation);

        /** Whether it took the announcement along. */
        boolean hasLed();
    }

    private static final Set<String> EXECUTIONS =
            Set.of("execute", "executeQuery", "executeUpdate", "executeLargeUpdate");
    private static final Set<String> OF_THE_LAST_EXECUTION = Set.of(
            "getResultSet",
            "getUpdateCount",
            "getLargeUpdateCount",
            "getMoreResults",
            "getWarnings",
            "clearWarnings",
            "cancel",
            "getMetaData");
    /** Hibernate asks for them before it closes a statement. */
    private static final Set<String> UNLIMITED = Set.of("getMaxRows", "getMaxFieldSize", "getFetchSize");

    private final Connection connection;
    private final String announcement;
    private final String sql;
    /** By the number of the parameter, or the name of the setter: the last value counts. */
    private final Map<Object, Call> bindings = new LinkedHashMap<>();

    private @Nullable PreparedStatement pair;
    private @Nullable PreparedStatement alone;
    private @Nullable String organisation;
    private boolean led;
    private boolean closed;

    private LeadingStatement(Connection connection, String announcement, String sql) {
        this.connection = connection;
        this.announcement = announcement;
        this.sql = sql;
    }

    /** Prepares nothing yet; the announcement is a query with one parameter. */
    static Leading of(Connection connection, String announcement, String sql) {
        return (Leading) Proxy.newProxyInstance(
                LeadingStatement.class.getClassLoader(),
                new Class<?>[] {Leading.class},
                new LeadingStatement(connection, announcement, sql));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return answer(proxy, new Call(method, arguments == null ? new Object[0] : arguments));
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private @Nullable Object answer(Object proxy, Call call) throws SQLException, ReflectiveOperationException {
        String name = call.method.getName();
        if (call.method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, call);
        }
        switch (name) {
            case "mayLead":
                return pair == null && alone == null && !closed;
            case "takeAlong":
                organisation = (String) call.arguments[0];
                return null;
            case "hasLed":
                return led;
            case "isClosed":
                return closed;
            case "close":
                close();
                return null;
            default:
        }
        if (closed) {
            throw new SQLException("This statement has been closed.");
        }
        if (alone != null) {
            return call.on(alone);
        }
        if (call.binds()) {
            bindings.put(call.key(), call);
            return null;
        }
        if (name.equals("clearParameters")) {
            bindings.values().removeIf(Call::bindsAParameter);
            return null;
        }
        if (organisation != null && pair == null && EXECUTIONS.contains(name) && call.arguments.length == 0) {
            return runWithAnnouncement(name);
        }
        if (UNLIMITED.contains(name)) {
            return 0;
        }
        if (name.equals("getQueryTimeout")) {
            Call set = bindings.get("setQueryTimeout");
            return set == null ? 0 : set.arguments[0];
        }
        if (pair != null && OF_THE_LAST_EXECUTION.contains(name)) {
            return call.on(pair);
        }
        return call.on(alone());
    }

    private @Nullable Object ofObject(Object proxy, Call call) throws ReflectiveOperationException {
        return switch (call.method.getName()) {
            case "equals" -> proxy == call.arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> sql;
        };
    }

    private Object runWithAnnouncement(String name) throws SQLException, ReflectiveOperationException {
        PreparedStatement statement = connection.prepareStatement(announcement + "; " + sql);
        pair = statement;
        statement.setString(1, organisation);
        organisation = null;
        for (Call binding : bindings.values()) {
            binding.shifted().on(statement);
        }
        statement.execute();
        led = true;
        boolean rows = statement.getMoreResults();
        return switch (name) {
            case "execute" -> rows;
            case "executeQuery" -> rows(statement, rows);
            case "executeUpdate" -> count(statement, rows).intValue();
            default -> count(statement, rows);
        };
    }

    private static ResultSet rows(PreparedStatement statement, boolean rows) throws SQLException {
        ResultSet result = rows ? statement.getResultSet() : null;
        if (result == null) {
            throw new SQLException("No results were returned by the query.");
        }
        return result;
    }

    private static Long count(PreparedStatement statement, boolean rows) throws SQLException {
        if (rows) {
            throw new SQLException("A result was returned when none was expected.");
        }
        return statement.getLargeUpdateCount();
    }

    /** The statement as it was written, with all that was bound. */
    private PreparedStatement alone() throws SQLException, ReflectiveOperationException {
        PreparedStatement statement = connection.prepareStatement(sql);
        alone = statement;
        for (Call binding : bindings.values()) {
            binding.on(statement);
        }
        bindings.clear();
        return statement;
    }

    private void close() throws SQLException {
        closed = true;
        bindings.clear();
        try {
            if (pair != null) {
                pair.close();
            }
        } finally {
            if (alone != null) {
                alone.close();
            }
        }
    }

    private record Call(Method method, @Nullable Object[] arguments) {

        private static final Set<String> OF_BOTH_PARTS = Set.of("setQueryTimeout");

        boolean binds() {
            return bindsAParameter() || OF_BOTH_PARTS.contains(method.getName());
        }

        boolean bindsAParameter() {
            return method.getName().startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer;
        }

        Object key() {
            return bindsAParameter() && arguments[0] instanceof Integer number ? number : method.getName();
        }

        Call shifted() {
            if (!bindsAParameter() || !(arguments[0] instanceof Integer number)) {
                return this;
            }
            @Nullable Object[] moved = arguments.clone();
            moved[0] = number + 1;
            return new Call(method, moved);
        }

        @Nullable
        Object on(PreparedStatement statement) throws ReflectiveOperationException {
            return method.invoke(statement, arguments);
        }
    }
}
