package com.dreamineering.tenancy.adoption;

import com.dreamineering.tenancy.OrganisationId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far one persistence unit has come: its mode, the modes of single entities, and what would have been refused so far.
 *
 * <p>Whatever the mode, the bypass stays the only door to the scope of every organisation, and the library's own tables and
 * audit trail stay closed. Safe for many threads.
 */
public final class Adoption {

    private final AdoptionMode mode;
    private final Map<String, AdoptionMode> entities;
    private final @Nullable OrganisationId organisation;
    private final Violations violations = new Violations();

    private Adoption(Builder builder) {
        this.mode = builder.mode;
        this.entities = Map.copyOf(builder.entities);
        this.organisation = builder.organisation;
    }

    /** The end of the way, and the default: everything is enforced. */
    public static Adoption enforced() {
        return builder().build();
    }

    /** Starts with everything enforced. */
    public static Builder builder() {
        return new Builder();
    }

    /** The mode of entities that have none of their own. */
    public AdoptionMode mode() {
        return mode;
    }

    /** Whether there is nothing left to adopt. */
    public boolean isComplete() {
        return mode == AdoptionMode.ENFORCE && entities.values().stream().allMatch(own -> own == AdoptionMode.ENFORCE);
    }

    /** Whose rows are that are stored without a scope and name no organisation; empty if nobody has said. */
    public Optional<OrganisationId> organisation() {
        return Optional.ofNullable(organisation);
    }

    /** What would have been refused so far. */
    public Violations violations() {
        return violations;
    }

    /**
     * The mode of each entity.
     *
     * <p>Throws {@link AdoptionException} for a mode that is given to an entity which does not exist, under two names, or to
     * one that stands below another in its hierarchy.
     *
     * @param names the names of each entity at the top of a hierarchy, by its class name: that name and shorter ones
     */
    public Map<String, AdoptionMode> modes(Map<String, Set<String>> names) {
        Map<String, String> unknown = new TreeMap<>();
        entities.keySet().forEach(name -> unknown.put(fold(name), name));
        Map<String, AdoptionMode> modes = new LinkedHashMap<>();
        names.forEach((entity, all) -> {
            List<String> used = all.stream()
                    .map(Adoption::fold)
                    .distinct()
                    .filter(unknown::containsKey)
                    .toList();
            if (used.size() > 1) {
                throw new AdoptionException(
                        "'%s' is given a mode of adoption under two of its names. Use one".formatted(entity));
            }
            String written = used.isEmpty() ? "" : Objects.requireNonNull(unknown.remove(used.get(0)));
            modes.put(entity, entities.getOrDefault(written, mode));
        });
        unknown.values().stream().findFirst().ifPresent(name -> {
            throw new AdoptionException(
                    "'%s' is given a mode of adoption and is no entity at the top of its hierarchy. There are: %s"
                            .formatted(name, String.join(", ", names.keySet())));
        });
        return modes;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Collects the modes. */
    public static final class Builder {

        private AdoptionMode mode = AdoptionMode.ENFORCE;
        private final Map<String, AdoptionMode> entities = new HashMap<>();
        private @Nullable OrganisationId organisation;

        private Builder() {}

        /** The mode of entities that are given none of their own. */
        public Builder mode(AdoptionMode ofAll) {
            this.mode = ofAll;
            return this;
        }

        /** The mode of one entity, by its class name or the name that queries use, without regard to case; the last one counts. */
        public Builder entity(String name, AdoptionMode own) {
            entities.keySet().removeIf(name::equalsIgnoreCase);
            entities.put(name, own);
            return this;
        }

        /** Whose rows are to be that are stored without a scope and name no organisation, as long as that is not refused. */
        public Builder organisation(@Nullable OrganisationId ofOldRows) {
            this.organisation = ofOldRows;
            return this;
        }

        public Adoption build() {
            return new Adoption(this);
        }
    }
}
