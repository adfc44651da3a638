package com.dreamineering.tenancy.statement;

import java.util.Set;
import java.util.function.Consumer;

/** The common table expressions in front of a statement. */
final class CommonTables {

    private static final Set<String> STATEMENTS = Set.of("select", "insert", "update", "delete", "merge", "values");

    private CommonTables() {}

    /** Hands on the query of each; answers what comes after them. */
    static Range read(Range range, OwnedTables tables, Consumer<Range> query) {
        int i = range.start() + 1;
        if (range.hasAt(i, "recursive")) {
            i++;
        }
        while (true) {
            requireOtherName(range, i, tables);
            i = range.from(i).find(Set.of("as")) + 1;
            while (range.hasAt(i, "not") || range.hasAt(i, "materialized")) {
                i++;
            }
            if (!range.hasAt(i, "(")) {
                throw new UnreadableStatementException("a common table expression has no query");
            }
            query.accept(range.inside(i));
            i = range.after(i);
            if (!range.hasAt(i, ",")) {
                return behindSearch(range.from(i));
            }
            i++;
        }
    }

    private static void requireOtherName(Range range, int position, OwnedTables tables) {
        if (position < range.end() && tables.get(range.tokens().get(position).text()) != null) {
            throw new UnreadableStatementException(
                    "a common table expression is called '%s' like a table of all organisations"
                            .formatted(range.tokens().get(position).text()));
        }
    }

    /** PostgreSQL lets "search" and "cycle" follow the query of a recursive one. */
    private static Range behindSearch(Range rest) {
        boolean continued = rest.startsWith("search") || rest.startsWith("cycle");
        return continued ? rest.from(rest.find(STATEMENTS)) : rest;
    }
}
