package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.TenancyException;

/** Thrown at start-up on a Hibernate in which updates and deletes can reach another tenant's rows. */
public final class UnsupportedHibernateException extends TenancyException {

    private static final long serialVersionUID = 1L;

    private final String version;

    UnsupportedHibernateException(String version) {
        super(("Hibernate %s lets updates and deletes reach other organisations' rows (HHH-20883). "
                        + "Use Hibernate 7.4.9 or newer; Spring Boot 4.1.2 brings 7.4.13")
                .formatted(version));
        this.version = version;
    }

    /** The version that was found. */
    public String version() {
        return version;
    }
}
