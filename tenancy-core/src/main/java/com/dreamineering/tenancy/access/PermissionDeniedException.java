package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.TenancyException;

/** Thrown when a person may not do what they asked for. */
public final class PermissionDeniedException extends TenancyException {

    private static final long serialVersionUID = 1L;

    public PermissionDeniedException(String message) {
        super(message);
    }
}
