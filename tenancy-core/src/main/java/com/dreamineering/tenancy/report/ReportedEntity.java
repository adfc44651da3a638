package com.dreamineering.tenancy.report;

import java.util.Locale;

/**
 * An entity, and whose its rows are.
 *
 * @param name the name of its class, or of a mapping without one
 */
public record ReportedEntity(String name, String table, Ownership ownership) {

    /** Whose the rows of an entity are. */
    public enum Ownership {
        /** Each row belongs to one organisation. */
        ORGANISATION,
        /** The rows belong to nobody, and somebody has said so. */
        GLOBAL,
        /** Envers keeps earlier states of other entities there. */
        HISTORY,
        /** Nobody has said. */
        UNCLASSIFIED;

        /** As it is written in tables and answers. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ReportedEntity as(Ownership other) {
        return new ReportedEntity(name, table, other);
    }
}
