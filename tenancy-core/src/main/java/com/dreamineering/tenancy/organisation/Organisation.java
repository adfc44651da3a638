package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.OrganisationId;
import java.time.Instant;

/**
 * An organisation as it was when it was read.
 *
 * @param platform whether it is the platform's own, which is never suspended, archived or deleted
 */
public record Organisation(
        OrganisationId id, Slug slug, String name, OrganisationState state, boolean platform, Instant createdAt) {

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 100;

    /** How the audit trail calls it. */
    String described() {
        return "%s (%s)".formatted(name, slug);
    }
}
