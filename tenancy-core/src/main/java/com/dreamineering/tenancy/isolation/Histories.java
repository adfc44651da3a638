package com.dreamineering.tenancy.isolation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;

/**
 * What Envers keeps of the rows of organisations, found in the mapping by the names that Envers gives: it need not be there.
 *
 * <p>For Hibernate a history is an entity like any other, so it gets the filter of the entity whose history it is, if it
 * has the column that names the organisation. Tables of collections have one of their own, which hangs on its owner's by
 * the key.
 */
final class Histories {

    private static final String ENVERS = "envers";
    private static final String PREFIX = "org.hibernate.envers.audit_table_prefix";
    private static final String SUFFIX = "org.hibernate.envers.audit_table_suffix";

    private final Map<PersistentClass, RootClass> byEntity = new LinkedHashMap<>();
    private final List<OwnedLink> links = new ArrayList<>();

    private Histories() {}

    /** Of the entities that have the {@link OrganisationFilter}. */
    static Histories of(Metadata model) {
        Map<String, Object> settings = ((MetadataImplementor) model)
                .getMetadataBuildingOptions()
                .getServiceRegistry()
                .requireService(ConfigurationService.class)
                .getSettings();
        Histories found = new Histories();
        for (PersistentClass entity : model.getEntityBindings()) {
            String name =
                    settings.getOrDefault(PREFIX, "") + entity.getEntityName() + settings.getOrDefault(SUFFIX, "_AUD");
            if (entity instanceof RootClass
                    && !isHistory(entity)
                    && OrganisationFilter.of(entity) != null
                    && model.getEntityBinding(name) instanceof RootClass history
                    && isHistory(history)) {
                found.byEntity.put(entity, history);
            }
        }
        model.getEntityBindings().stream()
                .filter(entity -> isHistory(entity) && entity.getMappedClass() == null)
                .filter(entity -> !found.byEntity.containsValue(entity.getRootClass()))
                .forEach(found::addLinks);
        return found;
    }

    /** Whether Envers made up the entity, or brought it along. */
    static boolean isHistory(PersistentClass entity) {
        return ENVERS.equals(entity.getContributor());
    }

    Map<PersistentClass, RootClass> byEntity() {
        return byEntity;
    }

    /** From the histories of collections to those of their owners. */
    List<OwnedLink> links() {
        return links;
    }

    /** Envers calls the key of the owner after its class and its identifier. */
    private void addLinks(PersistentClass collection) {
        byEntity.forEach((entity, history) -> {
            String name = entity.getEntityName();
            String prefix = name.substring(name.lastIndexOf('.') + 1) + "_";
            List<Column> columns = new ArrayList<>();
            List<Column> keys = new ArrayList<>();
            for (Property key : identifiers(history)) {
                identifiers(collection).stream()
                        .filter(property -> property.getName().equals(prefix + key.getName()))
                        .forEach(property -> {
                            columns.addAll(property.getColumns());
                            keys.addAll(key.getColumns());
                        });
            }
            if (!columns.isEmpty()) {
                links.add(new OwnedLink(collection.getTable(), columns, history, keys));
            }
        });
    }

    /** The key of the entity itself, without the revision. */
    private static List<Property> identifiers(PersistentClass history) {
        return history.getIdentifier() instanceof Component key
                ? key.getProperties().stream()
                        .filter(property -> !(property.getValue() instanceof ManyToOne))
                        .toList()
                : List.of();
    }

    /** The columns of the key of the entity itself. */
    static List<Column> keys(PersistentClass history) {
        return identifiers(history).stream()
                .flatMap(property -> property.getColumns().stream())
                .toList();
    }

    /** Lets each history that can be kept to the organisation be kept like its entity. */
    void filter() {
        byEntity.forEach((entity, history) -> {
            String column = GuardedTables.organisationColumn(entity);
            if (column != null && has(history.getTable(), column)) {
                OrganisationFilter.copy(entity, history);
            }
        });
    }

    private static boolean has(Table table, String column) {
        return table.getColumns().stream().anyMatch(each -> each.getName().equals(column));
    }

    /** The attributes that name the organisation, by the names of the histories that have one outside of their keys. */
    static Map<String, String> owners(Metadata model) {
        Map<String, String> owners = new LinkedHashMap<>();
        for (PersistentClass entity : model.getEntityBindings()) {
            if (isHistory(entity)) {
                owner(entity).ifPresent(owner -> owners.put(entity.getEntityName(), owner));
            }
        }
        return owners;
    }

    private static Optional<String> owner(PersistentClass history) {
        String column = GuardedTables.organisationColumn(history);
        return history.getRootClass().getProperties().stream()
                .filter(property -> property.getColumns().stream()
                        .anyMatch(each -> each.getName().equals(column)))
                .map(Property::getName)
                .findFirst();
    }
}
