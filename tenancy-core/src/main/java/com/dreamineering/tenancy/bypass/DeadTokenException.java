package com.dreamineering.tenancy.bypass;

import com.dreamineering.tenancy.TenancyException;

/** Thrown when a bypass token is used that is not live here and now. */
public final class DeadTokenException extends TenancyException {

    private static final long serialVersionUID = 1L;

    DeadTokenException(String message) {
        super(message);
    }
}
