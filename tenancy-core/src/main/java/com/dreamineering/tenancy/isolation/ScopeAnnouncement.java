package com.dreamineering.tenancy.isolation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells PostgreSQL in each transaction whose rows may be seen, so that row-level security can hold it to that.
 *
 * <p>The setting {@value #SETTING} ends with its transaction: nothing stays on a pooled connection, and a transaction that
 * was told nothing sees no rows. It carries the tenant id that Hibernate's sessions carry, so that both walls always stand
 * in the same place. Sessions announce by themselves; {@link #announce} is for transactions that Hibernate does not know.
 * Safe for use by many threads, one for each data source. Does nothing on other databases.
 */
public final class ScopeAnnouncement {

    /** The transaction-local setting that policies read. */
    public static final String SETTING = "tenancy.organisation_id";

    static final String ANNOUNCE = "select pg_catalog.set_config('%s', ?, true)".formatted(SETTING);
    private static final String WITH_GRANT = ANNOUNCE + ", pg_catalog.set_config('tenancy.bypass_grant', ?, true)";

    private volatile @Nullable Boolean understood;
    private volatile @Nullable Boolean takenAlong;

    /** For one data source, whose first connection tells which database it is. */
    public ScopeAnnouncement() {}

    /**
     * Announces the scope of this thread in the transaction that has just begun on the connection.
     *
     * <p>Without a scope, and in a bypass, it announces that there are no rows to see. A connection that is lent to a
     * Hibernate session is left alone: it announces by itself before its first statement.
     */
    public void announce(Connection connection) throws SQLException {
        if (!(connection instanceof ScopedConnection)) {
            announce(connection, SessionTenant.ofThread(), null);
        }
    }

    void announce(Connection connection, UUID tenant, @Nullable UUID grant) throws SQLException {
        // Without a transaction the setting would be gone before the statement that needs it.
        if (!isUnderstoodBy(connection) || connection.getAutoCommit()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(grant == null ? ANNOUNCE : WITH_GRANT)) {
            statement.setString(1, valueOf(tenant));
            if (grant != null) {
                statement.setString(2, grant.toString());
            }
            statement.execute();
        }
    }

    /** Empty, and not the reserved id, which a column with this setting as its default would take on. */
    static String valueOf(UUID tenant) {
        return SessionTenant.isReserved(tenant) ? "" : tenant.toString();
    }

    /** Whether a prepared statement on this connection may consist of two, each with a result of its own. */
    boolean isTakenAlongOn(Connection connection) throws SQLException {
        Boolean known = takenAlong;
        if (known == null) {
            known = connection.getMetaData().getDriverName().equals("PostgreSQL JDBC Driver") && !isByBits(connection);
            takenAlong = known;
        }
        return known;
    }

    /** The URL may say that rows come some at a time, which two statements at once do not. */
    private static boolean isByBits(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.getFetchSize() > 0;
        }
    }

    boolean isUnderstoodBy(Connection connection) throws SQLException {
        Boolean known = understood;
        if (known == null) {
            known = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            understood = known;
        }
        return known;
    }
}
