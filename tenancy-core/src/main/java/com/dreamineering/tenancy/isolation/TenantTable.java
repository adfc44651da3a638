package com.dreamineering.tenancy.isolation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table with rows of organisations, its names as they are written in SQL.
 *
 * @param name with its schema, where the mapping names one
 * @param entity the entity at the top of the hierarchy that the rows belong to, or hang on
 * @param owner the column that names the organisation; absent if the mapping gives a formula
 * @param primaryKey the columns of the primary key, none where the mapping knows of none
 * @param source where a table whose column Hibernate does not know finds its organisation; absent where Hibernate fills it
 * @param advice keys that somebody should think about
 */
record TenantTable(
        String name,
        String entity,
        @Nullable String owner,
        List<String> primaryKey,
        @Nullable Source source,
        List<KeyAdvice> advice) {

    TenantTable {
        primaryKey = List.copyOf(primaryKey);
        advice = List.copyOf(advice);
    }

    /** The table of the entity that a row hangs on, and how to get there. */
    record Source(String table, String owner, List<String> links, List<String> keys) {

        Source {
            links = List.copyOf(links);
            keys = List.copyOf(keys);
        }
    }
}
