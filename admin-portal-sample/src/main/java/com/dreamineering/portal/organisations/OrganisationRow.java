package com.dreamineering.portal.organisations;

import com.dreamineering.tenancy.organisation.Organisation;
import java.time.Instant;

/** An organisation in the operator's list. */
record OrganisationRow(String slug, String name, String state, boolean platform, long members, Instant createdAt) {

    static OrganisationRow of(Organisation organisation, long members) {
        return new OrganisationRow(
                organisation.slug().value(),
                organisation.name(),
                organisation.state().name(),
                organisation.platform(),
                members,
                organisation.createdAt());
    }
}
