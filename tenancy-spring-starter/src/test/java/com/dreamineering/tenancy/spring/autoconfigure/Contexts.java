package com.dreamineering.tenancy.spring.autoconfigure;

import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** The contexts that the auto-configurations are tested in, each over an empty H2 database of its own. */
final class Contexts {

    private static final AutoConfigurations DATA = AutoConfigurations.of(
            DataSourceAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            TransactionManagerCustomizationAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            DataJpaRepositoriesAutoConfiguration.class,
            TenancyHibernateAutoConfiguration.class,
            TenancySchemaAutoConfiguration.class,
            TenancyAutoConfiguration.class,
            TenancyPartsAutoConfiguration.class,
            TenancySecurityAutoConfiguration.class);

    private static final AutoConfigurations WEB = AutoConfigurations.of(
            WebMvcAutoConfiguration.class,
            DispatcherServletAutoConfiguration.class,
            SecurityAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class,
            TenancyWebAutoConfiguration.class);

    private Contexts() {}

    static ApplicationContextRunner plain() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Host.class)
                .withConfiguration(DATA)
                .withPropertyValues(url());
    }

    static WebApplicationContextRunner web() {
        return new WebApplicationContextRunner()
                .withUserConfiguration(Host.class)
                .withConfiguration(DATA)
                .withConfiguration(WEB)
                .withPropertyValues(url());
    }

    private static String url() {
        return "spring.datasource.url=jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
    }

    /** The package of a host without entities of its own. */
    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage
    static class Host {}
}
