package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.TenancyException;

/** Thrown at start-up when the application's database login stands above row-level security. */
final class PrivilegedLoginException extends TenancyException {

    private static final long serialVersionUID = 1L;

    PrivilegedLoginException(String login, String privilege) {
        super("The application signs in to PostgreSQL as '%s', which %s: row-level security does not hold for it"
                .formatted(login, privilege));
    }
}
