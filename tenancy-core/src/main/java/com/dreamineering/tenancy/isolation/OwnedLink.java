package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.statement.OwnedTable.Linked;
import com.dreamineering.tenancy.statement.OwnedTables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.FilterConfiguration;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;

/**
 * The columns by which the rows of a collection's table refer to rows of organisations, and the condition that those are
 * the organisation's.
 *
 * @param table the collection's
 * @param links in the order of the keys that they refer to
 */
record OwnedLink(Table table, List<Column> links, PersistentClass target, List<Column> keys) {

    /**
     * What makes a row of the collection an organisation's though its owner or its element is nobody's: the element, the key
     * of a map, or the owner. Empty where both ends belong to organisations, or none does.
     */
    static Optional<OwnedLink> of(Collection collection, Metadata model) {
        boolean owned = isOwned(collection.getOwner());
        Optional<OwnedLink> element = to(collection, collection.getElement(), model);
        if (!owned) {
            return element.or(() -> index(collection, model));
        }
        boolean elementIsNobodys = collection.getElement() instanceof ManyToOne && element.isEmpty();
        return elementIsNobodys ? Optional.of(toOwner(collection)) : Optional.empty();
    }

    /** The link to the element, if that is an entity of organisations. */
    static Optional<OwnedLink> toElement(Collection collection, Metadata model) {
        return to(collection, collection.getElement(), model);
    }

    private static Optional<OwnedLink> index(Collection collection, Metadata model) {
        return collection instanceof IndexedCollection indexed
                ? to(collection, indexed.getIndex(), model)
                : Optional.empty();
    }

    private static Optional<OwnedLink> to(Collection collection, Value value, Metadata model) {
        if (!(value instanceof ManyToOne link)) {
            return Optional.empty();
        }
        PersistentClass target = model.getEntityBinding(link.getReferencedEntityName());
        List<Column> keys = link.isReferenceToPrimaryKey()
                ? target.getIdentifier().getColumns()
                : target.getReferencedProperty(link.getReferencedPropertyName()).getColumns();
        return isOwned(target)
                ? Optional.of(new OwnedLink(collection.getCollectionTable(), link.getColumns(), target, keys))
                : Optional.empty();
    }

    /** The link to the entity that has the collection. */
    static OwnedLink toOwner(Collection collection) {
        PersistentClass owner = collection.getOwner();
        String property = collection.getReferencedPropertyName();
        List<Column> keys = property == null
                ? owner.getIdentifier().getColumns()
                : owner.getReferencedProperty(property).getColumns();
        return new OwnedLink(
                collection.getCollectionTable(), collection.getKey().getColumns(), owner, keys);
    }

    static boolean isOwned(PersistentClass entity) {
        return OrganisationFilter.of(entity) != null;
    }

    /** What the guard of statements knows of the collection's table. */
    Linked linked(SqlStringGenerationContext sql) {
        Set<String> names = new HashSet<>();
        links.forEach(link -> names.add(link.getName()));
        return new Linked(names, condition(sql, Linked.LINK).replace(OwnedTables.IN_SCOPE, "?"));
    }

    /** That the row which this one refers to is that of the organisation in scope. */
    String condition(SqlStringGenerationContext sql, String link) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            conditions.add("owned.%s = %s.%s"
                    .formatted(
                            keys.get(i).getQuotedName(sql.getDialect()),
                            link,
                            links.get(i).getQuotedName(sql.getDialect())));
        }
        FilterConfiguration filter = OrganisationFilter.of(target);
        if (filter != null) {
            conditions.add("owned." + OrganisationFilter.unnamed(filter));
        }
        return "exists (select 1 from %s owned where %s)".formatted(rows(sql), String.join(" and ", conditions));
    }

    /** The keys and the organisation; subclasses have more columns than these. */
    private String shown(SqlStringGenerationContext sql) {
        List<String> names = new ArrayList<>();
        keys.forEach(key -> names.add(key.getQuotedName(sql.getDialect())));
        FilterConfiguration filter = OrganisationFilter.of(target);
        if (filter != null) {
            names.add(OrganisationFilter.expression(filter));
        }
        return String.join(", ", names);
    }

    private String rows(SqlStringGenerationContext sql) {
        PersistentClass root = target.getRootClass();
        List<PersistentClass> classes = new ArrayList<>(List.of(root));
        classes.addAll(root.getSubclasses());
        if (classes.stream().noneMatch(UnionSubclass.class::isInstance)) {
            return root.getTable().getQualifiedName(sql);
        }
        return classes.stream()
                .map(PersistentClass::getTable)
                .filter(Table::isPhysicalTable)
                .map(each -> "select %s from %s".formatted(shown(sql), each.getQualifiedName(sql)))
                .collect(Collectors.joining(" union all ", "(", ")"));
    }
}
