package com.dreamineering.tenancy.test.proof;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.support.RepositoryFactoryInformation;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a Spring context adds to a persistence unit: transactions and repositories. */
final class SpringParts {

    private final ApplicationContext context;
    private final EntityManagerFactory factory;

    SpringParts(ApplicationContext context, EntityManagerFactory factory) {
        this.context = context;
        this.factory = factory;
    }

    UnitsOfWork unitsOfWork() {
        TransactionTemplate transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        // A row that is stored for another one has a transaction of its own.
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new UnitsOfWork() {
            @Override
            public <T extends @Nullable Object> T call(boolean commit, Function<Session, T> work) {
                return transactions.<T>execute(status -> {
                    if (!commit) {
                        status.setRollbackOnly();
                    }
                    EntityManager entities = EntityManagerFactoryUtils.getTransactionalEntityManager(factory);
                    return work.apply(Objects.requireNonNull(entities).unwrap(Session.class));
                });
            }
        };
    }

    List<RepositoryMethod> repositoryMethods(Application application, RepositoryArguments arguments) {
        List<RepositoryMethod> methods = new ArrayList<>();
        for (RepositoryFactoryInformation<?, ?> bean :
                context.getBeansOfType(RepositoryFactoryInformation.class).values()) {
            RepositoryInformation repository = bean.getRepositoryInformation();
            Class<?> type = repository.getRepositoryInterface();
            application.entities.stream()
                    .filter(entity -> entity.type() == repository.getDomainType())
                    .findFirst()
                    .ifPresent(entity -> Arrays.stream(type.getMethods())
                            .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                            .forEach(method ->
                                    methods.add(method(context.getBean(type), type, entity, method, arguments))));
        }
        methods.sort(Comparator.comparing(RepositoryMethod::toString));
        return methods;
    }

    private static RepositoryMethod method(
            Object bean, Class<?> type, MappedEntity entity, Method method, RepositoryArguments arguments) {
        method.setAccessible(true);
        return new RepositoryMethod(bean, type, entity, method, arguments);
    }
}
