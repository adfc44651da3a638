package com.dreamineering.tenancy.isolation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.loader.ast.internal.SingleIdEntityLoaderStandardImpl;
import org.hibernate.loader.ast.internal.SingleIdLoadPlan;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Finds rows by their ids and keeps its plans, which serve all organisations.
 *
 * <p>Hibernate's own makes a new plan for each entity that a filter affects.
 */
final class OwnedEntityLoader<T> extends SingleIdEntityLoaderStandardImpl<T> {

    private final Map<LockMode, SingleIdLoadPlan<T>> plans = new ConcurrentHashMap<>();

    OwnedEntityLoader(EntityPersister entity) {
        super(entity, new LoadQueryInfluencers(entity.getFactory()));
    }

    @Override
    @SuppressWarnings("removal") // Hibernate has no other way to name a lock here yet
    public SingleIdLoadPlan<T> resolveLoadPlan(LockOptions lock, LoadQueryInfluencers session) {
        boolean usual = !session.hasEnabledFilters()
                && !session.hasEnabledCascadingFetchProfile()
                && !(lock.getLockMode().isPessimistic() && lock.hasNonDefaultOptions())
                && !OrganisationFilter.needsOtherPlan(getLoadable(), session);
        if (!usual) {
            return super.resolveLoadPlan(lock, session);
        }
        SingleIdLoadPlan<T> kept = plans.get(lock.getLockMode());
        if (kept == null) {
            kept = super.resolveLoadPlan(lock, session);
            plans.put(lock.getLockMode(), kept);
        }
        return kept;
    }
}
