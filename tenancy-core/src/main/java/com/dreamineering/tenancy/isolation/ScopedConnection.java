package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.statement.Finding;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
    private final StatementRules rules;
    private final AnnouncedTransaction transaction;
    private boolean readOnlyForNow;

    private ScopedConnection(
            Connection connection,
            UUID tenant,
            TenantScope scope,
            StatementRules rules,
            AnnouncedTransaction transaction) {
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
        boolean makesStatement = MAKE_STATEMENTS.contains(method.getName());
        if (makesStatement) {
            requireScope();
        }
        transaction.before(method.getName());
        StatementRule rule = rules.in(scope);
        if (makesStatement) {
            return guarded(method, arguments, (Connection) proxy, rule);
        }
        if (method.getName().equals("unwrap") && !rule.hasWaysAround()) {
            throw StatementRefusedException.foreign("unwrap", "the connection behind this one makes any statement");
        }
        if (method.getName().equals("setReadOnly") && readOnlyForNow) {
            return null; // what a bypass that reads was told stays so; Spring puts the flag back after transactions
        }
        return forward(method, arguments);
    }

    @SuppressWarnings("NullAway") // as for invoke
    private Statement guarded(Method method, @Nullable Object[] arguments, Connection proxy, StatementRule rule)
            throws Throwable {
        if (isUpdatable(arguments) && !rule.hasWaysAround()) {
            throw StatementRefusedException.foreign(method.getName(), "its rows could be changed past every check");
        }
        if (method.getName().equals("createStatement")) {
            return new GuardedStatement((Statement) forward(method, arguments), proxy, rule, tenant);
        }
        String sql = (String) arguments[0];
        Finding finding = rule.require(sql);
        if (method.getName().equals("prepareCall")) {
            if (rule.hasWaysAround()) {
                return (Statement) forward(method, arguments);
            }
            throw StatementRefusedException.foreign(sql, "it runs a procedure, which may touch any row");
        }
        if (finding.completion() != null) {
            arguments[0] = finding.completion().sql();
        }
        return new GuardedPreparedStatement(
                (PreparedStatement) forward(method, arguments), proxy, sql, finding, tenant);
    }

    /** The second number that such a method takes, after the kind of result set, says whether rows can be changed. */
    private static boolean isUpdatable(@Nullable Object @Nullable [] arguments) {
        List<Integer> numbers = arguments == null
                ? List.of()
                : Stream.of(arguments)
                        .filter(Integer.class::isInstance)
                        .map(Integer.class::cast)
                        .toList();
        return numbers.size() > 1 && numbers.get(1) == ResultSet.CONCUR_UPDATABLE;
    }

    @SuppressWarnings("NullAway") // as for invoke
    private @Nullable Object forward(Method method, @Nullable Object[] arguments) throws Throwable {
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
