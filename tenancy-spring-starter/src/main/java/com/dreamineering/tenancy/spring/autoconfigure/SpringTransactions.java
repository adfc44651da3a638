package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.transaction.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring's transactions, so that the library's changes stand or fall with those of {@code @Transactional} methods.
 *
 * <p>A session that a host keeps open for a whole request is left aside: it keeps the organisation that it began with, and
 * the library looks at other data too.
 */
final class SpringTransactions implements Transactions {

    private final EntityManagerFactory factory;
    private final EntityManager entities;
    private final TransactionTemplate joining;
    private final TransactionTemplate separate;
    private final TransactionTemplate none;

    SpringTransactions(EntityManagerFactory factory, PlatformTransactionManager manager) {
        this.factory = factory;
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        this.joining = template(manager, TransactionDefinition.PROPAGATION_REQUIRED);
        this.separate = template(manager, TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.none = template(manager, TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    private static TransactionTemplate template(PlatformTransactionManager manager, int propagation) {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setPropagationBehavior(propagation);
        return template;
    }

    @Override
    public <T extends @Nullable Object> T joinInScope(Function<EntityManager, T> work) {
        return inTransaction(joining, work);
    }

    @Override
    public <T extends @Nullable Object> T separateInScope(Function<EntityManager, T> work) {
        return inTransaction(separate, work);
    }

    @SuppressWarnings("NullAway") // the template answers what the work answers
    private <T extends @Nullable Object> T inTransaction(
            TransactionTemplate template, Function<EntityManager, T> work) {
        Object kept = isActive() ? null : TransactionSynchronizationManager.unbindResourceIfPossible(factory);
        try {
            return template.execute(status -> work.apply(entities));
        } finally {
            if (kept != null) {
                TransactionSynchronizationManager.bindResource(factory, kept);
            }
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        if (!isActive() || !TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            /** Not {@code afterCommit}: there the first one that throws, be it the host's, keeps all others from running. */
            @Override
            public void afterCompletion(int outcome) {
                if (outcome == STATUS_COMMITTED) {
                    // The committed transaction is still bound here: what joined it now would never be committed.
                    none.executeWithoutResult(status -> action.run());
                }
            }
        });
    }

    @Override
    public boolean isActive() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}
