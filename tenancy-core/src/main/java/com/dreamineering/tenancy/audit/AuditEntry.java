package com.dreamineering.tenancy.audit;

import java.time.Instant;

/**
 * One entry of the trail.
 *
 * @param sequence grows with each entry; gaps are possible
 */
public record AuditEntry(long sequence, Instant at, AuditEvent event) {}
