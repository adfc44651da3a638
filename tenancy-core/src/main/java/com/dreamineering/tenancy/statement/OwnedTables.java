package com.dreamineering.tenancy.statement;

import com.dreamineering.tenancy.statement.OwnedTable.Dependent;
import com.dreamineering.tenancy.statement.OwnedTable.Direct;
import com.dreamineering.tenancy.statement.OwnedTable.Linked;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables whose rows belong to organisations, by names without schema or quotes and without regard to case.
 *
 * <p>Immutable and safe for many threads.
 */
public final class OwnedTables {

    /** A literal that stands for the organisation in scope, wherever it is compared or stored. */
    public static final String IN_SCOPE = "'organisation in scope'";

    private final Map<String, OwnedTable> tables;
    private final Set<String> reserved;

    private OwnedTables(Map<String, OwnedTable> tables, Set<String> reserved) {
        this.tables = Map.copyOf(tables);
        this.reserved = Set.copyOf(reserved);
    }

    /** What the statement says about whose rows it touches; reads the text anew each time. */
    public Finding review(String sql) {
        return StatementReview.of(sql, this);
    }

    @Nullable
    OwnedTable get(String name) {
        return tables.get(name);
    }

    /** Whether it is owned or reserved. */
    boolean isKnown(String name) {
        return tables.containsKey(name) || reserved.contains(name);
    }

    boolean isReserved(String name) {
        return reserved.contains(name);
    }

    /** A reserved table that a text which cannot be read may use; null if it mentions none. */
    @Nullable
    String reservedIn(String text) {
        String folded = Name.foldCase(text);
        return reserved.stream().filter(folded::contains).findFirst().orElse(null);
    }

    boolean isMentionedIn(String text) {
        String folded = Name.foldCase(text);
        return Stream.concat(tables.keySet().stream(), reserved.stream()).anyMatch(folded::contains);
    }

    /** Collects the tables of a mapping. */
    public static final class Builder {

        private final Map<String, OwnedTable> tables = new HashMap<>();
        private final Set<String> reserved = new HashSet<>();

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

        /** A table of links to owned rows; one that is owned in another way stays what it is. */
        public Builder linked(String table, Linked links) {
            tables.putIfAbsent(fold(table), new Linked(fold(links.links()), links.condition()));
            return this;
        }

        /** Tables, owned or not, whose use is reported by name. */
        public Builder reserved(Set<String> names) {
            reserved.addAll(fold(names));
            return this;
        }

        /** The tables so far. */
        public OwnedTables build() {
            return new OwnedTables(tables, reserved);
        }

        private static Set<String> fold(Set<String> names) {
            Set<String> folded = new HashSet<>();
            names.forEach(name -> folded.add(fold(name)));
            return folded;
        }

        private static String fold(String name) {
            return Name.fold(name);
        }
    }
}
