package com.dreamineering.tenancy.statement;

/**
 * A word or sign of a statement.
 *
 * @param text names as {@link Name} folds them, also quoted ones: of two tables that differ only in case, both are taken for
 *     the owned one
 * @param mate of a parenthesis or bracket, the position of the other one; of a parameter, its number from 1; else 0
 * @param start where it begins in the text of the statement
 * @param spelling as it stands in the text; of literals, their content
 * @param end where the text of the statement goes on behind it
 */
record Token(Kind kind, String text, String spelling, int mate, int start, int end) {

    enum Kind {
        NAME,
        QUOTED_NAME,
        TEXT,
        IN_SCOPE,
        NUMBER,
        PARAMETER,
        SIGN
    }

    boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SIGN) && text.equals(word);
    }

    boolean isName() {
        return kind == Kind.NAME || kind == Kind.QUOTED_NAME;
    }

    /** Whether it means the same as another name in every database, not in some only. */
    boolean isSameName(Token other) {
        return kind == other.kind && (kind == Kind.NAME ? text.equals(other.text) : spelling.equals(other.spelling));
    }

    boolean opens() {
        return kind == Kind.SIGN && (text.equals("(") || text.equals("["));
    }
}
