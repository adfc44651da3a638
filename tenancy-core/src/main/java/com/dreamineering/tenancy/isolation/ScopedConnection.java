package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it is lent to one session: it makes no statement once the scope of the session is over.
 *
 * <p>A session keeps its connection as long as its transaction. Without this, one that outlives its scope would go on with
 * the rows of an organisation that is not in scope any more, and after a bypass with the rows of all of them. In a bypass
 * that only reads, the database is told so too: the statement inspector sees what Hibernate prepares, and PostgreSQL
 * refuses what functions and plain JDBC would write.
 */
final class ScopedConnection implements InvocationHandler {

    private static final Set<String> MAKE_STATEMENTS = Set.of("createStatement", "prepareStatement", "prepareCall");

    private final Connection connection;
    private final UUID tenant;
    private final TenantScope scope;
    private final AnnouncedTransaction transaction;
    private boolean readOnlyForNow;

    private ScopedConnection(Connection connection, UUID tenant, TenantScope scope, AnnouncedTransaction transaction) {
        this.connection = connection;
        this.tenant = tenant;
        this.scope = scope;
        this.transaction = transaction;
    }

    /** Lends the connection to a session of this tenant for as long as the scope of this thread. */
    static Connection lend(Connection connection, UUID tenant, ScopeAnnouncement announcement) throws SQLException {
        TenantScope scope = TenantContext.scope();
        ScopedConnection lent = new ScopedConnection(
                connection, tenant, scope, new AnnouncedTransaction(announcement, connection, tenant, scope));
        try {
            lent.announceReading();
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return (Connection) Proxy.newProxyInstance(
                ScopedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, lent);
    }

    static boolean isOne(Connection connection) {
        return Proxy.isProxyClass(connection.getClass())
                && Proxy.getInvocationHandler(connection) instanceof ScopedConnection;
    }

    private void announceReading() throws SQLException {
        if (scope instanceof EveryOrganisation wide && !wide.writing() && !connection.isReadOnly()) {
            connection.setReadOnly(true);
            readOnlyForNow = true;
        }
    }

    @Override
    @SuppressWarnings("NullAway") // arguments and results are null where the method of Connection says so
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
        if (method.getName().equals("equals")) {
            return proxy == arguments[0];
        }
        if (method.getName().equals("close")) {
            close();
            return null;
        }
        if (MAKE_STATEMENTS.contains(method.getName())) {
            requireScope();
        }
        transaction.before(method.getName());
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            transaction.after(method.getName(), arguments == null ? 0 : arguments.length);
        }
    }

    private void close() throws SQLException {
        try (connection) {
            if (readOnlyForNow && !connection.isClosed()) {
                readOnlyForNow = false;
                connection.setReadOnly(false);
            }
        }
    }

    private void requireScope() {
        SessionTenant.requireCurrent(tenant);
        if (scope instanceof EveryOrganisation wide) {
            wide.requireLive(); // of the bypass that the session was opened in, not of the one that is open now
        }
    }
}
