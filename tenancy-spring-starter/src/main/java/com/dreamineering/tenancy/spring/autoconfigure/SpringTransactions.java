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

/** Spring's transactions, so that the library's changes stand or fall with those of {@code @Transactional} methods. */
final class SpringTransactions implements Transactions {

    private final EntityManager entities;
    private final TransactionTemplate joining;
    private final TransactionTemplate separate;

    SpringTransactions(EntityManagerFactory factory, PlatformTransactionManager manager) {
        this.entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        this.joining = new TransactionTemplate(manager);
        this.separate = new TransactionTemplate(manager);
        this.separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    @SuppressWarnings("NullAway") // the template answers what the work answers
    public <T extends @Nullable Object> T joinInScope(Function<EntityManager, T> work) {
        return joining.execute(status -> work.apply(entities));
    }

    @Override
    @SuppressWarnings("NullAway") // the template answers what the work answers
    public <T extends @Nullable Object> T separateInScope(Function<EntityManager, T> work) {
        return separate.execute(status -> work.apply(entities));
    }

    @Override
    public void afterCommit(Runnable action) {
        if (!isActive() || !TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    @Override
    public boolean isActive() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}
