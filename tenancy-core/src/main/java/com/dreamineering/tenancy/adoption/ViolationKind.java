package com.dreamineering.tenancy.adoption;

import java.util.Locale;

/** What would have been refused. */
public enum ViolationKind {
    /** Data of organisations was used without a scope. */
    MISSING_SCOPE,
    /** A session or transaction went on after its scope had ended or changed, or was told an organisation by hand. */
    SCOPE_MISMATCH,
    /** A statement did not keep to the organisation in scope. */
    STATEMENT,
    /** A statement named no organisation; enforced, it finds and changes own rows only. */
    NARROWED_STATEMENT,
    /** Statements could be made past the guard: a procedure, rows that change, the connection behind. */
    WAY_AROUND,
    /** An entity of another organisation was loaded or written. */
    FOREIGN_ROW,
    /** A row was stored without an organisation. */
    ROW_WITHOUT_ORGANISATION,
    /** A row was to refer to one of another organisation. */
    FOREIGN_REFERENCE;

    /** As it is written in tables, answers and the tags of counters. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
