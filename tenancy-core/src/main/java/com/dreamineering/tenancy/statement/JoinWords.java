package com.dreamineering.tenancy.statement;

import java.util.Set;

/** The words between two tables that are joined, up to {@code join}. */
record JoinWords(Range words) {

    private static final Set<String> SIDES = Set.of("left", "right", "full");

    /** Where the words of the next join begin; the end if there is none. */
    static int find(Range range) {
        for (int i = range.start(); i < range.end(); i = range.after(i)) {
            boolean side =
                    range.isOneOf(i, SIDES) && (range.hasAt(i + 1, "join") || range.hasAt(i + 1, "outer", "join"));
            boolean other = range.hasAt(i, "join")
                    || range.hasAt(i, "natural")
                    || range.hasAt(i, "inner", "join")
                    || range.hasAt(i, "cross", "join");
            if ((side || other) && !range.isANameByItsPlace(i)) {
                return i;
            }
        }
        return range.end();
    }

    /** Those that begin at this position. */
    static JoinWords at(int first, Range range) {
        int i = first;
        while (!range.hasAt(i, "join")) {
            boolean known = range.isOneOf(i, SIDES)
                    || range.hasAt(i, "natural")
                    || range.hasAt(i, "inner")
                    || range.hasAt(i, "cross")
                    || range.hasAt(i, "outer");
            if (!known) {
                throw FromClause.notUnderstood(range.from(i));
            }
            i++;
        }
        return new JoinWords(new Range(range.tokens(), first, i + 1));
    }

    /** The position behind them. */
    int end() {
        return words.end();
    }

    /** Whether each row of the left side is there, whatever the condition says. */
    boolean keepLeft() {
        return words.contains("left") || words.contains("full");
    }

    /** Whether each row of the right side is there, whatever the condition says. */
    boolean keepRight() {
        return words.contains("right") || words.contains("full");
    }

    boolean haveNoCondition() {
        return words.contains("natural") || words.contains("cross");
    }
}
