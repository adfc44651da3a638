package com.dreamineering.tenancy.spring.autoconfigure;

import com.example.notes.NotesApplication;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** Contexts for the tests of single auto-configurations, each with an empty database of its own. */
final class Contexts {

    private Contexts() {}

    /** A whole application without a web server. */
    static ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withPropertyValues(database(), "spring.flyway.enabled=false", "spring.jpa.open-in-view=false")
                .withUserConfiguration(NotesApplication.class);
    }

    /** A whole web application, without the server. */
    static WebApplicationContextRunner webApplication() {
        return new WebApplicationContextRunner()
                .withPropertyValues(database(), "spring.flyway.enabled=false", "spring.jpa.open-in-view=false")
                .withUserConfiguration(NotesApplication.class);
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
}
