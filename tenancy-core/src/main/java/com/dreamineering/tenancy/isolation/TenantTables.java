package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.isolation.TenantTable.Source;
import com.dreamineering.tenancy.report.FindingKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads from Hibernate's mapping which tables hold rows of organisations.
 *
 * <p>Those of entities with a tenant id, with their secondary tables and those of their subclasses, and the tables of
 * collections that hang on such an entity at either end.
 */
final class TenantTables {

    private static final Dialect POSTGRESQL = new PostgreSQLDialect();

    private final Metadata model;
    private final SqlStringGenerationContext sql;
    private final Map<String, TenantTable> tables = new TreeMap<>(); // in the same order each time
    private final Map<Table, String> owners = new LinkedHashMap<>();

    private TenantTables(Metadata model, SqlStringGenerationContext sql) {
        this.model = model;
        this.sql = sql;
    }

    static List<TenantTable> of(Metadata model, SqlStringGenerationContext sql) {
        TenantTables found = new TenantTables(model, sql);
        model.getEntityBindings().forEach(found::collectOwners);
        model.getEntityBindings().forEach(found::addEntity);
        model.getCollectionBindings().forEach(found::addCollection);
        Histories.of(model).links().forEach(found::add);
        return List.copyOf(found.tables.values());
    }

    static boolean isOfTheLibrary(Table table) {
        return LibraryTables.NAMES.contains(table.getName().toLowerCase(Locale.ROOT));
    }

    private void collectOwners(PersistentClass entity) {
        ownerName(entity).ifPresent(owner -> {
            if (column(entity.getTable(), owner) != null) {
                owners.put(entity.getTable(), owner);
            }
        });
    }

    private void addEntity(PersistentClass entity) {
        ownerName(entity).ifPresent(owner -> {
            Table root = entity.getRootTable();
            List<Column> keys = root.getPrimaryKey().getColumns();
            String name = entity.getRootClass().getEntityName();
            add(name, entity.getTable(), owner, root, entity.getKey().getColumns(), keys);
            for (Join join : entity.getJoins()) {
                add(name, join.getTable(), owner, root, join.getKey().getColumns(), keys);
            }
        });
    }

    private void addCollection(Collection collection) {
        if (collection.getElement() instanceof OneToMany) {
            return; // the rows are those of the element's own table
        }
        Optional<OwnedLink> link = OwnedLink.isOwned(collection.getOwner())
                ? Optional.of(OwnedLink.toOwner(collection))
                : OwnedLink.of(collection, model);
        link.ifPresent(this::add);
    }

    private void add(OwnedLink link) {
        ownerName(link.target())
                .ifPresent(owner -> add(
                        link.target().getRootClass().getEntityName(),
                        link.table(),
                        owner,
                        link.target().getRootTable(),
                        link.links(),
                        link.keys()));
    }

    private void add(String entity, Table table, String owner, Table root, List<Column> links, List<Column> keys) {
        if (!table.isPhysicalTable()) {
            return; // a query, or the common part of one table for each class
        }
        Column own = column(table, owner);
        Column roots = column(root, owner);
        Source source = own != null || roots == null
                ? null
                : new Source(
                        name(root), name(roots), links.stream().map(this::name).toList(), names(keys));
        Column written = own == null ? roots : own;
        tables.putIfAbsent(
                name(table),
                new TenantTable(
                        name(table),
                        entity,
                        written == null ? null : name(written),
                        table.getPrimaryKey() == null
                                ? List.of()
                                : names(table.getPrimaryKey().getColumns()),
                        source,
                        isOfTheLibrary(table) || written == null ? List.of() : advice(table, name(written))));
    }

    private List<KeyAdvice> advice(Table table, String owner) {
        List<KeyAdvice> advice = new ArrayList<>();
        for (UniqueKey key : table.getUniqueKeys().values()) {
            List<String> columns = names(key.getColumns());
            if (!columns.contains(owner)) {
                advice.add(unique(
                        columns,
                        "alter table %1$s drop constraint %2$s, add constraint %2$s unique (%3$s, %4$s);"
                                .formatted(name(table), key.getName(), owner, String.join(", ", columns))));
            }
        }
        for (Index index : table.getIndexes().values()) {
            List<String> parts = index.getSelectables().stream()
                    .map(part -> part.getText(POSTGRESQL))
                    .toList();
            if (index.isUnique() && !parts.contains(owner)) {
                advice.add(unique(
                        parts,
                        "drop index %1$s; create unique index %1$s on %2$s (%3$s, %4$s);"
                                .formatted(index.getName(), name(table), owner, String.join(", ", parts))));
            }
        }
        for (Column column : table.getColumns()) {
            if (column.isUnique() && !name(column).equals(owner)) {
                advice.add(unique(
                        List.of(name(column)),
                        "alter table %s add unique (%s, %s); -- in place of the unique key on %s alone"
                                .formatted(name(table), owner, name(column), name(column))));
            }
        }
        for (ForeignKey key : table.getForeignKeyCollection()) {
            advise(key, table, owner, advice);
        }
        return advice;
    }

    private static KeyAdvice unique(List<String> columns, String statement) {
        return new KeyAdvice(
                FindingKind.UNIQUE_KEY,
                "unique (%s) over all organisations".formatted(String.join(", ", columns)),
                List.of(statement));
    }

    private void advise(ForeignKey key, Table table, String owner, List<KeyAdvice> advice) {
        Table target = key.getReferencedTable();
        String targetOwner = target == null ? null : owners.get(target);
        Column targetColumn = targetOwner == null || target == null ? null : column(target, targetOwner);
        if (target == null || targetColumn == null || names(key.getColumns()).contains(owner)) {
            return;
        }
        List<Column> referenced =
                key.isReferenceToPrimaryKey() ? target.getPrimaryKey().getColumns() : key.getReferencedColumns();
        String columns = String.join(", ", names(key.getColumns()));
        String referencedColumns = String.join(", ", names(referenced));
        advice.add(new KeyAdvice(
                FindingKind.FOREIGN_KEY,
                "foreign key (%s) to %s without the organisation".formatted(columns, name(target)),
                List.of(
                        "alter table %s add unique (%s, %s);"
                                .formatted(name(target), name(targetColumn), referencedColumns),
                        "alter table %s add foreign key (%s, %s) references %s (%s, %s);"
                                .formatted(
                                        name(table),
                                        owner,
                                        columns,
                                        name(target),
                                        name(targetColumn),
                                        referencedColumns))));
    }

    private static Optional<String> ownerName(PersistentClass entity) {
        return Optional.ofNullable(OrganisationFilter.of(entity)).map(OrganisationFilter::expression);
    }

    private static @Nullable Column column(Table table, String name) {
        return table.getColumns().stream()
                .filter(column -> column.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private List<String> names(List<Column> columns) {
        return columns.stream().map(this::name).toList();
    }

    private String name(Column column) {
        return column.getQuotedName(POSTGRESQL);
    }

    private String name(Table table) {
        return table.getQualifiedName(sql);
    }
}
