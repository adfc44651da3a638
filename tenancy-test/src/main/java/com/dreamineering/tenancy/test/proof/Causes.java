package com.dreamineering.tenancy.test.proof;

import com.dreamineering.tenancy.TenancyException;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks into exceptions, which others may have wrapped. */
final class Causes {

    private static final int DEEPEST = 50;

    private Causes() {}

    static Stream<Throwable> of(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        return of(thrown).filter(type::isInstance).map(type::cast).findFirst();
    }

    static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        return find(thrown, type).isPresent();
    }

    static boolean isRefusal(Throwable thrown) {
        return has(thrown, TenancyException.class);
    }

    static Throwable root(Throwable thrown) {
        return of(thrown).reduce(thrown, (outer, inner) -> inner);
    }

    static String describe(Throwable thrown) {
        Throwable root = root(thrown);
        String message = root.getMessage() == null ? null : root.getMessage().replace("\n", " ");
        return message == null
                ? root.getClass().getSimpleName()
                : "%s (%s)".formatted(message, root.getClass().getSimpleName());
    }
}
