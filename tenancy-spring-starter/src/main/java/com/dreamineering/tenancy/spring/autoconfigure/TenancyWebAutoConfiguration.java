package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.security.BypassArgument;
import com.dreamineering.tenancy.spring.security.PortalDoor;
import com.dreamineering.tenancy.spring.security.PortalGate;
import com.dreamineering.tenancy.spring.security.PortalPaths;
import com.dreamineering.tenancy.spring.security.SignInDestination;
import com.dreamineering.tenancy.spring.security.TenancyBoundary;
import com.dreamineering.tenancy.spring.web.Nowhere;
import com.dreamineering.tenancy.spring.web.OrganisationPathFilter;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import com.dreamineering.tenancy.spring.web.WebArguments;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The boundary of a web application: organisations in paths, and a portal that is there for superadmins only. */
@AutoConfiguration(after = TenancySecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({HttpSecurity.class, WebMvcConfigurer.class})
@ConditionalOnBean({Memberships.class, CurrentUser.class})
@EnableConfigurationProperties({TenancyWebProperties.class, TenancyWebProperties.Portal.class})
public final class TenancyWebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TenancyPaths tenancyPaths(TenancyWebProperties settings) {
        return settings.toPaths();
    }

    @Bean
    @ConditionalOnMissingBean
    TenancyBoundary tenancyBoundary(
            TenancyPaths paths,
            TenancyWebProperties.Portal settings,
            CurrentUser currentUser,
            Memberships memberships,
            SuperadminGrants superadmins,
            SuperadminBypass bypass) {
        Nowhere nowhere = new Nowhere(paths, currentUser);
        OrganisationPathFilter organisations = new OrganisationPathFilter(paths, memberships, currentUser, nowhere);
        PortalPaths portal = settings.toPaths();
        return portal == null
                ? new TenancyBoundary(organisations, null, null)
                : new TenancyBoundary(
                        organisations,
                        new PortalGate(paths, superadmins, currentUser, nowhere),
                        new PortalDoor(portal, bypass, currentUser));
    }

    @Bean
    @ConditionalOnMissingBean
    SignInDestination signInDestination(
            TenancyPaths paths,
            TenancyWebProperties.Portal settings,
            Memberships memberships,
            SuperadminGrants superadmins) {
        return new SignInDestination(paths, settings.toPaths(), memberships, superadmins);
    }

    @Bean
    WebMvcConfigurer tenancyArguments(CurrentUser currentUser) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new WebArguments(currentUser));
                resolvers.add(new BypassArgument());
            }
        };
    }

    @Bean
    @ConditionalOnProperty("tenancy.portal.path")
    UncoveredRoutesReport uncoveredRoutesReport(
            TenancyPaths paths,
            TenancyWebProperties.Portal settings,
            ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new UncoveredRoutesReport(paths, settings.toPaths(), mappings);
    }
}
