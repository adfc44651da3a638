package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.TenancyException;

/** Thrown when somebody is to join an organisation that they belong to. */
public final class AlreadyMemberException extends TenancyException {

    private static final long serialVersionUID = 1L;

    AlreadyMemberException(EmailAddress email) {
        super("'%s' belongs to this organisation already. Invite somebody else".formatted(email));
    }
}
