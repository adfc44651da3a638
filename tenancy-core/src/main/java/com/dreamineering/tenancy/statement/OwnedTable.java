package com.dreamineering.tenancy.statement;

import java.util.Set;

/** A table whose rows belong to organisations. */
public sealed interface OwnedTable {

    /** Each row names its organisation in this column, and is found by these keys together. */
    record Direct(String column, Set<String> keys) implements OwnedTable {
        public Direct {
            keys = Set.copyOf(keys);
        }
    }

    /**
     * The rows belong to nobody themselves and link to rows of an owned table by these columns: each is of the organisation
     * that it links to. A key that came from outside does not prove whose that is, so such statements get a condition.
     *
     * @param condition for a row of {@value LINK}, with one parameter for the organisation
     */
    record Linked(Set<String> links, String condition) implements OwnedTable {

        /** Stands in the condition for the name of the table. */
        public static final String LINK = "{link}";

        public Linked {
            links = Set.copyOf(links);
        }
    }

    /** The rows hang on rows of another owned table by one of these columns, as those of a collection do. */
    record Dependent(Set<String> keys) implements OwnedTable {
        public Dependent {
            keys = Set.copyOf(keys);
        }
    }
}
