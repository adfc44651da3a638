package com.dreamineering.tenancy.adoption;

import java.util.Locale;
import java.util.Optional;

/** How much of what would cross organisations is refused, the least first. */
public enum AdoptionMode {
    /** Nothing is refused that Hibernate alone lets pass; what would be is counted, with its place in the code. */
    OBSERVE,
    /** Changes are refused as in {@link #ENFORCE}, reading goes on as in {@link #OBSERVE}. */
    WRITE_ONLY,
    /** Everything is refused that would cross organisations, and data access without a scope. */
    ENFORCE;

    /** Whether this mode refuses what it finds in a statement or a row that is written, or only read. */
    public boolean refuses(boolean writing) {
        return this == ENFORCE || (this == WRITE_ONLY && writing);
    }

    /** The mode to go to from here; empty for the last one. */
    public Optional<AdoptionMode> next() {
        return this == ENFORCE ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    /** As it is written in settings and tables. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
