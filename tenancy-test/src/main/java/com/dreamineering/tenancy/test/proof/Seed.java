package com.dreamineering.tenancy.test.proof;

import java.util.function.Function;

/**
 * What a factory of the host makes a row from.
 *
 * <p>A factory is asked several times, for look-alike rows of several organisations and for others.
 */
public final class Seed {

    private final Mark mark;
    private final Function<Class<?>, Object> rows;

    Seed(Mark mark, Function<Class<?>, Object> rows) {
        this.mark = mark;
        this.rows = rows;
    }

    /** Differs between rows that have to differ, and is the same for rows that have to look alike. */
    public int number() {
        return mark.number();
    }

    /** A text that differs as {@link #number()} does. */
    public String text(String name) {
        return "%s %d".formatted(name, number());
    }

    /** A stored row of another entity, of the same organisation. */
    public <T> T one(Class<T> type) {
        return type.cast(rows.apply(type));
    }

    Mark mark() {
        return mark;
    }
}
