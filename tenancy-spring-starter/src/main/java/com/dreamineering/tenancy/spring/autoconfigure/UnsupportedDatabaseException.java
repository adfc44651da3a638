package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.TenancyException;

/** Thrown at start-up on a database for which the library has no migrations. */
final class UnsupportedDatabaseException extends TenancyException {

    private static final long serialVersionUID = 1L;

    UnsupportedDatabaseException(String product) {
        super("The library has migrations for PostgreSQL and for H2, and this database is %s".formatted(product));
    }
}
