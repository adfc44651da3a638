package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.spring.SetUpException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * Brings the library's tables up to date before anything uses the database.
 *
 * <p>Its history table is its own, so that the host's migrations, numbered as the host likes, are not disturbed.
 */
final class TenancySchemaMigration implements InitializingBean {

    private static final String SCHEMA = "classpath:com/dreamineering/tenancy/schema/";

    static final String HISTORY_TABLE = "tenancy_schema_history";

    private final DataSource dataSource;
    private final TenancyProperties.Schema settings;
    private final boolean rowLevelSecurity;
    private final @Nullable String bypassLogin;

    TenancySchemaMigration(
            DataSource dataSource,
            TenancyProperties.Schema settings,
            boolean rowLevelSecurity,
            @Nullable String bypassLogin) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.rowLevelSecurity = rowLevelSecurity;
        this.bypassLogin = bypassLogin;
    }

    @Override
    public void afterPropertiesSet() throws MetaDataAccessException {
        if (!settings.migrate()) {
            return;
        }
        DatabaseDriver driver = driver();
        FluentConfiguration flyway = Flyway.configure()
                .locations(SCHEMA + "common", SCHEMA + driver.name().toLowerCase(Locale.ROOT))
                .table(HISTORY_TABLE)
                .baselineOnMigrate(true)
                .baselineVersion("0");
        if (settings.url() != null) {
            flyway.dataSource(settings.url(), settings.username(), settings.password());
        } else if (settings.username() == null) {
            flyway.dataSource(dataSource);
        } else {
            throw new InvalidConfigurationPropertyValueException(
                    "tenancy.schema.username",
                    settings.username(),
                    "A login for migrations needs the address of its database too. Set tenancy.schema.url besides it");
        }
        migrate(flyway);
        if (driver == DatabaseDriver.POSTGRESQL) {
            secure(flyway.getDataSource());
        }
    }

    /** Each start again, because settings change and migrations do not. */
    private void secure(DataSource owners) {
        try (Connection connection = owners.getConnection()) {
            call(connection, "select tenancy_row_level_security(?)", rowLevelSecurity);
            if (bypassLogin != null) {
                call(connection, "select tenancy_admit_bypass(?::name)", bypassLogin);
            }
        } catch (SQLException e) {
            throw new SetUpException(
                    "Row-level security of the library's tables could not be set up: %s".formatted(e.getMessage()),
                    "Let the migrations sign in as the owner of the tables, with tenancy.schema.url, .username and"
                            + " .password, and see that the login in tenancy.bypass.datasource.username exists and is"
                            + " neither superuser nor has BYPASSRLS.",
                    e);
        }
    }

    private static void call(Connection connection, String sql, Object argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, argument);
            statement.execute();
        }
    }

    private static void migrate(FluentConfiguration flyway) {
        try {
            flyway.load().migrate();
        } catch (FlywayException e) {
            throw new SetUpException(
                    "The library's tables could not be brought up to date: %s"
                            .formatted(
                                    NestedExceptionUtils.getMostSpecificCause(e).getMessage()),
                    "If the login may not create tables, name one that may in tenancy.schema.url, .username and .password."
                            + " If a table of the application has the name of one of the library's, rename it. To"
                            + " create the library's tables yourself, set tenancy.schema.migrate=false.",
                    e);
        }
    }

    private DatabaseDriver driver() throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName());
        DatabaseDriver driver = DatabaseDriver.fromProductName(product);
        if (driver != DatabaseDriver.H2 && driver != DatabaseDriver.POSTGRESQL) {
            throw new SetUpException(
                    "The library has migrations for PostgreSQL and for H2, and this database is %s".formatted(product),
                    "Use PostgreSQL, or H2 for development and tests. To create the library's tables yourself, set"
                            + " tenancy.schema.migrate=false.");
        }
        return driver;
    }
}
