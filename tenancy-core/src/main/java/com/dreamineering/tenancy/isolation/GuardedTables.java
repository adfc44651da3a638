package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.statement.OwnedTables;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.FilterConfiguration;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a mapping the tables whose rows belong to organisations.
 *
 * <p>Only the table with the tenant id names its organisation. Tables of joined subclasses, secondary tables and the tables
 * of collections hang on it by their keys. Those between nobody's rows and an organisation's are looked at row by row.
 */
final class GuardedTables {

    private static final Pattern COLUMN = Pattern.compile("[`\"]?([\\w$]+)[`\"]?");

    private final OwnedTables.Builder tables = new OwnedTables.Builder();
    private final Metadata model;
    private final SqlStringGenerationContext sql;
    private final Predicate<RootClass> wanted;

    private GuardedTables(Metadata model, SqlStringGenerationContext sql, Predicate<RootClass> wanted) {
        this.model = model;
        this.sql = sql;
        this.wanted = wanted;
    }

    static OwnedTables of(Metadata model, SqlStringGenerationContext sql) {
        return of(model, sql, root -> true);
    }

    /** Those of some entities, by the one at the top of their hierarchy. */
    static OwnedTables of(Metadata model, SqlStringGenerationContext sql, Predicate<RootClass> wanted) {
        GuardedTables found = new GuardedTables(model, sql, wanted);
        found.tables.reserved(LibraryTables.NAMES);
        model.getEntityBindings().forEach(found::addEntity);
        model.getCollectionBindings().forEach(found::addCollection);
        found.addHistories(Histories.of(model));
        return found.tables.build();
    }

    private void addHistories(Histories histories) {
        histories.links().stream()
                .filter(link -> wanted.test(link.target().getRootClass()))
                .forEach(link -> dependent(link.table(), link.links()));
        // One without the organisation stops the start; where that only warns, nobody reads all of it at least.
        histories.byEntity().values().stream()
                .filter(history -> organisationColumn(history) == null && wanted.test(history))
                .forEach(history -> dependent(history.getTable(), Histories.keys(history)));
    }

    private void addEntity(PersistentClass entity) {
        String column = organisationColumn(entity);
        if (column == null || !wanted.test(entity.getRootClass())) {
            return;
        }
        Table table = entity.getTable();
        if (!table.isSubselect()) {
            if (table.equals(entity.getRootTable()) || entity instanceof UnionSubclass) {
                tables.direct(table.getName(), column, names(entity.getKey()));
            } else {
                tables.dependent(table.getName(), names(entity.getKey()));
            }
        }
        entity.getJoins().forEach(join -> tables.dependent(join.getTable().getName(), names(join.getKey())));
    }

    private void addCollection(Collection collection) {
        Value element = collection.getElement();
        if (element instanceof OneToMany) {
            return;
        }
        Optional<OwnedLink> link = OwnedLink.of(collection, model);
        if (link.isPresent()) {
            if (wanted.test(link.get().target().getRootClass())) {
                tables.linked(
                        collection.getCollectionTable().getName(), link.get().linked(sql));
            }
            return;
        }
        PersistentClass owner = collection.getOwner();
        if (organisationColumn(owner) == null || !wanted.test(owner.getRootClass())) {
            return;
        }
        Set<String> keys = names(collection.getKey());
        if (element instanceof ManyToOne) {
            keys.addAll(names(element));
        }
        tables.dependent(collection.getCollectionTable().getName(), keys);
    }

    private void dependent(Table table, List<Column> keys) {
        tables.dependent(table.getName(), names(keys));
    }

    private static Set<String> names(Value value) {
        return names(value.getColumns());
    }

    private static Set<String> names(List<Column> columns) {
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            names.add(column.getName());
        }
        return names;
    }

    /** The column that names the organisation; null for entities that belong to nobody. */
    static @Nullable String organisationColumn(PersistentClass entity) {
        FilterConfiguration filter = OrganisationFilter.of(entity);
        if (filter == null) {
            return null;
        }
        Matcher column = COLUMN.matcher(OrganisationFilter.expression(filter));
        if (!column.matches()) {
            throw UnsupportedTenantIdException.formula(entity.getEntityName());
        }
        return column.group(1);
    }
}
