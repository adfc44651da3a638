package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.organisation.OrganisationState;
import com.dreamineering.tenancy.organisation.Slug;

/** An organisation that a person belongs to, as that person may see it. */
public record OwnOrganisation(
        OrganisationId id, Slug slug, String name, OrganisationState state, MembershipState membership) {

    /** Whether the person can enter: an active membership in an active organisation. */
    public boolean usable() {
        return state == OrganisationState.ACTIVE && membership == MembershipState.ACTIVE;
    }
}
