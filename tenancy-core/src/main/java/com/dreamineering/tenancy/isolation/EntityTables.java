package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.statement.Finding;
import com.dreamineering.tenancy.statement.OwnedTables;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/** The tables of one entity, with those of its subclasses and collections. */
final class EntityTables {

    private final Set<String> names;
    private final OwnedTables named;
    private final OwnedTables owned;

    private EntityTables(Set<String> names, OwnedTables owned) {
        this.names = names;
        this.named = new OwnedTables.Builder().reserved(names).build();
        this.owned = owned;
    }

    static Map<String, EntityTables> of(Metadata model, SqlStringGenerationContext sql, Set<String> entities) {
        Map<String, EntityTables> all = new LinkedHashMap<>();
        for (String entity : entities) {
            all.put(
                    entity,
                    new EntityTables(
                            names(model, entity),
                            GuardedTables.of(
                                    model, sql, root -> root.getEntityName().equals(entity))));
        }
        return all;
    }

    private static Set<String> names(Metadata model, String root) {
        Set<String> names = new HashSet<>();
        for (PersistentClass entity : model.getEntityBindings()) {
            if (entity.getRootClass().getEntityName().equals(root)) {
                add(entity.getTable(), names);
                entity.getJoins().forEach(join -> add(join.getTable(), names));
            }
        }
        for (Collection collection : model.getCollectionBindings()) {
            if (!(collection.getElement() instanceof OneToMany)) {
                // Links between nobody's rows and an organisation's are that organisation's.
                PersistentClass holder =
                        OwnedLink.of(collection, model).map(OwnedLink::target).orElse(collection.getOwner());
                if (holder.getRootClass().getEntityName().equals(root)) {
                    add(collection.getCollectionTable(), names);
                }
            }
        }
        return names;
    }

    private static void add(Table table, Set<String> names) {
        if (!table.isSubselect()) {
            names.add(table.getName().toLowerCase(Locale.ROOT));
        }
    }

    boolean isUsedBy(String sql) {
        String folded = sql.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(folded::contains) && named.review(sql).reserved() != null;
    }

    /** What the statement says about these tables alone. */
    Finding review(String sql) {
        return owned.review(sql);
    }
}
