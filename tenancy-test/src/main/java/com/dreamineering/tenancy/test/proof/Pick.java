package com.dreamineering.tenancy.test.proof;

import java.util.Optional;
import org.hibernate.type.Type;

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

    /** A key that comes before or after the row's own. */
    Object near(Object id, int position, Type type) {
        if (this == EXACT || this == ANY || !(id instanceof Number)) {
            return id;
        }
        return isLower(position) ? Nowhere.before(id) : Nowhere.like(id, type);
    }

    private boolean isLower(int position) {
        return this == LOWER || (this == AROUND && position % 2 == 0);
    }

    /** The value that takes the place of the row's own; empty where that one stays. */
    Optional<Object> instead(Slot slot, int position, Values values) {
        if (this == ANY) {
            return slot.type() == String.class ? Optional.of("%") : Optional.empty();
        }
        return this == EXACT ? Optional.empty() : values.of(slot, isLower(position) ? Mark.LOWEST : Mark.HIGHEST);
    }
}
