package com.dreamineering.tenancy.access;

/** A role of one organisation. */
public record Role(RoleKey key, String name, boolean builtIn) {

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 60;
}
