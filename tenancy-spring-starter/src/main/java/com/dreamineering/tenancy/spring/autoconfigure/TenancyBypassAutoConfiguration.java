package com.dreamineering.tenancy.spring.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;

/** Gives bypasses a database login of their own. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class, before = TenancyHibernateAutoConfiguration.class)
@ConditionalOnClass(HikariDataSource.class)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnProperty("tenancy.bypass.datasource.username")
@EnableConfigurationProperties({TenancyProperties.BypassLogin.class, DataSourceProperties.class})
public final class TenancyBypassAutoConfiguration {

    @Bean
    BypassConnections tenancyBypassConnections(TenancyProperties.BypassLogin settings, DataSourceProperties usual) {
        String url = settings.url() == null ? usual.determineUrl() : settings.url();
        return new BypassConnections(url, Objects.requireNonNull(settings.username(), "username"), settings);
    }
}
