package com.dreamineering.portal.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/** Says what to do when the portal is to run on PostgreSQL and nobody said on which. */
final class UnpreparedDatabaseAnalyzer implements FailureAnalyzer {

    private static final String PLACEHOLDER = "jdbc:run-prepare-database-first:";

    private final Environment environment;

    UnpreparedDatabaseAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        if (!PLACEHOLDER.equals(environment.getProperty("spring.datasource.url"))) {
            return null;
        }
        return new FailureAnalysis(
                "The profile 'postgres' is active, and the settings of the database are missing: there is no %s in the working directory"
                        .formatted(DatabaseSettings.FILE),
                "Run '%s' once, which writes that file, and start in the directory where it is.\n%s"
                        .formatted(PrepareDatabase.COMMAND, PrepareDatabase.USAGE),
                failure);
    }
}
