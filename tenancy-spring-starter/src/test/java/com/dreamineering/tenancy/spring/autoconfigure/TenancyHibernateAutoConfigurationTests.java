package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.junit.jupiter.api.Test;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class TenancyHibernateAutoConfigurationTests {

    @Test
    void givesThePersistenceUnitTheResolverOfTheLibrary() {
        Contexts.plain()
                .run(context -> assertThat(
                                context.getBean(EntityManagerFactory.class).getProperties())
                        .extractingByKey(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER)
                        .extracting(resolver -> resolver.getClass().getSimpleName())
                        .isEqualTo("ScopeTenantResolver"));
    }

    @Test
    void addsTheEntitiesOfTheLibraryToThePersistenceUnit() {
        Contexts.plain()
                .run(context -> assertThat(context.getBean(EntityManagerFactory.class)
                                .getMetamodel()
                                .getEntities())
                        .extracting(entity -> entity.getName())
                        .contains("StoredOrganisation", "StoredMembership", "StoredAuditEntry"));
    }

    @Test
    void refusesAResolverOfTheHostAndSaysWhatToDo() {
        Contexts.plain().withUserConfiguration(OwnResolver.class).run(context -> {
            assertThat(context).hasFailed();
            var analysis = Analyses.of(context.getStartupFailure());
            assertThat(analysis.getDescription())
                    .isEqualTo(
                            "The bean 'hostResolver' is a CurrentTenantIdentifierResolver, and the library brings its"
                                    + " own: two would disagree about whose rows are seen");
            assertThat(analysis.getAction())
                    .isEqualTo(
                            "Remove that bean. Code that decides on the organisation opens a scope with TenantContext"
                                    + " instead.");
        });
    }

    @Test
    void staysAwayWithoutHibernate() {
        Contexts.plain()
                .withClassLoader(new FilteredClassLoader(HibernatePropertiesCustomizer.class))
                .run(context -> assertThat(context).doesNotHaveBean(TenancyHibernateAutoConfiguration.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnResolver {
        @Bean
        CurrentTenantIdentifierResolver<UUID> hostResolver() {
            return new CurrentTenantIdentifierResolver<>() {
                @Override
                public UUID resolveCurrentTenantIdentifier() {
                    return UUID.randomUUID();
                }

                @Override
                public boolean validateExistingCurrentSessions() {
                    return false;
                }
            };
        }
    }
}
