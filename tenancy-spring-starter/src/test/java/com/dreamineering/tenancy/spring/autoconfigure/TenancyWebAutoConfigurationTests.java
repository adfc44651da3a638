package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.security.SignInDestination;
import com.dreamineering.tenancy.spring.security.TenancyBoundary;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class TenancyWebAutoConfigurationTests {

    private final WebApplicationContextRunner web = Contexts.web();

    @Test
    void bringsTheBoundaryAndTheSignInDestination() {
        web.run(context -> assertThat(context)
                .hasSingleBean(TenancyBoundary.class)
                .hasSingleBean(SignInDestination.class)
                .doesNotHaveBean(UncoveredRoutesReport.class));
    }

    @Test
    void takesThePathsFromTheSettings() {
        web.withPropertyValues("tenancy.web.organisations=/t", "tenancy.web.organisation-home=/start")
                .run(context -> assertThat(context.getBean(TenancyPaths.class).homeOf("acme"))
                        .isEqualTo("/t/acme/start"));
    }

    @Test
    void usesTheHostsOwnIdeaOfWhoIsSignedIn() {
        CurrentUser nobody = Optional::empty;
        web.withBean("hostUser", CurrentUser.class, () -> nobody)
                .run(context -> assertThat(context.getBean(CurrentUser.class)).isSameAs(nobody));
    }

    @Test
    void namesTheRoutesThatNoListCovers() {
        web.withBean(Routes.class)
                .withPropertyValues("tenancy.portal.path=/admin")
                .run(context -> assertThat(
                                context.getBean(UncoveredRoutesReport.class).uncovered())
                        .containsExactly("/forgotten/{id}"));
    }

    @Test
    void stopsTheStartForAPortalWithoutAPath() {
        web.withPropertyValues("tenancy.portal.path=/")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage(
                                "'/' is no path for the portal. Begin it with '/' and name at least one segment, such as"
                                        + " '/admin'"));
    }

    @Test
    void staysAwayWithoutSpringSecurity() {
        web.withClassLoader(new FilteredClassLoader(HttpSecurity.class))
                .run(context -> assertThat(context).doesNotHaveBean(TenancyBoundary.class));
    }

    @Test
    void staysAwayOutsideOfAWebApplication() {
        Contexts.plain().run(context -> assertThat(context).doesNotHaveBean(TenancyBoundary.class));
    }

    @RestController
    static class Routes {
        @GetMapping("/o/{slug}/things")
        String inside() {
            return "";
        }

        @GetMapping("/admin/things")
        String portal() {
            return "";
        }

        @GetMapping("/forgotten/{id}")
        String forgotten() {
            return "";
        }
    }
}
