package com.dreamineering.tenancy.statement;

import com.dreamineering.tenancy.statement.OwnedTable.Dependent;
import com.dreamineering.tenancy.statement.OwnedTable.Direct;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables whose rows belong to organisations, by names without schema or quotes and without regard to case.
 *
 * <p>Immutable and safe for many threads.
 */
public final class OwnedTables {

    private final Map<String, OwnedTable> tables;

    private OwnedTables(Map<String, OwnedTable> tables) {
        this.tables = Map.copyOf(tables);
    }

    /** What the statement says about whose rows it touches; reads the text anew each time. */
    public Finding review(String sql) {
        return StatementReview.of(sql, this);
    }

    @Nullable
    OwnedTable get(String name) {
        return tables.get(name);
    }

    boolean isMentionedIn(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        return tables.keySet().stream().anyMatch(folded::contains);
    }

    /** Collects the tables of a mapping. */
    public static final class Builder {

        private final Map<String, OwnedTable> tables = new HashMap<>();

        /** A table that names the organisation in this column and whose rows are found by these keys together. */
        public Builder direct(String table, String column, Set<String> keys) {
            tables.put(fold(table), new Direct(fold(column), fold(keys)));
            return this;
        }

        /** A table whose rows hang on owned ones; one that names the organisation itself stays what it is. */
        public Builder dependent(String table, Set<String> keys) {
            Set<String> all = fold(keys);
            OwnedTable known = tables.get(fold(table));
            if (known instanceof Dependent dependent) {
                all.addAll(dependent.keys());
            }
            if (!(known instanceof Direct)) {
                tables.put(fold(table), new Dependent(all));
            }
            return this;
        }

        /** The tables so far. */
        public OwnedTables build() {
            return new OwnedTables(tables);
        }

        private static Set<String> fold(Set<String> names) {
            Set<String> folded = new HashSet<>();
            names.forEach(name -> folded.add(fold(name)));
            return folded;
        }

        private static String fold(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
