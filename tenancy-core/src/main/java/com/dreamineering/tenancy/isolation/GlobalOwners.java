package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.report.FindingKind;
import com.dreamineering.tenancy.report.ReportFinding;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;

/** Finds entities of nobody that hold on to entities of organisations. */
final class GlobalOwners {

    private final Metadata model;
    private final List<ReportFinding> findings = new ArrayList<>();

    private GlobalOwners(Metadata model) {
        this.model = model;
    }

    static List<ReportFinding> in(Metadata model) {
        GlobalOwners found = new GlobalOwners(model);
        model.getEntityBindings().stream().filter(GlobalOwners::isGlobal).forEach(found::look);
        model.getCollectionBindings().stream()
                .filter(collection -> isGlobal(collection.getOwner()))
                .forEach(found::look);
        return found.findings;
    }

    private static boolean isGlobal(PersistentClass entity) {
        return !OwnedEntities.isOwned(entity) && !OwnedEntities.isOfTheLibrary(entity);
    }

    private void look(PersistentClass entity) {
        entity.getProperties().forEach(property -> look(entity, entity.getEntityName(), property, "refers to one"));
    }

    private void look(PersistentClass entity, String holder, Property property, String how) {
        look(entity, holder + "." + property.getName(), property.getValue(), how);
    }

    private void look(PersistentClass entity, String place, Value value, String how) {
        if (value instanceof Component embedded) {
            embedded.getProperties().forEach(property -> look(entity, place, property, how));
        } else if (value instanceof ToOne reference) {
            report(entity, place, reference.getReferencedEntityName(), how);
        }
    }

    private void look(Collection collection) {
        Value element = collection.getElement();
        if (element instanceof OneToMany children) {
            report(collection.getOwner(), collection.getRole(), children.getReferencedEntityName(), "holds many");
        } else {
            look(collection.getOwner(), collection.getRole(), element, "holds many");
        }
    }

    private void report(PersistentClass owner, String place, String target, String how) {
        if (OwnedEntities.isOwned(model.getEntityBinding(target))) {
            findings.add(new ReportFinding(
                    FindingKind.GLOBAL_OWNER,
                    owner.getRootClass().getEntityName(),
                    place,
                    "%s of %s".formatted(how, target)));
        }
    }
}
