package com.dreamineering.tenancy.statement;

import org.jspecify.annotations.Nullable;

/**
 * The name that a table or query gets in a {@code from} clause.
 *
 * @param name the table's own name where it gets none; null for a query without a name
 * @param renamesColumns whether the columns get names too
 * @param rest what comes after it
 */
record Alias(@Nullable Token name, boolean renamesColumns, Range rest) {

    static Alias in(Range range, @Nullable Token otherwise) {
        int at = range.start() + (range.startsWith("as") ? 1 : 0);
        boolean clause = range.hasAt(at, "tablesample") || range.hasAt(at, "use", "index");
        if (clause || at >= range.end() || !range.tokens().get(at).isName()) {
            return new Alias(otherwise, false, range.from(at));
        }
        boolean columns = range.hasAt(at + 1, "(");
        int behind = columns ? range.after(at + 1) : at + 1;
        return new Alias(range.tokens().get(at), columns, range.from(behind));
    }
}
