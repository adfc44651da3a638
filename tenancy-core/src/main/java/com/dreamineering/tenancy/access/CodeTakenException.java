package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.TenancyException;

/** Thrown when a resource type's code is taken, or differs from a taken one only in case or separators. */
public final class CodeTakenException extends TenancyException {

    private static final long serialVersionUID = 1L;

    private final String standing;

    CodeTakenException(String asked, ResourceTypeCode standing) {
        super(message(asked, standing));
        this.standing = standing.value();
    }

    /** The sentence that says so. */
    public static String message(String asked, ResourceTypeCode standing) {
        return asked.equals(standing.value())
                ? "The code '%s' is taken. Use that resource type or choose another code".formatted(standing)
                : ("The code '%s' differs from '%s' only in case or separators, and that one is taken. "
                                + "Use that resource type or choose another code")
                        .formatted(asked, standing);
    }

    /** The code that has it. */
    public ResourceTypeCode standing() {
        return new ResourceTypeCode(standing);
    }
}
