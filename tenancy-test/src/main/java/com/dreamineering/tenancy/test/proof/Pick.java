package com.dreamineering.tenancy.test.proof;

import java.util.Optional;

/** How far the plain arguments of a call are from the values of the row that it should find. */
enum Pick {
    /** The row's own values. */
    EXACT,
    /** Less than the row has: for what is asked to be after or above something. */
    LOWER,
    /** More than the row has. */
    HIGHER,
    /** The first less and the second more: for what is asked to be between two. */
    AROUND,
    /** Any text. */
    ANY;

    /** The value that takes the place of the row's own; empty where that one stays. */
    Optional<Object> instead(Slot slot, int position, Values values) {
        boolean lower = this == LOWER || (this == AROUND && position % 2 == 0);
        if (this == ANY) {
            return slot.type() == String.class ? Optional.of("%") : Optional.empty();
        }
        return this == EXACT ? Optional.empty() : values.of(slot, lower ? Mark.LOWEST : Mark.HIGHEST);
    }
}
