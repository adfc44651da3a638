package com.dreamineering.tenancy.isolation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Filter;
import org.hibernate.cache.spi.access.EntityDataAccess;
import org.hibernate.cache.spi.access.NaturalIdDataAccess;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.MultiIdLoadOptions;
import org.hibernate.loader.ast.spi.SingleIdEntityLoader;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.entity.SingleTableEntityPersister;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.Predicate;

/** Keeps an entity with one table for its class and all subclasses to the organisation in scope; Hibernate creates it. */
public final class OwnedSingleTablePersister extends SingleTableEntityPersister {

    private static final long serialVersionUID = 1L;

    private final boolean usualLoader;

    /** For Hibernate. */
    public OwnedSingleTablePersister(
            PersistentClass entity,
            EntityDataAccess cache,
            NaturalIdDataAccess naturalIdCache,
            RuntimeModelCreationContext context) {
        super(entity, cache, naturalIdCache, context);
        this.usualLoader = entity.getLoaderName() == null;
    }

    @Override
    public void applyFilterRestrictions(
            Consumer<Predicate> conditions,
            TableGroup tables,
            boolean qualified,
            Map<String, Filter> enabled,
            boolean byKey,
            SqlAstCreationState state) {
        super.applyFilterRestrictions(conditions, tables, qualified, OrganisationFilter.with(enabled), byKey, state);
    }

    /** Yes, so that a reference to a row that the organisation does not have is an error. */
    @Override
    public boolean isAffectedByEnabledFilters(LoadQueryInfluencers session, boolean byKey) {
        return true;
    }

    @Override
    public boolean isAffectedByInfluencers(LoadQueryInfluencers session, boolean byKey) {
        return OrganisationFilter.needsOtherPlan(this, session) || super.isAffectedByEnabledFilters(session, byKey);
    }

    /** Among them may be what the session has loaded already, which takes no statement. */
    @Override
    public List<?> multiLoad(Object[] ids, SharedSessionContractImplementor session, MultiIdLoadOptions options) {
        SessionGuard.requireToRead(session, getEntityName());
        return super.multiLoad(ids, session, options);
    }

    @Override
    protected SingleIdEntityLoader<?> buildSingleIdEntityLoader() {
        return usualLoader && !new LoadQueryInfluencers(getFactory()).effectivelyBatchLoadable(this)
                ? new OwnedEntityLoader<>(this)
                : super.buildSingleIdEntityLoader();
    }
}
