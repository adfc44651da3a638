package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.TenancyException;

/** Thrown at start-up when the application has a bean that would decide on tenants besides the library. */
final class ConflictingTenantBeanException extends TenancyException {

    private static final long serialVersionUID = 1L;

    ConflictingTenantBeanException(String name, Class<?> type) {
        super("The bean '%s' is a %s, and the library brings its own: two would disagree about whose rows are seen"
                .formatted(name, type.getSimpleName()));
    }
}
