package com.dreamineering.tenancy;

import java.util.Objects;
import java.util.UUID;

/** Identifies one person, whatever organisations they belong to. */
public record UserId(UUID value) {

    public UserId {
        Objects.requireNonNull(value, "value");
    }

    /** A new id from a cryptographically strong source. */
    public static UserId random() {
        return new UserId(UUID.randomUUID());
    }

    /** Reads the form that {@link #toString()} writes; throws {@link IllegalArgumentException} for anything else. */
    public static UserId parse(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
