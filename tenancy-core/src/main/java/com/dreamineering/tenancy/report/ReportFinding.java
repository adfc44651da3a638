package com.dreamineering.tenancy.report;

import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody should know about how organisations are kept apart.
 *
 * @param entity the entity that it is about; null where it is about no single one
 * @param place the entity, attribute, table, query, bean or setting
 * @param detail what was found there, in half a sentence
 * @param wayOut what to do about this one
 */
public record ReportFinding(FindingKind kind, @Nullable String entity, String place, String detail, String wayOut) {

    /** With the usual way out of its kind. */
    public ReportFinding(FindingKind kind, @Nullable String entity, String place, String detail) {
        this(kind, entity, place, detail, kind.wayOut());
    }

    public Severity severity() {
        return kind.severity();
    }
}
