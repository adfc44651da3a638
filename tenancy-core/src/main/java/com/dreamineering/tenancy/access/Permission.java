package com.dreamineering.tenancy.access;

import java.util.Optional;

/**
 * The right to do one action with things of one resource type.
 *
 * <p>Throws {@link IllegalArgumentException} for an action that no resource type could have; whether one has it is
 * another question.
 */
public record Permission(ResourceTypeCode resource, String action) {

    public Permission {
        Actions.problemOf(action).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** Writes {@code of("contacts", "read")} for {@code contacts:read}; the code is checked as a code. */
    public static Permission of(String resource, String action) {
        return new Permission(new ResourceTypeCode(resource), action);
    }

    /** What is wrong with these as a permission, in a sentence; empty if nothing is. */
    public static Optional<String> problem(String resource, String action) {
        return ResourceTypeCode.problem(resource).or(() -> Actions.problemOf(action));
    }

    /** The form {@code contacts:read}. */
    @Override
    public String toString() {
        return resource + ":" + action;
    }
}
