package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.ScopedWork;
import org.jspecify.annotations.Nullable;

/**
 * Lets statements run that the library cannot see to keep to one organisation, because somebody has checked them.
 *
 * <p>Holds on this thread until the work returns or throws, for each statement that is made in it and for nothing else:
 * the scope, the filters of Hibernate and the checks of loaded and stored entities stay. Keep the work to the one query.
 */
public final class CheckedSql {

    private static final ThreadLocal<Boolean> CHECKED = new ThreadLocal<>();

    private CheckedSql() {}

    /**
     * Does the work with its statements unguarded.
     *
     * @param reason why these statements touch no other organisation's rows, for whoever reads the code; not blank
     */
    public static <T extends @Nullable Object, E extends Exception> T call(String reason, ScopedWork<T, E> work)
            throws E {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "A checked statement needs a reason. Say why it touches no other organisation's rows");
        }
        boolean outer = isOpen();
        CHECKED.set(true);
        try {
            return work.call();
        } finally {
            if (!outer) {
                CHECKED.remove();
            }
        }
    }

    static boolean isOpen() {
        return CHECKED.get() != null;
    }
}
