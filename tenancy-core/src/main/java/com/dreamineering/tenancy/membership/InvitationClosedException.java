package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.TenancyException;

/** Thrown when an invitation cannot be accepted: used, taken back, expired, for somebody else, or never made. */
public final class InvitationClosedException extends TenancyException {

    private static final long serialVersionUID = 1L;

    InvitationClosedException() {
        super("This invitation cannot be accepted any more. Ask for a new one");
    }
}
