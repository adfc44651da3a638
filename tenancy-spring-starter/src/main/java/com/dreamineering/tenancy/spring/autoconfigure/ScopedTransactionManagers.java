package com.dreamineering.tenancy.spring.autoconfigure;

import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Hands the listener to the transaction managers that a host makes itself.
 *
 * <p>Spring Boot hands listeners to those that it makes, and to no others.
 */
final class ScopedTransactionManagers implements BeanPostProcessor {

    private final Supplier<? extends TransactionExecutionListener> listener;

    ScopedTransactionManagers(Supplier<? extends TransactionExecutionListener> listener) {
        this.listener = listener;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof ConfigurableTransactionManager manager
                && !manager.getTransactionExecutionListeners().contains(listener.get())) {
            manager.addListener(listener.get());
        }
        return bean;
    }
}
