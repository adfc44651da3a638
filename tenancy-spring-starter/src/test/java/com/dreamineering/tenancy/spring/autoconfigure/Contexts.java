package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.transaction.EntityManagerTransactions;
import com.example.notes.NotesApplication;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Contexts for the tests of single auto-configurations, each with an empty database of its own. */
final class Contexts {

    static final String NO_DATABASE = "spring.autoconfigure.exclude=" + DataSourceAutoConfiguration.class.getName();

    private Contexts() {}

    /** A whole application without a web server. */
    static ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withPropertyValues(database(), "spring.flyway.enabled=false", "spring.jpa.open-in-view=false")
                .withUserConfiguration(NotesApplication.class);
    }

    /** Spring MVC, Spring Security and the library's part in them, without a server and without a database. */
    static WebApplicationContextRunner webApplication() {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DispatcherServletAutoConfiguration.class,
                        WebMvcAutoConfiguration.class,
                        SecurityAutoConfiguration.class,
                        ServletWebSecurityAutoConfiguration.class,
                        TenancyPartsAutoConfiguration.class,
                        TenancySecurityAutoConfiguration.class,
                        TenancyWebAutoConfiguration.class,
                        TenancyPortalAutoConfiguration.class))
                .withUserConfiguration(WithoutDatabase.class);
    }

    /** A whole application without a web server and the database, for what reads no row. */
    static ApplicationContextRunner applicationWithoutDatabase() {
        return new ApplicationContextRunner()
                .withPropertyValues(NO_DATABASE)
                .withUserConfiguration(NotesApplication.class, WithoutDatabase.class);
    }

    /** A data source, and of the library only what is named. */
    static ApplicationContextRunner database(Class<?>... configurations) {
        return new ApplicationContextRunner()
                .withPropertyValues(database(), "spring.flyway.enabled=false", "spring.jpa.open-in-view=false")
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withConfiguration(AutoConfigurations.of(configurations));
    }

    private static String database() {
        return "spring.datasource.url=jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
    }

    /** The library as a host may put it together. */
    static class WithoutDatabase {
        @Bean
        Tenancy tenancy() {
            return Tenancy.builder(new EntityManagerTransactions(null)).build();
        }
    }
}
