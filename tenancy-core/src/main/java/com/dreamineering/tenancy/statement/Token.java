package com.dreamineering.tenancy.statement;

/**
 * A word or sign of a statement.
 *
 * @param text names in lower case, also quoted ones: two tables that differ only in case are both taken for the owned one
 * @param mate of a parenthesis, the position of the other one; of a parameter, its number from 1; else 0
 * @param end where the text of the statement goes on behind it
 */
record Token(Kind kind, String text, int mate, int end) {

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
}
