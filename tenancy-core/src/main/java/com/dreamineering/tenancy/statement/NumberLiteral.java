package com.dreamineering.tenancy.statement;

/** Where a number ends, for H2 and for PostgreSQL alike. */
final class NumberLiteral {

    private final String sql;
    private int position;

    private NumberLiteral(String sql, int start) {
        this.sql = sql;
        this.position = start;
    }

    /** The position behind the number that starts with the digit at this one; refuses one that runs into a word. */
    static int end(String sql, int start) {
        NumberLiteral number = new NumberLiteral(sql, start);
        number.read();
        int end = number.position;
        if (end < sql.length() && (Name.isPart(sql.codePointAt(end)) || sql.charAt(end) == '.')) {
            throw new UnreadableStatementException("a number runs into a word");
        }
        return end;
    }

    private void read() {
        if (sql.charAt(position) == '0' && isOneOf(position + 1, "xXoObB")) {
            position += 2;
            while (position < sql.length() && isHexDigit(sql.charAt(position))) {
                position++;
            }
            return;
        }
        digits();
        if (sql.startsWith(".", position)) {
            position++;
            digits();
        }
        int first = position + (isOneOf(position + 1, "+-") ? 2 : 1);
        if (isOneOf(position, "eE") && isOneOf(first, "0123456789")) {
            position = first;
            digits();
        }
    }

    private void digits() {
        while (isOneOf(position, "0123456789_")) {
            position++;
        }
    }

    private boolean isOneOf(int at, String characters) {
        return at < sql.length() && characters.indexOf(sql.charAt(at)) >= 0;
    }

    private static boolean isHexDigit(char c) {
        return c == '_' || Character.digit(c, 16) >= 0 && c < 0x80;
    }
}
