package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.spring.security.PortalPaths;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Says where the portal is, and looks at start-up whether everything around it is closed. */
@AutoConfiguration(after = TenancyWebAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({SecurityFilterChain.class, RequestMappingInfoHandlerMapping.class})
@ConditionalOnProperty("tenancy.portal.path")
@ConditionalOnBean(TenancyPaths.class)
@EnableConfigurationProperties(TenancyWebProperties.Portal.class)
public final class TenancyPortalAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PortalPaths tenancyPortalPaths(TenancyWebProperties.Portal settings) {
        return settings.toPaths();
    }

    @Bean
    PortalCheck tenancyPortalCheck(TenancyPaths paths, PortalPaths portal, ObjectProvider<SecurityFilterChain> chains) {
        return new PortalCheck(paths, portal, chains);
    }

    @Bean
    UncoveredRoutesReport tenancyUncoveredRoutesReport(
            TenancyPaths paths, PortalPaths portal, ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        return new UncoveredRoutesReport(paths, portal, mappings);
    }
}
