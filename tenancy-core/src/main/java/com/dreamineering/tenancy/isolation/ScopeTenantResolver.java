package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate the tenant of a new session from the scope of the thread. */
final class ScopeTenantResolver implements CurrentTenantIdentifierResolver<UUID> {

    @Override
    public UUID resolveCurrentTenantIdentifier() {
        return SessionTenant.ofThread();
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }

    /** Hibernate asks once for each session, with the tenant id that somebody may have named by hand. */
    @Override
    public boolean isRoot(UUID tenantId) {
        SessionTenant.requireCurrent(tenantId);
        if (TenantContext.scope() instanceof EveryOrganisation wide) {
            wide.requireLive();
            return true;
        }
        return false;
    }
}
