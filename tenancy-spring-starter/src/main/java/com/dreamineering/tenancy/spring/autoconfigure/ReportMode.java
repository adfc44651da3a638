package com.dreamineering.tenancy.spring.autoconfigure;

/** What happens to findings of the start-up report that would let organisations see each other's rows. */
public enum ReportMode {
    /** They stop the start. */
    STRICT,
    /** They are logged, and the application starts. */
    WARN
}
