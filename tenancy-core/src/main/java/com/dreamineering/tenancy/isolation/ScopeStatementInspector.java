package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
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
            if (!wide.writing() && !ReadingStatement.is(executed)) {
                throw new ReadOnlyScopeException(executed);
            }
        }
        return executed;
    }
}
