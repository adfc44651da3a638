package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.TenancyException;

/** Thrown when a Hibernate session was opened for something else than what is in scope now. */
public final class ScopeMismatchException extends TenancyException {

    private static final long serialVersionUID = 1L;

    ScopeMismatchException(String message) {
        super(message);
    }
}
