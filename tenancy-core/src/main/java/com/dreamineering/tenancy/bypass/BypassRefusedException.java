package com.dreamineering.tenancy.bypass;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.UserId;

/** Thrown when the bypass does not open. */
public final class BypassRefusedException extends TenancyException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a record of a UUID; exceptions are Serializable by inheritance alone
    private final UserId actor;

    BypassRefusedException(UserId actor, String message) {
        super(message);
        this.actor = actor;
    }

    /** Who asked for it. */
    public UserId actor() {
        return actor;
    }
}
