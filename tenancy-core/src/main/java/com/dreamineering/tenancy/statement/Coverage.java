package com.dreamineering.tenancy.statement;

import java.util.BitSet;
import java.util.Set;

/** The queries and tables of a statement that were read; one that was not would hide what it touches. */
final class Coverage {

    private static final Set<String> INTRODUCE_TABLES =
            Set.of("from", "join", "into", "update", "table", "using", "only", "lateral");

    private final BitSet read = new BitSet();

    /** Takes note of the query or table at a position. */
    void add(int position) {
        read.set(position);
    }

    /** In H2 a query can stand among values without parentheses, and a table may stand where no clause was expected. */
    void requireAll(Range all, OwnedTables tables) {
        for (int i = all.start(); i < all.end(); i++) {
            Token token = all.tokens().get(i);
            if (token.is("select") && !read.get(i)) {
                throw new UnreadableStatementException("a query stands where none is expected");
            }
            if (token.isName() && tables.isKnown(token.text()) && !read.get(i) && isIntroduced(all, i)) {
                throw new UnreadableStatementException(
                        "it uses '%s' where no table is expected".formatted(token.spelling()));
            }
        }
    }

    private static boolean isIntroduced(Range all, int position) {
        int i = position;
        while (i >= all.start() + 2 && all.tokens().get(i - 1).is(".")) {
            i -= 2;
        }
        return i > all.start() && all.isOneOf(i - 1, INTRODUCE_TABLES);
    }
}
