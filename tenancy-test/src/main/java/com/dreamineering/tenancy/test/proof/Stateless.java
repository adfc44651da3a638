package com.dreamineering.tenancy.test.proof;

import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/** Work of a stateless session beside the trip's own. */
final class Stateless {

    private Stateless() {}

    static <T extends @Nullable Object> T in(Trip trip, Function<StatelessSession, T> work) {
        try (StatelessSession session = trip.application().factory.openStatelessSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                T result = work.apply(session);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }
}
