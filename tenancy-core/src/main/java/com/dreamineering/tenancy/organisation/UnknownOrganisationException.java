package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.TenancyException;

/** Thrown when an organisation does not exist. */
public final class UnknownOrganisationException extends TenancyException {

    private static final long serialVersionUID = 1L;

    /** Nothing is known under this id. */
    public UnknownOrganisationException(OrganisationId organisation) {
        super("There is no organisation %s. Look it up by its slug first".formatted(organisation));
    }
}
