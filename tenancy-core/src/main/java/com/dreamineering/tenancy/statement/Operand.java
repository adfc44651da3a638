package com.dreamineering.tenancy.statement;

import org.jspecify.annotations.Nullable;

/**
 * A value of the statement: a parameter or a literal, perhaps cast to a type.
 *
 * @param parameter its number from 1; 0 for a literal, and less for the organisation in scope
 */
record Operand(int parameter, String text) {

    /** Null where the range is anything else. */
    static @Nullable Operand in(Range range) {
        if (range.isEmpty()) {
            return null;
        }
        Token first = range.get(0);
        if (first.kind() == Token.Kind.PARAMETER
                || first.kind() == Token.Kind.TEXT
                || first.kind() == Token.Kind.IN_SCOPE) {
            boolean bare = range.size() == 1 || isCast(range.from(range.start() + 1));
            return bare ? of(first) : null;
        }
        if (range.startsWith("cast", "(") && first(range, 1).mate() == range.end() - 1) {
            Range inside = range.inside(range.start() + 1);
            return inside.size() > 2 && inside.hasAt(inside.start() + 1, "as")
                    ? in(inside.to(inside.start() + 1))
                    : null;
        }
        if (range.startsWith("uuid") && range.size() == 2 && range.get(1).kind() == Token.Kind.TEXT) {
            return of(range.get(1));
        }
        if (first.is("(") && first.mate() == range.end() - 1) {
            return in(range.inside(range.start()));
        }
        return null;
    }

    /** Whether the value is put in by whoever runs the statement, and is always the organisation in scope. */
    boolean isInScope() {
        return parameter < 0;
    }

    private static Token first(Range range, int index) {
        return range.get(index);
    }

    private static boolean isCast(Range rest) {
        return rest.size() == 3 && rest.startsWith(":", ":") && rest.get(2).isName();
    }

    private static Operand of(Token token) {
        return switch (token.kind()) {
            case PARAMETER -> new Operand(token.mate(), "?");
            case IN_SCOPE -> new Operand(-1, token.text());
            default -> new Operand(0, token.text());
        };
    }
}
