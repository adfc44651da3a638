package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.UserId;

/** Somebody who can belong to organisations. */
public record Person(UserId id, EmailAddress email, String name) {

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 100;
}
