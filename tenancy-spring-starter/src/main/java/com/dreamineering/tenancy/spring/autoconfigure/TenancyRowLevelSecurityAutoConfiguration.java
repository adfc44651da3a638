package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.isolation.RowLevelSecurity;
import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Row-level security for the tables of the application. */
@AutoConfiguration(after = {HibernateJpaAutoConfiguration.class, TenancyAutoConfiguration.class})
@ConditionalOnSingleCandidate(EntityManagerFactory.class)
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties({TenancyProperties.class, TenancyProperties.Schema.class})
public final class TenancyRowLevelSecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RowLevelSecurity tenancyRowLevelSecurity(EntityManagerFactory factory) {
        IsolationCheck.check(factory);
        return RowLevelSecurity.of(factory);
    }

    @Bean
    @Lazy(false)
    @ConditionalOnProperty("tenancy.schema.row-level-security-script")
    RowLevelSecurityScriptFile tenancyRowLevelSecurityScriptFile(
            RowLevelSecurity security, TenancyProperties.Schema settings) {
        return new RowLevelSecurityScriptFile(
                security, Objects.requireNonNull(settings.rowLevelSecurityScript(), "rowLevelSecurityScript"));
    }

    @Bean
    @Lazy(false)
    TenantTableCheck tenancyTenantTableCheck(
            DataSource dataSource,
            RowLevelSecurity security,
            TenancyProperties settings,
            ObjectProvider<RowLevelSecurityScriptFile> script) {
        script.ifAvailable(written -> {}); // so that it is there when the check says to run it
        return new TenantTableCheck(dataSource, security, settings.rowLevelSecurity());
    }
}
