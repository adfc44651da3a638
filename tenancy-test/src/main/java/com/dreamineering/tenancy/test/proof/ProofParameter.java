package com.dreamineering.tenancy.test.proof;

import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Finds the application that a proof is about: the one of the Spring test, or a persistence unit that was supplied. */
final class ProofParameter implements ParameterResolver {

    ProofParameter() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Proof.class;
    }

    @Override
    public Proof resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Supplies supplies = new Supplies();
        ((IsolationProof) context.getRequiredTestInstance()).supply(supplies);
        if (supplies.factory != null) {
            SessionFactoryImplementor factory = supplies.factory.unwrap(SessionFactoryImplementor.class);
            return new Proof(factory, dataSource(factory), supplies, null);
        }
        ApplicationContext spring = SpringExtension.getApplicationContext(context);
        EntityManagerFactory factory = spring.getBean(EntityManagerFactory.class);
        return new Proof(
                factory.unwrap(SessionFactoryImplementor.class),
                spring.getBean(DataSource.class),
                supplies,
                new SpringParts(spring, factory));
    }

    private static DataSource dataSource(SessionFactoryImplementor factory) {
        MultiTenantConnectionProvider<?> connections =
                factory.getServiceRegistry().getService(MultiTenantConnectionProvider.class);
        if (connections != null) {
            return connections.unwrap(DataSource.class);
        }
        if (factory.getProperties().get(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE) instanceof DataSource dataSource) {
            return dataSource;
        }
        throw new IllegalStateException(
                "The persistence unit has no data source that the proof could look through. Set '%s' to one"
                        .formatted(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE));
    }
}
