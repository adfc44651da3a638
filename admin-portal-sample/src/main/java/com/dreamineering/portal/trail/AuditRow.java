package com.dreamineering.portal.trail;

import java.time.Instant;

/** An entry of the trail as the page shows it; who and organisation by name, empty if there is none. */
record AuditRow(
        long sequence,
        Instant at,
        String action,
        String who,
        String organisation,
        String subject,
        String reason,
        String details) {}
