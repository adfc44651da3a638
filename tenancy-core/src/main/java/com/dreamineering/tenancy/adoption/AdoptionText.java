package com.dreamineering.tenancy.adoption;

import java.util.List;

/** What is not enforced, as text for logs. */
public final class AdoptionText {

    private static final String RULE = "*".repeat(72);

    private AdoptionText() {}

    /** The entities that are not enforced, each with its mode and with what stands in the way of the next one. */
    public static String banner(List<AdoptionProgress> progress) {
        StringBuilder text = new StringBuilder(
                "\n%s\n* These entities do NOT keep organisations apart yet.\n%s".formatted(RULE, RULE));
        for (AdoptionProgress entity : progress) {
            AdoptionMode next = entity.next();
            if (next != null) {
                text.append("\n%s: %s, %s".formatted(entity.entity(), entity.mode(), describe(entity.mode())));
                text.append("\n  in the way of %s: %s"
                        .formatted(
                                next,
                                entity.inTheWay().isEmpty()
                                        ? "nothing that has been seen since the start"
                                        : String.join("\n    ", entity.inTheWay())));
            }
        }
        return text.append("\n" + RULE).toString();
    }

    private static String describe(AdoptionMode mode) {
        return mode == AdoptionMode.OBSERVE
                ? "nothing is refused, and what would be is counted"
                : "changes are refused, and what reading shows of others is counted";
    }
}
