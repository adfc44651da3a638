package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.TenancyException;

/** Thrown when an organisation cannot go from the state that it is in to the one asked for. */
public final class TransitionRefusedException extends TenancyException {

    private static final long serialVersionUID = 1L;

    private final OrganisationState current;

    TransitionRefusedException(Slug slug, OrganisationState current, OrganisationState wanted) {
        super("Organisation '%s' is %s. Look at it again before changing it"
                .formatted(
                        slug, current == wanted ? current + " already" : current + " now and cannot become " + wanted));
        this.current = current;
    }

    TransitionRefusedException(Slug slug, OrganisationState current) {
        super(("Organisation '%s' is the platform's own and is always open. Choose the organisation of a customer "
                        + "instead")
                .formatted(slug));
        this.current = current;
    }

    /** The state that it is in. */
    public OrganisationState current() {
        return current;
    }
}
