package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.report.FindingKind;
import com.dreamineering.tenancy.report.ReportFinding;
import com.dreamineering.tenancy.statement.Finding;
import com.dreamineering.tenancy.statement.OwnedTables;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.query.NamedNativeQueryDefinition;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Formula;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.jspecify.annotations.Nullable;

/** Finds the SQL that somebody wrote into a mapping, and asks the guard of statements what it will say to it. */
final class SqlInMapping {

    private static final String OF_ENTITY = "$SQLSelect"; // which Hibernate appends to the name of the entity
    private static final int LONGEST = 200;

    private final OwnedTables tables;
    private final List<ReportFinding> findings = new ArrayList<>();

    private SqlInMapping(OwnedTables tables) {
        this.tables = tables;
    }

    static List<ReportFinding> in(Metadata model, OwnedTables tables) {
        SqlInMapping found = new SqlInMapping(tables);
        model.getEntityBindings().stream()
                .filter(entity -> !OwnedEntities.isOfTheLibrary(entity))
                .forEach(found::look);
        model.getCollectionBindings().stream()
                .filter(collection -> !OwnedEntities.isOfTheLibrary(collection.getOwner()))
                .forEach(found::look);
        model.visitNamedNativeQueryDefinitions(found::look);
        model.visitNamedProcedureCallDefinition(procedure -> found.findings.add(new ReportFinding(
                FindingKind.NAMED_PROCEDURE,
                null,
                procedure.getRegistrationName(),
                "the procedure %s".formatted(procedure.getProcedureName()))));
        return found.findings;
    }

    private void look(PersistentClass entity) {
        Place here = Place.of(entity, entity.getEntityName());
        if (entity.getTable().isSubselect()) {
            review(
                    here,
                    "@Subselect",
                    entity.getTable().getSubselect(),
                    entity.getTable().getSubselect());
        }
        if (entity.getSuperclass() == null) {
            review(here, "@SQLRestriction", entity.getWhere(), condition(entity.getWhere()));
        }
        custom(here, "@SQLInsert", entity.getCustomSQLInsert(), entity.isCustomInsertCallable());
        custom(here, "@SQLUpdate", entity.getCustomSQLUpdate(), entity.isCustomUpdateCallable());
        custom(here, "@SQLDelete", entity.getCustomSQLDelete(), entity.isCustomDeleteCallable());
        for (Join join : entity.getJoins()) {
            custom(here, "@SQLInsert", join.getCustomSQLInsert(), join.isCustomInsertCallable());
            custom(here, "@SQLUpdate", join.getCustomSQLUpdate(), join.isCustomUpdateCallable());
            custom(here, "@SQLDelete", join.getCustomSQLDelete(), join.isCustomDeleteCallable());
        }
        for (Property property : entity.getProperties()) {
            formulas(Place.of(entity, here.name + "." + property.getName()), property.getSelectables());
        }
    }

    private void look(Collection collection) {
        Place here = Place.of(collection.getOwner(), collection.getRole());
        review(here, "@SQLRestriction", collection.getWhere(), condition(collection.getWhere()));
        review(here, "@SQLRestriction", collection.getManyToManyWhere(), condition(collection.getManyToManyWhere()));
        custom(here, "@SQLInsert", collection.getCustomSQLInsert(), collection.isCustomInsertCallable());
        custom(here, "@SQLUpdate", collection.getCustomSQLUpdate(), collection.isCustomUpdateCallable());
        custom(here, "@SQLDelete", collection.getCustomSQLDelete(), collection.isCustomDeleteCallable());
        custom(here, "@SQLDeleteAll", collection.getCustomSQLDeleteAll(), collection.isCustomDeleteAllCallable());
        if (collection.getElement() != null) {
            formulas(here, collection.getElement().getSelectables());
        }
    }

    private void look(NamedNativeQueryDefinition<?> query) {
        String name = query.getRegistrationName();
        String sql = query.getSqlQueryString();
        boolean loads = name.endsWith(OF_ENTITY);
        Place place = new Place(query.getLocation(), loads ? name.replace(OF_ENTITY, "") : name, true);
        review(place, loads ? "@SQLSelect" : "named native query", sql, NativeParameters.plain(sql));
    }

    private void custom(Place place, String what, @Nullable String sql, boolean procedure) {
        if (sql != null && procedure) {
            findings.add(place.finding(FindingKind.NAMED_PROCEDURE, "%s %s".formatted(what, sql)));
        } else {
            review(place, what, sql, sql);
        }
    }

    private void formulas(Place place, List<Selectable> columns) {
        for (Selectable column : columns) {
            if (column instanceof Formula formula) {
                review(place, "formula", formula.getFormula(), "select " + formula.getFormula());
            }
        }
    }

    private static @Nullable String condition(@Nullable String sql) {
        return sql == null ? null : "select 1 from a_table where " + sql;
    }

    private void review(Place place, String what, @Nullable String written, @Nullable String statement) {
        if (written == null || statement == null) {
            return;
        }
        Finding finding = tables.review(statement);
        String described =
                "%s '%s'".formatted(what, written.length() <= LONGEST ? written : written.substring(0, LONGEST) + "…");
        if (finding.problem() != null) {
            findings.add(place.finding(FindingKind.REFUSED_SQL, "%s: %s".formatted(described, finding.problem())));
        } else if (finding.completion() != null) {
            findings.add(
                    place.finding(FindingKind.NATIVE_SQL, "%s: the guard adds the organisation".formatted(described)));
        } else if (!finding.proofs().isEmpty()) {
            findings.add(place.finding(FindingKind.NATIVE_SQL, "%s: it names the organisation".formatted(described)));
        } else if (place.always) {
            findings.add(place.finding(
                    FindingKind.NATIVE_SQL, "%s: it needs no condition on the organisation".formatted(described)));
        }
    }

    /** Where SQL is written, and whether to name it although it has nothing to do with organisations. */
    private record Place(@Nullable String entity, String name, boolean always) {

        static Place of(PersistentClass entity, String name) {
            return new Place(entity.getRootClass().getEntityName(), name, OwnedEntities.isOwned(entity));
        }

        ReportFinding finding(FindingKind kind, String detail) {
            return new ReportFinding(kind, entity, name, detail);
        }
    }
}
