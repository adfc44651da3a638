package com.dreamineering.portal.trail;

import com.dreamineering.tenancy.audit.AuditEntry;
import com.dreamineering.tenancy.audit.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of the trail.
 *
 * @param next the entry that the next page begins behind; empty if there is nothing more
 */
record TrailPage(List<AuditEntry> entries, OptionalLong next) {

    /** Most entries say that somebody looked, so what is left over is looked for in portions; not for ever, though. */
    private static final int PORTION = 500;

    private static final int MOST_PORTIONS = 20;

    static TrailPage of(AuditTrail audit, TrailQuery query, int size) {
        List<AuditEntry> page = new ArrayList<>();
        OptionalLong place = query.place();
        for (int portion = 0; portion < MOST_PORTIONS; portion++) {
            int limit = query.hidesOpenings() ? PORTION : size + 1;
            List<AuditEntry> found = audit.newest(query.wanted(), place, limit);
            for (AuditEntry entry : found) {
                if (page.size() == size) {
                    return new TrailPage(
                            page, OptionalLong.of(page.get(size - 1).sequence()));
                }
                if (!query.hidesOpenings() || !AuditRow.isOpening(entry.event().action())) {
                    page.add(entry);
                }
            }
            if (found.size() < limit) {
                return new TrailPage(page, OptionalLong.empty());
            }
            place = OptionalLong.of(found.get(found.size() - 1).sequence());
        }
        return new TrailPage(page, place);
    }

    /** The actions on it, each once. */
    List<String> actions() {
        return entries.stream()
                .map(entry -> entry.event().action())
                .distinct()
                .sorted()
                .toList();
    }
}
