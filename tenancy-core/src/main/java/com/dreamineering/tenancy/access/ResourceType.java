package com.dreamineering.tenancy.access;

import java.time.Instant;

/** A kind of thing that permissions are about, the same in every organisation. */
public record ResourceType(ResourceTypeCode code, String name, String description, Actions actions, Instant createdAt) {

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 100;

    /** The most characters of a description. */
    public static final int LONGEST_DESCRIPTION = 300;
}
