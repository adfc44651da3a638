package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.isolation.HibernateIsolation;
import jakarta.persistence.EntityManager;
import javax.sql.DataSource;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Makes the application's persistence unit keep organisations apart. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class, before = HibernateJpaAutoConfiguration.class)
@ConditionalOnClass({EntityManager.class, HibernatePropertiesCustomizer.class})
@ConditionalOnSingleCandidate(DataSource.class)
public final class TenancyHibernateAutoConfiguration {

    /** Comes last, so that a host's own setting is seen and refused instead of lost. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    HibernatePropertiesCustomizer tenancyHibernateProperties(DataSource dataSource, ListableBeanFactory beans) {
        refuseBeans(beans, CurrentTenantIdentifierResolver.class);
        refuseBeans(beans, MultiTenantConnectionProvider.class);
        return properties -> HibernateIsolation.configure(properties, dataSource);
    }

    private static void refuseBeans(ListableBeanFactory beans, Class<?> type) {
        String[] names = beans.getBeanNamesForType(type, false, false);
        if (names.length > 0) {
            throw new ConflictingTenantBeanException(names[0], type);
        }
    }
}
