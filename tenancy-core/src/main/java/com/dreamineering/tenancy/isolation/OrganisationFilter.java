package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.statement.OwnedTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Filter;
import org.hibernate.binder.internal.TenantIdBinder;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.SessionFactoryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.boot.spi.SessionFactoryBuilderFactory;
import org.hibernate.boot.spi.SessionFactoryBuilderImplementor;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.spi.FilterDefinition;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.internal.FilterImpl;
import org.hibernate.loader.ast.spi.Loadable;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.FilterConfiguration;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;
import org.hibernate.persister.collection.CollectionPersister;
import org.jspecify.annotations.Nullable;

/**
 * The condition that keeps entities and collections to one organisation, in the place of the filter behind
 * {@code @TenantId}; Hibernate finds it.
 *
 * <p>Hibernate throws away every plan of a query or load that was made while a filter is enabled, and enables that one in
 * each session: finding a row then takes twice as long. This one is enabled nowhere. The persisters of this package add it
 * always, so no session can do without, and it names no organisation: it says {@link OwnedTables#IN_SCOPE}, so one plan
 * serves all. {@link ScopedConnection} puts the organisation of its session in that place.
 */
public final class OrganisationFilter implements SessionFactoryBuilderFactory {

    static final String NAME = "tenancyOrganisation";

    private static final String TENANT = ":" + TenantIdBinder.PARAMETER_NAME;
    private static final FilterDefinition DEFINITION = new FilterDefinition(NAME, "", false, true, Map.of(), Map.of());
    private static final Map<String, Filter> ALONE = Map.of(NAME, new FilterImpl(DEFINITION));

    /** For Hibernate, which creates it through the service loader. */
    public OrganisationFilter() {}

    /** Changes the mapping before the session factory takes note of its filters; leaves the builder as it is. */
    @Override
    @SuppressWarnings("NullAway") // null says that the default builder will do
    public SessionFactoryBuilder getSessionFactoryBuilder(
            MetadataImplementor model, SessionFactoryBuilderImplementor defaultBuilder) {
        Object resolver = model.getMetadataBuildingOptions()
                .getServiceRegistry()
                .requireService(ConfigurationService.class)
                .getSettings()
                .get(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER);
        if (resolver instanceof ScopeTenantResolver) {
            replaceTenantFilter(model);
        }
        return null;
    }

    private static void replaceTenantFilter(MetadataImplementor model) {
        Map<String, FilterDefinition> definitions = model.getFilterDefinitions();
        if (definitions.remove(TenantIdBinder.FILTER_NAME) == null) {
            return;
        }
        definitions.put(NAME, DEFINITION);
        for (PersistentClass entity : model.getEntityBindings()) {
            if (entity instanceof RootClass root) {
                replaceTenantFilter(root);
            }
        }
        for (PersistentClass entity : model.getEntityBindings()) {
            if (of(entity.getFilters(), TenantIdBinder.FILTER_NAME) != null) {
                throw UnsupportedTenantIdException.ofSubclass(entity.getEntityName());
            }
        }
        Histories.of(model).filter();
    }

    private static void replaceTenantFilter(RootClass entity) {
        FilterConfiguration tenant = of(entity.getFilters(), TenantIdBinder.FILTER_NAME);
        if (tenant != null) {
            // Twice there where the tenant id is in the primary key and in an id class.
            entity.getFilters().removeIf(filter -> filter.getName().equals(TenantIdBinder.FILTER_NAME));
            // With the alias, which Hibernate does not add to a column that is called like a keyword.
            String condition = FilterImpl.MARKER + "." + tenant.getCondition().replace(TENANT, OwnedTables.IN_SCOPE);
            entity.addFilter(NAME, condition, true, Map.of(), Map.of());
        }
    }

    /** Keeps another entity as this one is kept. */
    static void copy(PersistentClass entity, PersistentClass other) {
        FilterConfiguration filter = of(entity);
        if (filter != null) {
            other.addFilter(NAME, filter.getCondition(), true, Map.of(), Map.of());
        }
    }

    /** What the session factory was built from has no other tenant filter left. */
    static boolean isInForce(Metadata model) {
        return !model.getFilterDefinitions().containsKey(TenantIdBinder.FILTER_NAME);
    }

    /** The filter of an entity; null for entities that belong to nobody. */
    static @Nullable FilterConfiguration of(PersistentClass entity) {
        return of(entity.getRootClass().getFilters(), NAME);
    }

    static boolean isOn(Collection collection) {
        return of(collection.getFilters(), NAME) != null || of(collection.getManyToManyFilters(), NAME) != null;
    }

    private static @Nullable FilterConfiguration of(List<FilterConfiguration> filters, String name) {
        for (FilterConfiguration filter : filters) {
            if (filter.getName().equals(name)) {
                return filter;
            }
        }
        return null;
    }

    /** The column that the filter compares; as it stands in the condition, for a formula too. */
    static String expression(FilterConfiguration filter) {
        return unnamed(filter).replace(" = " + OwnedTables.IN_SCOPE, "");
    }

    /** The condition for a table that has no name of its own in the statement. */
    static String unnamed(FilterConfiguration filter) {
        return filter.getCondition().replace(FilterImpl.MARKER + ".", "");
    }

    /** Those that are enabled in a session, and this one. */
    static Map<String, Filter> with(Map<String, Filter> enabled) {
        if (enabled.isEmpty()) {
            return ALONE;
        }
        Map<String, Filter> all = new HashMap<>(enabled);
        all.putAll(ALONE);
        return all;
    }

    /** Whether what the session wants of Hibernate, other filters aside, asks for another plan than the usual one. */
    static boolean needsOtherPlan(Loadable loaded, LoadQueryInfluencers session) {
        return loaded.isAffectedByEntityGraph(session)
                || loaded.isAffectedByEnabledFetchProfiles(session)
                || loaded.isAffectedByBatchSize(session)
                || session.getTemporalIdentifier() != null;
    }

    /** Whether the session loads a collection as any other one would. */
    static boolean hasUsualPlan(CollectionPersister collection, LoadQueryInfluencers session) {
        PluralAttributeMapping attribute = collection.getAttributeMapping();
        return !session.hasEnabledFilters()
                && !session.effectiveSubselectFetchEnabled(collection)
                && !needsOtherPlan(attribute, session)
                && !(attribute.getElementDescriptor() instanceof EntityCollectionPart element
                        && element.getAssociatedEntityMappingType().isAffectedByInfluencers(session, true));
    }
}
