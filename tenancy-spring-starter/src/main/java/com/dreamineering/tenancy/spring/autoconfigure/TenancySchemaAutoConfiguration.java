package com.dreamineering.tenancy.spring.autoconfigure;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Migrates the library's tables when the application starts. */
@AutoConfiguration(after = {DataSourceAutoConfiguration.class, TenancyBypassAutoConfiguration.class})
@ConditionalOnClass(Flyway.class)
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties({TenancyProperties.class, TenancyProperties.Schema.class})
public final class TenancySchemaAutoConfiguration {

    @Bean
    TenancySchemaMigration tenancySchemaMigration(
            DataSource dataSource,
            TenancyProperties.Schema settings,
            TenancyProperties all,
            ObjectProvider<BypassConnections> bypass) {
        BypassConnections connections = bypass.getIfAvailable();
        return new TenancySchemaMigration(
                dataSource, settings, all.rowLevelSecurity(), connections == null ? null : connections.login());
    }
}
