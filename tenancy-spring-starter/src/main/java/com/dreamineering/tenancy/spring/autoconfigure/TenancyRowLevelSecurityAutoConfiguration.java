package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.isolation.RowLevelSecurity;
import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
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
}
