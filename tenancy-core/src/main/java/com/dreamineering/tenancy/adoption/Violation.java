package com.dreamineering.tenancy.adoption;

/**
 * Something that would have been refused, at one place in the code.
 *
 * @param entity the entity at the top of the hierarchy whose rows it was about; "*" where it may be about each
 * @param writing whether rows were, or could have been, changed
 * @param place the method of the application that led to it
 * @param detail what the refusal would have said when it was seen first
 * @param count how often it was seen
 */
public record Violation(ViolationKind kind, String entity, boolean writing, String place, String detail, long count) {

    /** The entity of what may be about each of them. */
    public static final String EVERY_ENTITY = "*";

    /** Whether it would be refused in this mode. */
    public boolean isRefusedIn(AdoptionMode mode) {
        return mode.refuses(writing);
    }
}
