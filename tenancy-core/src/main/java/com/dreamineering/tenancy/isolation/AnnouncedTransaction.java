package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.isolation.ForwardingStatement.Execution;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the running transaction of one lent connection was told: the scope, once, before anything can be asked.
 *
 * <p>Savepoints are set after that too, because going back to one takes back what was told since.
 */
final class AnnouncedTransaction {

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

    /** Runs a statement of the connection in a transaction that was told, if there is one. */
    <T> T run(Execution<T> execution) throws SQLException {
        tell();
        return execution.run();
    }

    /** Before a statement runs, and before a savepoint. */
    void tell() throws SQLException {
        if (!told && !connection.getAutoCommit()) {
            announcement.announce(connection, tenant, grant);
            told = true;
        }
    }

    /** After what ends a transaction, also if it threw: a commit that fails has ended it. */
    void ended() {
        told = false;
    }
}
