package com.dreamineering.portal.trail;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the trail asks for; a place that makes no sense is passed over.
 *
 * @param openings {@code hidden} to leave out that the portal was looked at
 */
record TrailQuery(String action, String openings, String before) {

    private static final String HIDDEN = "hidden";

    TrailQuery {
        action = orEmpty(action);
        openings = orEmpty(openings);
        before = orEmpty(before);
    }

    /** PostgreSQL refuses the character NUL, wherever it stands. */
    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").strip();
    }

    @Nullable
    String wanted() {
        return action.isEmpty() ? null : action;
    }

    boolean hidesOpenings() {
        return openings.equals(HIDDEN);
    }

    OptionalLong place() {
        return before.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(before)) : OptionalLong.empty();
    }

    /** The address of the page with the entries before this one. */
    String linkTo(long sequence) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/admin/audit");
        if (!action.isEmpty()) {
            link.queryParam("action", "{action}");
        }
        if (hidesOpenings()) {
            link.queryParam("openings", HIDDEN);
        }
        return link.queryParam("before", sequence)
                .encode()
                .buildAndExpand(Map.of("action", action))
                .toUriString();
    }
}
