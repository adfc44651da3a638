package com.dreamineering.portal.organisations;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.organisation.Organisation;

/** Thrown when a form that was sent before comes again with an address that it did not invite then. */
final class NotInvitedException extends TenancyException {

    private static final long serialVersionUID = 1L;

    NotInvitedException(Organisation created) {
        super(("This form was sent before and created '%s' without inviting this address."
                        + " Invite it on the page of that organisation")
                .formatted(created.name()));
    }
}
