package com.dreamineering.tenancy.spring.autoconfigure;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Looks at start-up whether the application's database login is one that row-level security holds for. */
@AutoConfiguration(after = TenancySchemaAutoConfiguration.class)
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(TenancyProperties.class)
public final class TenancyDatabaseLoginAutoConfiguration {

    @Bean
    @Lazy(false)
    DatabaseLoginCheck tenancyDatabaseLoginCheck(
            DataSource dataSource, TenancyProperties settings, ObjectProvider<TenancySchemaMigration> migration) {
        migration.ifAvailable(migrated -> {}); // the owner of the tables is known once there are tables
        return new DatabaseLoginCheck(dataSource, settings.rowLevelSecurity());
    }
}
