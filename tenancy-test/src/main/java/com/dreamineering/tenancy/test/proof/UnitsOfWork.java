package com.dreamineering.tenancy.test.proof;

import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/** Does work in a session and a transaction of its own, the way the application does. */
interface UnitsOfWork {

    <T extends @Nullable Object> T call(boolean commit, Function<Session, T> work);

    /** Without Spring. */
    static UnitsOfWork of(SessionFactory factory) {
        return new UnitsOfWork() {
            @Override
            public <T extends @Nullable Object> T call(boolean commit, Function<Session, T> work) {
                try (Session session = factory.openSession()) {
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
        };
    }
}
