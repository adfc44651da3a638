package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import java.util.Locale;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/** Looks at each statement before it is prepared; a bypass that only reads gets nothing but queries. */
final class ScopeStatementInspector implements StatementInspector {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Hibernate makes inspectors Serializable and never serialises one
    private final @Nullable StatementInspector host;

    ScopeStatementInspector(@Nullable StatementInspector host) {
        this.host = host;
    }

    @Override
    public String inspect(String sql) {
        String changed = host == null ? null : host.inspect(sql);
        String executed = changed == null ? sql : changed;
        if (TenantContext.scope() instanceof EveryOrganisation wide) {
            wide.requireLive();
            if (!wide.writing() && !isQuery(executed)) {
                throw new ReadOnlyScopeException(executed);
            }
        }
        return executed;
    }

    private static boolean isQuery(String sql) {
        String start = sql.stripLeading();
        // A common table expression may hide an insert, update or delete, so "with" does not count as a query.
        return start.regionMatches(true, 0, "select", 0, 6)
                && !start.toLowerCase(Locale.ROOT).contains(" into ");
    }
}
