package com.dreamineering.tenancy.isolation;

import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.FilterConfiguration;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Value;

/**
 * Extends the tenant filter from entities to the collections that hold them.
 *
 * <p>Hibernate filters an entity when it is the root of a query and not when it is reached through a collection, a join
 * over one, or {@code size()}. Adding the same condition to each collection role closes that. The rows of a join table have
 * no organisation, and {@code size()} and {@code member of} look at nothing else: they get a condition that asks the
 * element's table.
 */
final class CollectionFilters {

    private static final String LINK = "link";

    private final Metadata model;
    private final SqlStringGenerationContext sql;

    private CollectionFilters(Metadata model, SqlStringGenerationContext sql) {
        this.model = model;
        this.sql = sql;
    }

    static void extend(Metadata model, SessionFactoryImplementor sessionFactory) {
        CollectionFilters filters = new CollectionFilters(model, sessionFactory.getSqlStringGenerationContext());
        model.getCollectionBindings().forEach(filters::extend);
    }

    private void extend(Collection collection) {
        Value element = collection.getElement();
        if (element instanceof OneToMany oneToMany) {
            FilterConfiguration filter = OrganisationFilter.of(oneToMany.getAssociatedClass());
            if (filter != null) {
                collection.addFilter(filter.getName(), filter.getCondition(), true, Map.of(), Map.of());
            }
        } else if (element instanceof ManyToOne manyToMany) {
            PersistentClass target = model.getEntityBinding(manyToMany.getReferencedEntityName());
            FilterConfiguration filter = OrganisationFilter.of(target);
            if (filter != null) {
                collection.addManyToManyFilter(filter.getName(), filter.getCondition(), true, Map.of(), Map.of());
            }
            OwnedLink.toElement(collection, model).ifPresent(link -> keepTo(link, collection));
        }
    }

    private void keepTo(OwnedLink link, Collection collection) {
        collection.addFilter(
                OrganisationFilter.NAME,
                link.condition(sql, "{%s}".formatted(LINK)),
                false,
                Map.of(LINK, collection.getCollectionTable().getQualifiedName(sql)),
                Map.of());
    }
}
