package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.security.PortalPaths;
import com.dreamineering.tenancy.spring.security.SignInDestination;
import com.dreamineering.tenancy.spring.security.TenancyBoundary;
import com.dreamineering.tenancy.spring.web.OrganisationPathFilter;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import com.dreamineering.tenancy.transaction.EntityManagerTransactions;
import jakarta.servlet.Filter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

class TenancyWebAutoConfigurationTests {

    @Nested
    class ByDefault {

        @Test
        void hasABoundaryAndNoPortal() {
            Contexts.webApplication()
                    .run(context -> assertThat(context)
                            .hasNotFailed()
                            .hasSingleBean(TenancyBoundary.class)
                            .hasSingleBean(SignInDestination.class)
                            .doesNotHaveBean(PortalPaths.class)
                            .doesNotHaveBean(PortalCheck.class)
                            .doesNotHaveBean(UncoveredRoutesReport.class));
        }

        @Test
        void givesEachChainABoundaryOfItsOwn() {
            Contexts.webApplication()
                    .run(context -> assertThat(context.getBean(TenancyBoundary.class))
                            .isNotSameAs(context.getBean(TenancyBoundary.class)));
        }

        @Test
        void keepsItsFiltersOutOfTheServletContainer() {
            portal().run(context -> assertThat(
                            context.getBeansOfType(Filter.class).values())
                    .noneMatch(filter -> filter.getClass().getName().startsWith("com.dreamineering")));
        }

        @Test
        void derivesTheRoutesFromThePaths() {
            Contexts.webApplication()
                    .withPropertyValues(
                            "tenancy.web.sign-in=/enter",
                            "tenancy.web.home=/start",
                            "tenancy.web.organisations=/teams",
                            "tenancy.web.organisation-home=")
                    .run(context -> {
                        TenancyPaths paths = context.getBean(TenancyPaths.class);
                        assertThat(paths.publicRoutes()).containsExactly("/enter", "/error");
                        assertThat(paths.signedInRoutes())
                                .containsExactly("/logout", "/start", "/orgs", "/orgs/**", "/welcome", "/teams/*/**");
                        assertThat(paths.homeOf("acme")).isEqualTo("/teams/acme");
                    });
        }
    }

    @Nested
    class TheHost {

        @Test
        void namesItsRoutes() {
            Contexts.webApplication()
                    .withPropertyValues("tenancy.web.public-routes=/login", "tenancy.web.signed-in-routes=/a,/b/*")
                    .run(context -> {
                        assertThat(context.getBean(TenancyPaths.class).publicRoutes())
                                .containsExactly("/login");
                        assertThat(context.getBean(TenancyPaths.class).signedInRoutes())
                                .containsExactly("/a", "/b/*");
                    });
        }

        @Test
        void suppliesPathsBoundaryAndDestination() {
            Contexts.webApplication().withUserConfiguration(OwnParts.class).run(context -> {
                assertThat(context).hasNotFailed();
                assertThat(context.getBean(TenancyPaths.class)).isSameAs(OwnParts.PATHS);
                assertThat(context.getBean(TenancyBoundary.class)).isSameAs(context.getBean("ownBoundary"));
                assertThat(context.getBean(SignInDestination.class)).isSameAs(context.getBean("ownDestination"));
            });
        }

        @Test
        void hasAPortalOnceItSaysWhere() {
            portal().run(context -> assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(UncoveredRoutesReport.class)
                    .getBean(PortalPaths.class)
                    .isEqualTo(new PortalPaths("/admin", List.of("/admin/events"))));
        }

        @Test
        void mayPlaceThePortalItself() {
            portal().withUserConfiguration(OwnPortal.class)
                    .run(context -> assertThat(
                                    context.getBean(PortalPaths.class).root())
                            .isEqualTo("/hidden"));
        }
    }

    @Nested
    class Nothing {

        @Test
        void happensInAnApplicationWithoutPages() {
            Contexts.applicationWithoutDatabase()
                    .run(context -> assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean(TenancyPaths.class)
                            .doesNotHaveBean(TenancyBoundary.class));
        }

        @Test
        void happensWithoutSpringSecurity() {
            Contexts.webApplication()
                    .withClassLoader(new FilteredClassLoader("org.springframework.security"))
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(TenancyPaths.class));
        }

        @Test
        void happensWithoutSpringMvc() {
            WebApplicationContextRunner alone = new WebApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(TenancyWebAutoConfiguration.class))
                    .withUserConfiguration(WhatItNeeds.class);

            alone.run(context -> assertThat(context).hasSingleBean(TenancyPaths.class));
            alone.withClassLoader(new FilteredClassLoader(WebMvcConfigurer.class))
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(TenancyPaths.class));
        }
    }

    private static WebApplicationContextRunner portal() {
        return Contexts.webApplication()
                .withUserConfiguration(Chain.class)
                .withPropertyValues("tenancy.portal.path=/admin", "tenancy.portal.without-bypass=/admin/events");
    }

    static class Chain {
        @Bean
        SecurityFilterChain chain(HttpSecurity http, TenancyBoundary boundary) {
            return http.with(boundary, Customizer.withDefaults()).build();
        }
    }

    static class WhatItNeeds {

        private final Tenancy tenancy =
                Tenancy.builder(new EntityManagerTransactions(null)).build();

        @Bean
        Memberships memberships() {
            return tenancy.memberships();
        }

        @Bean
        SuperadminGrants superadmins() {
            return tenancy.superadmins();
        }

        @Bean
        CurrentUser nobody() {
            return Optional::empty;
        }
    }

    static class OwnPortal {
        @Bean
        PortalPaths portalPaths() {
            return new PortalPaths("/hidden", List.of());
        }
    }

    static class OwnParts {

        static final TenancyPaths PATHS =
                new TenancyPaths(List.of("/in"), List.of("/home"), "/org", "/in", "/home", "/home", "/home", "/home");

        @Bean
        TenancyPaths paths() {
            return PATHS;
        }

        @Bean
        TenancyBoundary ownBoundary(OrganisationPathFilter filter) {
            return new TenancyBoundary(filter, null, null);
        }

        @Bean
        OrganisationPathFilter ownFilter(Memberships memberships) {
            return new OrganisationPathFilter(PATHS, memberships, () -> null, null);
        }

        @Bean
        SignInDestination ownDestination(Memberships memberships, SuperadminGrants superadmins) {
            return new SignInDestination(PATHS, null, memberships, superadmins);
        }
    }
}
