package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.report.IsolationReport;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The report as an endpoint of the actuator; which ones are exposed, the application says. */
@AutoConfiguration(after = TenancyReportAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(IsolationReport.class)
@ConditionalOnAvailableEndpoint(endpoint = TenancyEndpoint.class)
public final class TenancyEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TenancyEndpoint tenancyEndpoint(ObjectProvider<IsolationReport> report, ListableBeanFactory beans) {
        return new TenancyEndpoint(report, beans);
    }
}
