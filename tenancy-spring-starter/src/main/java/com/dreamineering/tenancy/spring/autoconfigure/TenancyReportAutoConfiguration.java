package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.report.IsolationReport;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Says when the application starts how far its organisations are kept apart, and stops the start if they are not. */
@AutoConfiguration(after = HibernateJpaAutoConfiguration.class)
@ConditionalOnBean(EntityManagerFactory.class)
@EnableConfigurationProperties(TenancyProperties.Report.class)
public final class TenancyReportAutoConfiguration {

    /** Late, because it looks at beans that others may still want to change. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    IsolationReport tenancyIsolationReport(ListableBeanFactory beans, TenancyProperties.Report settings) {
        return ApplicationReport.of(beans, settings.globalEntities());
    }

    @Bean
    @Lazy(false)
    static ReportCheck tenancyReportCheck(
            ObjectProvider<IsolationReport> report, ObjectProvider<TenancyProperties.Report> settings) {
        return new ReportCheck(report, settings);
    }

    @Bean
    @Lazy(false)
    static AdoptionCheck tenancyAdoptionCheck(ListableBeanFactory beans, ObjectProvider<IsolationReport> report) {
        return new AdoptionCheck(beans, report);
    }
}
