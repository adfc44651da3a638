package com.dreamineering.tenancy.isolation;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.Filter;
import org.hibernate.cache.spi.access.CollectionDataAccess;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.CollectionLoader;
import org.hibernate.mapping.Collection;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.collection.BasicCollectionPersister;
import org.hibernate.sql.ast.spi.SqlAstCreationState;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.Predicate;

/** Keeps a collection with a table of its own to the elements of the organisation in scope; Hibernate creates it. */
public final class OwnedCollectionPersister extends BasicCollectionPersister {

    private final boolean usualLoader;

    /** For Hibernate. */
    public OwnedCollectionPersister(
            Collection collection, CollectionDataAccess cache, RuntimeModelCreationContext context) {
        super(collection, cache, context);
        this.usualLoader = collection.getLoaderName() == null;
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

    @Override
    public void applyBaseManyToManyRestrictions(
            Consumer<Predicate> conditions,
            TableGroup tables,
            boolean qualified,
            Map<String, Filter> enabled,
            Set<String> treated,
            SqlAstCreationState state) {
        super.applyBaseManyToManyRestrictions(
                conditions, tables, qualified, OrganisationFilter.with(enabled), treated, state);
    }

    @Override
    public boolean isAffectedByEnabledFilters(LoadQueryInfluencers session, boolean byKey) {
        return true;
    }

    /** A session that sees part of a collection must not write it anew as a whole. */
    @Override
    public boolean isAffectedByEnabledFilters(SharedSessionContractImplementor session) {
        return !session.isRootTenant() || super.isAffectedByEnabledFilters(session.getLoadQueryInfluencers(), false);
    }

    /** Never cached, as while a filter is enabled: nothing would tell organisations what a bypass changes here. */
    @Override
    public boolean hasCache() {
        return false;
    }

    @Override
    protected CollectionLoader determineLoaderToUse(Object key, SharedSessionContractImplementor session) {
        LoadQueryInfluencers wishes = session.getLoadQueryInfluencers();
        return usualLoader && OrganisationFilter.hasUsualPlan(this, wishes)
                ? getCollectionLoader()
                : super.determineLoaderToUse(key, session);
    }
}
