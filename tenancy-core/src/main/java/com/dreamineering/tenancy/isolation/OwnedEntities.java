package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.report.FindingKind;
import com.dreamineering.tenancy.report.ReportFinding;
import com.dreamineering.tenancy.report.ReportedEntity;
import com.dreamineering.tenancy.report.ReportedEntity.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.SimpleValue;
import org.jspecify.annotations.Nullable;

/** Whose the rows of each entity of an application are, by what the mapping and its annotations say. */
final class OwnedEntities {

    private static final Set<String> LIBRARY = Set.copyOf(LibraryEntities.names());

    final List<ReportedEntity> entities = new ArrayList<>();
    final List<ReportFinding> findings = new ArrayList<>();
    private final SqlStringGenerationContext sql;

    OwnedEntities(Metadata model, SqlStringGenerationContext sql) {
        this.sql = sql;
        model.getEntityBindings().stream()
                .filter(entity -> entity instanceof RootClass && !isOfTheLibrary(entity))
                .forEach(this::classify);
        Histories.of(model).byEntity().forEach(this::audited);
    }

    static boolean isOfTheLibrary(PersistentClass entity) {
        return LIBRARY.contains(entity.getEntityName());
    }

    /** Whether each row belongs to one organisation. */
    static boolean isOwned(@Nullable PersistentClass entity) {
        return entity != null && GuardedTables.organisationColumn(entity) != null;
    }

    private void classify(PersistentClass entity) {
        boolean owned = isOwned(entity);
        Class<?> type = entity.getMappedClass();
        boolean global = type != null && type.isAnnotationPresent(GlobalData.class);
        Ownership ownership = owned ? Ownership.ORGANISATION : global ? Ownership.GLOBAL : Ownership.UNCLASSIFIED;
        if (ownership != Ownership.GLOBAL && Histories.isHistory(entity)) {
            ownership = Ownership.HISTORY;
        }
        String name = entity.getEntityName();
        String table =
                entity.getTable().isSubselect() ? "a query" : entity.getTable().getQualifiedName(sql);
        entities.add(new ReportedEntity(name, table, ownership));
        if (ownership == Ownership.UNCLASSIFIED) {
            findings.add(new ReportFinding(
                    FindingKind.UNCLASSIFIED_ENTITY,
                    name,
                    name,
                    "table %s: neither a tenant id nor @GlobalData".formatted(table)));
        }
        if (owned && global) {
            findings.add(new ReportFinding(
                    FindingKind.CONTRADICTORY_ENTITY,
                    name,
                    name,
                    "table %s: a tenant id and @GlobalData".formatted(table)));
        }
        if (owned && entity.getTable().isPhysicalTable() && isAssigned(entity)) {
            findings.add(new ReportFinding(
                    FindingKind.UNIQUE_KEY,
                    name,
                    table,
                    "the primary key is assigned by hand, over all organisations",
                    "Let ids be generated or UUIDs, or put the organisation into the key"));
        }
    }

    /** Nobody runs into the id of another organisation by chance if ids are generated, or UUIDs. */
    private static boolean isAssigned(PersistentClass entity) {
        return entity.getIdentifier() instanceof SimpleValue key
                && key.isSimpleValue()
                && key.getColumnSpan() == 1
                && key.getCustomIdGeneratorCreator() != null
                && key.getCustomIdGeneratorCreator().isAssigned()
                && key.getType().getReturnedClass() != UUID.class;
    }

    private void audited(PersistentClass entity, PersistentClass history) {
        boolean kept = isOwned(history);
        findings.add(new ReportFinding(
                kept ? FindingKind.AUDITED_ENTITY : FindingKind.HISTORY_WITHOUT_ORGANISATION,
                entity.getEntityName(),
                entity.getEntityName(),
                "Envers keeps its history in %s%s"
                        .formatted(
                                history.getTable().getName(),
                                kept ? "" : ", without the column " + GuardedTables.organisationColumn(entity))));
    }
}
