package com.dreamineering.tenancy.statement;

/** Signs that mean one thing to H2 in one of its modes, and another to PostgreSQL or to a driver. */
final class Ambiguity {

    private Ambiguity() {}

    /** Refuses the sign at this position if it is one of them. */
    static void refuse(String sql, int position) {
        char c = sql.charAt(position);
        char next = position + 1 < sql.length() ? sql.charAt(position + 1) : ' ';
        if (c >= 0x7f || c < ' ') {
            throw new UnreadableStatementException(
                    "the character U+%04X is a letter in one database and none in the other"
                            .formatted(sql.codePointAt(position)));
        }
        if (c == '/' && next == '/') {
            throw new UnreadableStatementException("two slashes begin a comment in one database and not in the other");
        }
        if (c == '`') {
            throw new UnreadableStatementException("'`' quotes a name in one database and not in the other");
        }
        if (c == '{' || c == '}') {
            throw new UnreadableStatementException("the driver would change what stands in braces");
        }
        if (c == '$') {
            throw new UnreadableStatementException(
                    "a dollar sign begins a literal in one database and a parameter in the other");
        }
        if (c == '#' && next != '>') {
            throw new UnreadableStatementException("'#' is part of a name in one database and not in the other");
        }
        if ((c == ':' && next == '=') || (c == '@' && (next == '"' || Name.isStart(next) || next <= ' '))) {
            throw new UnreadableStatementException("it uses a variable of the session");
        }
    }
}
