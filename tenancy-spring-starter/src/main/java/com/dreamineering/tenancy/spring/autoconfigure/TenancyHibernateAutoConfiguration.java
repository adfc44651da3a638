package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.adoption.Adoption;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.dreamineering.tenancy.spring.SetUpException;
import jakarta.persistence.EntityManager;
import javax.sql.DataSource;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/** Makes the application's persistence unit keep organisations apart. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class, before = HibernateJpaAutoConfiguration.class)
@ConditionalOnClass({EntityManager.class, HibernatePropertiesCustomizer.class})
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(TenancyProperties.Adoption.class)
public final class TenancyHibernateAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Adoption tenancyAdoption(TenancyProperties.Adoption settings) {
        return settings.adoption();
    }

    /** Comes last, so that a host's own setting is seen and refused instead of lost. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    HibernatePropertiesCustomizer tenancyHibernateProperties(
            DataSource dataSource,
            ListableBeanFactory beans,
            ObjectProvider<PersistenceManagedTypes> entities,
            ObjectProvider<BypassConnections> bypass,
            Adoption adoption) {
        refuseBeans(beans, CurrentTenantIdentifierResolver.class);
        refuseBeans(beans, MultiTenantConnectionProvider.class);
        return properties -> {
            entities.ifUnique(types -> TenantIdCheck.check(types.getManagedClassNames()));
            try {
                BypassConnections connections = bypass.getIfAvailable();
                HibernateIsolation.configure(
                        properties, dataSource, connections == null ? null : connections.dataSource(), adoption);
            } catch (IllegalArgumentException e) {
                throw new SetUpException(
                        String.valueOf(e.getMessage()),
                        "Look for the setting under spring.jpa.properties and in beans of type"
                                + " HibernatePropertiesCustomizer.",
                        e);
            }
        };
    }

    private static void refuseBeans(ListableBeanFactory beans, Class<?> type) {
        String[] names = beans.getBeanNamesForType(type, true, false);
        if (names.length > 0) {
            throw new SetUpException(
                    "The bean '%s' is a %s, and the library brings its own: two would disagree about whose rows are seen"
                            .formatted(names[0], type.getSimpleName()),
                    "Remove that bean. Code that decides on the organisation opens a scope with TenantContext instead.");
        }
    }
}
