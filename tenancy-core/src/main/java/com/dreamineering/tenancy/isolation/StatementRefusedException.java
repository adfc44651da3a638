package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.TenancyException;

/** Thrown for a statement that may touch rows of another organisation than the one in scope. */
public final class StatementRefusedException extends TenancyException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 400;

    private final String sql;

    private StatementRefusedException(String message, String sql, String detail) {
        super(message.formatted(sql.length() <= LONGEST ? sql : sql.substring(0, LONGEST) + "…", detail));
        this.sql = sql;
    }

    static StatementRefusedException foreign(String sql, String problem) {
        return new StatementRefusedException(
                "The statement '%s' may touch rows of other organisations: %s. Change the query so that it keeps to the "
                        + "organisation in scope, or run it in CheckedSql.call if you have checked that it does",
                sql, problem);
    }

    static StatementRefusedException reserved(String sql, String table) {
        return new StatementRefusedException(
                "The statement '%s' uses the table '%s', which is the library's own. Use the library's stores instead",
                sql, table);
    }

    /** The statement as the database would have got it, in full. */
    public String sql() {
        return sql;
    }
}
