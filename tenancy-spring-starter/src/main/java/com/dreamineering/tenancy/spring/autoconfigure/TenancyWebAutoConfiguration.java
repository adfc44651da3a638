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
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The boundary of a web application: organisations in paths, and a portal that is there for superadmins only. */
@AutoConfiguration(after = {TenancyPartsAutoConfiguration.class, TenancySecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({HttpSecurity.class, WebMvcConfigurer.class})
@ConditionalOnBean({Memberships.class, CurrentUser.class})
@EnableConfigurationProperties(TenancyWebProperties.class)
public final class TenancyWebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TenancyPaths tenancyPaths(TenancyWebProperties settings) {
        return settings.toPaths();
    }

    /** A new one for each chain. Its filters are no beans: Spring Boot would give them to the servlet container as well. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnMissingBean
    TenancyBoundary tenancyBoundary(
            TenancyPaths paths,
            ObjectProvider<PortalPaths> portal,
            CurrentUser currentUser,
            Memberships memberships,
            SuperadminGrants superadmins,
            SuperadminBypass bypass) {
        Nowhere nowhere = new Nowhere(paths, currentUser);
        OrganisationPathFilter organisations = new OrganisationPathFilter(paths, memberships, currentUser, nowhere);
        PortalPaths portalPaths = portal.getIfAvailable();
        return portalPaths == null
                ? new TenancyBoundary(organisations, null, null)
                : new TenancyBoundary(
                        organisations,
                        new PortalGate(paths, superadmins, currentUser, nowhere),
                        new PortalDoor(portalPaths, bypass, currentUser, nowhere));
    }

    @Bean
    @ConditionalOnMissingBean
    SignInDestination tenancySignInDestination(
            TenancyPaths paths,
            ObjectProvider<PortalPaths> portal,
            Memberships memberships,
            SuperadminGrants superadmins) {
        return new SignInDestination(paths, portal.getIfAvailable(), memberships, superadmins);
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
}
