package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.statement.OwnedTables;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each statement before it is prepared.
 *
 * <p>An organisation's session gets only what keeps to its rows, and a bypass that only reads gets nothing but queries.
 */
final class ScopeStatementInspector implements StatementInspector {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Hibernate makes inspectors Serializable and never serialises one
    private final @Nullable StatementInspector host;

    @SuppressWarnings("serial") // for the same reason
    private final StatementRules rules;

    ScopeStatementInspector(@Nullable StatementInspector host, StatementRules rules) {
        this.host = host;
        this.rules = rules;
    }

    void guard(OwnedTables tables) {
        rules.guard(tables);
    }

    void adopt(AdoptedEntities entities, Metadata model, SqlStringGenerationContext context) {
        rules.adopt(entities, model, context);
    }

    @Override
    public String inspect(String sql) {
        String changed = host == null ? null : host.inspect(sql);
        String executed = changed == null ? sql : changed;
        TenantScope scope = TenantContext.scope();
        if (scope instanceof EveryOrganisation wide) {
            wide.requireLive();
        }
        // The connection asks again and better. This is for sessions that were given another connection by hand.
        rules.inspect(scope, executed);
        return executed;
    }
}
