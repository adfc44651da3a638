package com.dreamineering.tenancy.isolation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Hands each call on to an object of the driver that is seldom asked for, and shows nothing of what lies behind it.
 *
 * <p>What calls procedures and was made in {@link CheckedSql} does so as long as that is open.
 */
final class GuardedObject implements InvocationHandler {

    private final Object delegate;
    private final ScopedConnection connection;
    private final boolean checked;

    private GuardedObject(Object delegate, ScopedConnection connection) {
        this.delegate = delegate;
        this.connection = connection;
        this.checked = connection.isChecked();
    }

    static DatabaseMetaData of(DatabaseMetaData description, ScopedConnection connection) {
        return of(DatabaseMetaData.class, description, connection);
    }

    static CallableStatement of(CallableStatement call, ScopedConnection connection) {
        return of(CallableStatement.class, call, connection);
    }

    private static <T> T of(Class<T> type, T delegate, ScopedConnection connection) {
        return type.cast(Proxy.newProxyInstance(
                GuardedObject.class.getClassLoader(), new Class<?>[] {type}, new GuardedObject(delegate, connection)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        return switch (method.getName()) {
            case "getConnection" -> connection;
            case "isWrapperFor" -> ((Class<?>) given[0]).isInstance(proxy);
            case "unwrap" -> ScopedConnection.unwrapped(proxy, (Class<?>) given[0]);
            case "equals" -> proxy == given[0];
            case "execute",
                    "executeQuery",
                    "executeUpdate",
                    "executeLargeUpdate",
                    "executeBatch",
                    "executeLargeBatch" -> guarded(ofCall(method, given));
            default -> guarded(call(method, given));
        };
    }

    private @Nullable Object guarded(@Nullable Object result) {
        return GuardedResultSet.guarded(result, connection);
    }

    private @Nullable Object ofCall(Method method, Object[] arguments) throws Throwable {
        if (arguments.length > 0) {
            throw new SQLException("A prepared call runs no other text than its own");
        }
        connection.requireStillChecked(checked, "call");
        return connection.run((CallableStatement) delegate, () -> call(method, arguments));
    }

    private @Nullable Object call(Method method, Object[] arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = GuardedArray.bare(arguments[i]);
        }
        try {
            return method.invoke(delegate, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e.getCause() instanceof SQLException failure ? failure : new SQLException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new SQLException(e);
        }
    }
}
