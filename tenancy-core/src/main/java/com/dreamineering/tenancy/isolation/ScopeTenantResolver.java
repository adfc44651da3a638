package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate the tenant of a new session from the scope of the thread. */
final class ScopeTenantResolver implements CurrentTenantIdentifierResolver<UUID> {

    private final AdoptedEntities adopted;

    ScopeTenantResolver(AdoptedEntities adopted) {
        this.adopted = adopted;
    }

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
        TenantScope scope = TenantContext.scope();
        boolean enforced = adopted.isComplete() || scope instanceof EveryOrganisation;
        // A reserved id is never named by hand, so that nobody becomes root by a name; statements ask about the others.
        if (enforced || SessionTenant.isReserved(tenantId)) {
            SessionTenant.requireCurrent(tenantId);
        }
        if (scope instanceof EveryOrganisation wide) {
            wide.requireLive();
            return true;
        }
        return !enforced && SessionTenant.isNobody(tenantId);
    }
}
