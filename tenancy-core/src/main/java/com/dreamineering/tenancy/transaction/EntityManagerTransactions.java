package com.dreamineering.tenancy.transaction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Transactions of plain Jakarta Persistence with resource-local entity managers, one for each thread at a time. */
public final class EntityManagerTransactions implements Transactions {

    private final EntityManagerFactory factory;
    private final ThreadLocal<Unit> open = new ThreadLocal<>();

    public EntityManagerTransactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public <T extends @Nullable Object> T joinInScope(Function<EntityManager, T> work) {
        Unit unit = open.get();
        return unit == null ? separateInScope(work) : work.apply(unit.entityManager);
    }

    @Override
    public <T extends @Nullable Object> T separateInScope(Function<EntityManager, T> work) {
        Unit outer = open.get();
        Unit unit = new Unit(factory.createEntityManager());
        open.set(unit);
        T result;
        try {
            result = unit.run(work);
        } finally {
            if (outer == null) {
                open.remove();
            } else {
                open.set(outer);
            }
            unit.entityManager.close();
        }
        unit.committed();
        return result;
    }

    @Override
    public void afterCommit(Runnable action) {
        Unit unit = open.get();
        if (unit == null) {
            action.run();
        } else {
            unit.afterCommit.add(action);
        }
    }

    @Override
    public boolean isActive() {
        return open.get() != null;
    }

    private static final class Unit {
        private final EntityManager entityManager;
        private final List<Runnable> afterCommit = new ArrayList<>();

        Unit(EntityManager entityManager) {
            this.entityManager = entityManager;
        }

        /** Each action runs: one that fails must not keep another from forgetting what the change made stale. */
        void committed() {
            Throwable first = null;
            for (Runnable action : afterCommit) {
                try {
                    action.run();
                } catch (RuntimeException | Error e) {
                    if (first == null) {
                        first = e;
                    } else {
                        first.addSuppressed(e);
                    }
                }
            }
            if (first instanceof Error error) {
                throw error;
            }
            if (first != null) {
                throw (RuntimeException) first;
            }
        }

        <T extends @Nullable Object> T run(Function<EntityManager, T> work) {
            var transaction = entityManager.getTransaction();
            transaction.begin();
            try {
                T result = work.apply(entityManager);
                transaction.commit();
                return result;
            } catch (RuntimeException | Error e) {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
                throw e;
            }
        }
    }
}
