package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.TenancyException;

/** Thrown for a statement that may touch rows of another organisation than the one in scope. */
public final class StatementRefusedException extends TenancyException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 400;

    private final String sql;

    StatementRefusedException(String sql, String problem) {
        super(("The statement '%s' may touch rows of other organisations: %s. Change the query so that it keeps to the "
                        + "organisation in scope, or run it in CheckedSql.call if you have checked that it does")
                .formatted(sql.length() <= LONGEST ? sql : sql.substring(0, LONGEST) + "…", problem));
        this.sql = sql;
    }

    /** The statement as the database would have got it, in full. */
    public String sql() {
        return sql;
    }
}
