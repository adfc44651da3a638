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

    /** The rows hang on rows of another owned table by one of these columns, as those of a collection do. */
    record Dependent(Set<String> keys) implements OwnedTable {
        public Dependent {
            keys = Set.copyOf(keys);
        }
    }
}
