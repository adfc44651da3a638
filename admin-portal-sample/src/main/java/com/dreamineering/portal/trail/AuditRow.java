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
        String details) {

    /** Whether it says no more than that somebody looked: the portal opens the bypass for each of its pages. */
    public boolean opening() {
        return isOpening(action);
    }

    static boolean isOpening(String action) {
        return action.equals("bypass.opened") || action.equals("bypass.closed");
    }
}
