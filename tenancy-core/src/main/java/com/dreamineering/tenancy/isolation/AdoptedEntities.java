package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.adoption.Adoption;
import com.dreamineering.tenancy.adoption.AdoptionMode;
import com.dreamineering.tenancy.adoption.Violation;
import com.dreamineering.tenancy.adoption.ViolationKind;
import com.dreamineering.tenancy.context.TenantContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.jspecify.annotations.Nullable;

/** Refuses or counts, by the mode of the entity that it is about. */
final class AdoptedEntities {

    private final Adoption adoption;
    private Map<String, AdoptionMode> modes = Map.of();

    AdoptedEntities(Adoption adoption) {
        this.adoption = adoption;
    }

    /** From now on the modes of these entities are known; throws if the settings do not fit them. */
    void serve(Metadata model) {
        Map<String, Set<String>> names = new TreeMap<>();
        for (PersistentClass entity : model.getEntityBindings()) {
            if (entity instanceof RootClass && !OwnedEntities.isOfTheLibrary(entity)) {
                Set<String> all = new TreeSet<>(List.of(entity.getEntityName()));
                if (entity.getJpaEntityName() != null) {
                    all.add(entity.getJpaEntityName());
                }
                names.put(entity.getEntityName(), all);
            }
        }
        modes = adoption.modes(names);
    }

    Adoption adoption() {
        return adoption;
    }

    Map<String, AdoptionMode> modes() {
        return modes;
    }

    /** Whose a row is that is stored and names nobody: of who is in scope, or of whom the settings name; null for neither. */
    @Nullable
    UUID organisationOfNewRows() {
        return TenantContext.current()
                .or(adoption::organisation)
                .map(OrganisationId::value)
                .orElse(null);
    }

    /** Whether everything is refused, as without any adoption. */
    boolean isComplete() {
        return adoption.isComplete();
    }

    /** Whether what is wrong with rows of this entity is refused; what is not known always is. */
    boolean refuses(String entity, boolean writing) {
        return modes.getOrDefault(entity, AdoptionMode.ENFORCE).refuses(writing);
    }

    /** Whether something would be refused that may be about any entity. */
    boolean refusesAny(boolean writing) {
        return modes.values().stream().anyMatch(mode -> mode.refuses(writing));
    }

    /** Throws, or counts that it would have. */
    void refuse(ViolationKind kind, String entity, boolean writing, TenancyException refusal) {
        boolean refused = entity.equals(Violation.EVERY_ENTITY) ? refusesAny(writing) : refuses(entity, writing);
        if (refused) {
            throw refusal;
        }
        count(kind, entity, writing, refusal);
    }

    void count(ViolationKind kind, String entity, boolean writing, TenancyException refusal) {
        adoption.violations().add(kind, entity, writing, String.valueOf(refusal.getMessage()));
    }
}
