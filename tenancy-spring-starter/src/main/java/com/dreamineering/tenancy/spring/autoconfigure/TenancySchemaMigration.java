package com.dreamineering.tenancy.spring.autoconfigure;

import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.DatabaseDriver;
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

    TenancySchemaMigration(DataSource dataSource, TenancyProperties.Schema settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() throws MetaDataAccessException {
        if (!settings.migrate()) {
            return;
        }
        FluentConfiguration flyway = Flyway.configure()
                .locations(SCHEMA + "common", SCHEMA + folder())
                .table(HISTORY_TABLE)
                .baselineOnMigrate(true)
                .baselineVersion("0");
        if (settings.url() == null) {
            flyway.dataSource(dataSource);
        } else {
            flyway.dataSource(settings.url(), settings.username(), settings.password());
        }
        flyway.load().migrate();
    }

    private String folder() throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName());
        DatabaseDriver driver = DatabaseDriver.fromProductName(product);
        if (driver != DatabaseDriver.H2 && driver != DatabaseDriver.POSTGRESQL) {
            throw new UnsupportedDatabaseException(String.valueOf(product));
        }
        return driver.name().toLowerCase(Locale.ROOT);
    }
}
