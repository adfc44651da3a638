package com.dreamineering.tenancy.report;

import java.util.Locale;

/** How much a finding matters, the worst first. */
public enum Severity {
    /** Stops the start in strict mode: rows of organisations may be shown to others. */
    STOPS,
    /** Something that the library does not close, or that will be refused when it is used. */
    WARNING,
    /** Worth knowing, and closed. */
    INFORMATION;

    /** As it is written in tables and answers. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
