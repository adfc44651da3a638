package com.dreamineering.tenancy.organisation;

import org.jspecify.annotations.Nullable;

/**
 * Which organisations to list, newest first.
 *
 * @param text part of the name or slug in any case; empty for all
 * @param state only organisations in this state; all if absent
 * @param after only organisations that stand behind the one with this slug; from the beginning if absent
 * @param before only organisations that stand in front of the one with this slug; excludes {@code after}
 * @param limit the most organisations on the page, from 1 to {@link #LARGEST_LIMIT}
 */
public record OrganisationQuery(
        String text,
        @Nullable OrganisationState state,
        @Nullable Slug after,
        @Nullable Slug before,
        int limit) {

    /** How many organisations a page has unless told otherwise. */
    public static final int DEFAULT_LIMIT = 50;

    /** The most organisations that a page can have. */
    public static final int LARGEST_LIMIT = 1000;

    public OrganisationQuery {
        if (after != null && before != null) {
            throw new IllegalArgumentException(
                    "'after' (%s) and 'before' (%s) exclude each other. Name one of them".formatted(after, before));
        }
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException(
                    "A page cannot have %d organisations. Ask for 1 to %d".formatted(limit, LARGEST_LIMIT));
        }
    }

    /** The first page of all organisations. */
    public static OrganisationQuery all() {
        return new OrganisationQuery("", null, null, null, DEFAULT_LIMIT);
    }
}
