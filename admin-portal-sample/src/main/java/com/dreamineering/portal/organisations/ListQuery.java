package com.dreamineering.portal.organisations;

import com.dreamineering.tenancy.organisation.OrganisationQuery;
import com.dreamineering.tenancy.organisation.OrganisationState;
import com.dreamineering.tenancy.organisation.Slug;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What the address of the list asks for; a place that makes no sense is passed over. */
record ListQuery(String q, String state, String after, String before) {

    private static final int LONGEST_SEARCH = 100;

    ListQuery {
        q = orEmpty(q);
        q = q.length() > LONGEST_SEARCH ? q.substring(0, LONGEST_SEARCH) : q;
        state = orEmpty(state);
        after = orEmpty(after);
        before = orEmpty(before);
    }

    /** PostgreSQL refuses the character NUL, wherever it stands. */
    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").strip();
    }

    OrganisationQuery toQuery() {
        @Nullable Slug from = slug(after);
        return new OrganisationQuery(
                q, knownState(), from, from == null ? slug(before) : null, OrganisationQuery.DEFAULT_LIMIT);
    }

    private @Nullable OrganisationState knownState() {
        return Arrays.stream(OrganisationState.values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Slug slug(String text) {
        return Optional.of(text)
                .filter(given -> Slug.problem(given).isEmpty())
                .map(Slug::new)
                .orElse(null);
    }

    /** Whether it asks for a state that there is not, in which no organisation can be. */
    boolean isOfNoState() {
        return !state.isEmpty() && knownState() == null;
    }

    boolean isFiltered() {
        return !q.isEmpty() || !state.isEmpty();
    }

    /** The address of a page of the same search that begins or ends beside this organisation. */
    String linkTo(String direction, String slug) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/admin");
        if (!q.isEmpty()) {
            link.queryParam("q", "{q}");
        }
        if (!state.isEmpty()) {
            link.queryParam("state", "{state}");
        }
        return link.queryParam(direction, "{slug}")
                .encode()
                .buildAndExpand(java.util.Map.of("q", q, "state", state, "slug", slug))
                .toUriString();
    }
}
