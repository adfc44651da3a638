package com.dreamineering.tenancy.access;

/** The right to do one action with things of one resource type. */
public record Permission(ResourceTypeCode resource, String action) {

    /** Writes {@code of("contacts", "read")} for {@code contacts:read}; the code is checked as a code. */
    public static Permission of(String resource, String action) {
        return new Permission(new ResourceTypeCode(resource), action);
    }

    /** The form {@code contacts:read}. */
    @Override
    public String toString() {
        return resource + ":" + action;
    }
}
