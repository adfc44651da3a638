package com.dreamineering.tenancy.audit;

import com.dreamineering.tenancy.PlainText;
import java.util.Optional;

/** The one rule for what counts as a reason: a line of plain text that somebody can read in the trail, and all of it. */
public final class Reason {

    /** The fewest characters that can be seen in the reason for a bypass. */
    public static final int SHORTEST_FOR_A_BYPASS = 3;

    /** The most characters of a reason, which is what the trail keeps. */
    public static final int LONGEST = AuditEvent.REASON_LENGTH;

    private Reason() {}

    /** The reason as it goes into the trail; throws {@link IllegalArgumentException} for a text with a {@link #problem}. */
    public static String checked(String typed) {
        problem(typed).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return PlainText.clean(typed);
    }

    /** What is wrong with the text as a reason, in a sentence; empty if nothing is. */
    public static Optional<String> problem(String typed) {
        String text = PlainText.clean(typed);
        return PlainText.problem("A reason", text, LONGEST);
    }

    /** {@link #checked} for a bypass, which has to say a little more; throws {@link IllegalArgumentException}. */
    public static String forABypass(String typed) {
        String reason = checked(typed);
        if (PlainText.visible(reason) < SHORTEST_FOR_A_BYPASS) {
            throw new IllegalArgumentException(
                    "'%s' is too short for a reason. Say why in at least %d characters that can be seen"
                            .formatted(reason, SHORTEST_FOR_A_BYPASS));
        }
        return reason;
    }
}
