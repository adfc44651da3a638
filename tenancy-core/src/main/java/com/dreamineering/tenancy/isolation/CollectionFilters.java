package com.dreamineering.tenancy.isolation;

import java.util.List;
import java.util.Map;
import org.hibernate.binder.internal.TenantIdBinder;
import org.hibernate.boot.Metadata;
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
 * over one, or {@code size()}. Adding the same condition to each collection role closes that.
 */
final class CollectionFilters {

    private CollectionFilters() {}

    static void extend(Metadata model) {
        for (Collection collection : model.getCollectionBindings()) {
            Value element = collection.getElement();
            if (element instanceof OneToMany oneToMany) {
                tenantFilters(oneToMany.getAssociatedClass())
                        .forEach(filter -> collection.addFilter(
                                filter.getName(), filter.getCondition(), true, Map.of(), Map.of()));
            } else if (element instanceof ManyToOne manyToMany) {
                PersistentClass target = model.getEntityBinding(manyToMany.getReferencedEntityName());
                tenantFilters(target)
                        .forEach(filter -> collection.addManyToManyFilter(
                                filter.getName(), filter.getCondition(), true, Map.of(), Map.of()));
            }
        }
    }

    private static List<FilterConfiguration> tenantFilters(PersistentClass entity) {
        return entity.getRootClass().getFilters().stream()
                .filter(filter -> filter.getName().equals(TenantIdBinder.FILTER_NAME))
                .toList();
    }
}
