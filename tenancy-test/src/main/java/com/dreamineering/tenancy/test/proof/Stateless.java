package com.dreamineering.tenancy.test.proof;

import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/** Work of a stateless session beside the trip's own. */
final class Stateless {

    private Stateless() {}

    static void run(Trip trip, Consumer<StatelessSession> work) {
        Stateless.<Boolean>in(trip, session -> {
            work.accept(session);
            return true;
        });
    }

    /** Takes back what the work did. */
    static void undo(Trip trip, Consumer<StatelessSession> work) {
        Stateless.<Boolean>in(trip, false, session -> {
            work.accept(session);
            return true;
        });
    }

    static <T extends @Nullable Object> T in(Trip trip, Function<StatelessSession, T> work) {
        return in(trip, true, work);
    }

    private static <T extends @Nullable Object> T in(Trip trip, boolean commit, Function<StatelessSession, T> work) {
        try (StatelessSession session = trip.application().factory.openStatelessSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                T result = work.apply(session);
                if (commit) {
                    transaction.commit();
                }
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }
}
