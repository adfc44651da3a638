package com.dreamineering.tenancy.spring.start;

import org.assertj.core.api.Assertions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** What Spring Boot tells a user whose application does not start. */
public record FailedStart(String description, String action) {

    private static FailureAnalysis last;

    /** Starts the application like {@code main} would, with these arguments. */
    public static FailedStart of(WebApplicationType type, Class<?>[] sources, String... properties) {
        last = null;
        SpringApplication application = new SpringApplication(sources);
        application.setWebApplicationType(type);
        application.setRegisterShutdownHook(false);
        String[] arguments = new String[properties.length];
        for (int i = 0; i < properties.length; i++) {
            arguments[i] = "--" + properties[i];
        }
        Throwable failure =
                Assertions.catchThrowable(() -> application.run(arguments).close());
        Assertions.assertThat(failure).as("the application started").isNotNull();
        Assertions.assertThat(last).as("no analysis of %s", failure).isNotNull();
        return new FailedStart(last.getDescription(), last.getAction());
    }

    /** Found by Spring Boot through {@code spring.factories}. */
    static final class Reporter implements FailureAnalysisReporter {
        @Override
        public void report(FailureAnalysis analysis) {
            last = analysis;
        }
    }
}
