package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the running transaction of one lent connection was told: the scope, once, before anything can be asked.
 *
 * <p>Savepoints are set after that too, because going back to one takes back what was told since.
 */
final class AnnouncedTransaction {

    private static final Set<String> TOLD_FIRST =
            Set.of("createStatement", "prepareStatement", "prepareCall", "setSavepoint");
    private static final Set<String> ENDS = Set.of("commit", "setAutoCommit", "abort");

    private final ScopeAnnouncement announcement;
    private final Connection connection;
    private final UUID tenant;
    private final @Nullable UUID grant;
    private boolean told;

    AnnouncedTransaction(ScopeAnnouncement announcement, Connection connection, UUID tenant, TenantScope scope) {
        this.announcement = announcement;
        this.connection = connection;
        this.tenant = tenant;
        this.grant =
                scope instanceof EveryOrganisation wide ? wide.databaseGrant().orElse(null) : null;
    }

    /** Before a method of the connection is called. */
    void before(String method) throws SQLException {
        if (TOLD_FIRST.contains(method)) {
            tell();
        }
    }

    /** Before a statement runs that may have been made in an earlier transaction. */
    void tell() throws SQLException {
        if (!told && !connection.getAutoCommit()) {
            announcement.announce(connection, tenant, grant);
            told = true;
        }
    }

    /** After a method of the connection was called, also if it threw: a commit that fails has ended the transaction. */
    void after(String method, int arguments) {
        boolean toSavepoint = arguments > 0;
        if (ENDS.contains(method) || (method.equals("rollback") && !toSavepoint)) {
            told = false;
        }
    }
}
