package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.dreamineering.tenancy.spring.SetUpException;
import com.dreamineering.tenancy.spring.security.PortalPaths;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.security.web.SecurityFilterChain;

class PortalCheckTests {

    private static final List<String> SIGNED_IN = List.of("/dashboard", "/orgs", "/welcome", "/o/*/**");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/**",
                "/{*rest}",
                "/admin",
                "/admin/**",
                "/admin/stats",
                "/*",
                "/{page}",
                "/{page:[a-z]{5}}/x",
                "/ad*",
                "/?dmin",
                "/*/dashboard"
            })
    void refusesAPatternThatReachesIntoThePortal(String pattern) {
        InvalidConfigurationPropertyValueException refused =
                refused(List.of("/login"), List.of("/dashboard", pattern), "/login", "/dashboard");

        assertThat(refused.getName()).isEqualTo("tenancy.portal.path");
        assertThat(refused.getValue()).isEqualTo("/admin");
        assertThat(refused.getReason())
                .isEqualTo(
                        "The pattern '%s' of tenancy.web.signed-in-routes reaches into the portal, so people who are"
                                + " no superadmins would find it. Name the application's routes one by one, or move the portal",
                        pattern);
    }

    @Test
    void refusesAPublicPatternThatReachesIntoThePortal() {
        assertThat(refused(List.of("/login", "/**"), SIGNED_IN, "/login", "/dashboard")
                        .getReason())
                .startsWith("The pattern '/**' of tenancy.web.public-routes reaches into the portal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/administrators", "/o/{slug}/admin", "/*.css", "/{name}.{kind}", "/login/**", "/", "/o/*/**"})
    void acceptsAPatternThatStaysOutside(String pattern) {
        // What is left to complain of is the chain, which comes last.
        assertThatThrownBy(() -> check(
                        List.of("/login"),
                        List.of("/dashboard", "/orgs", "/welcome", "/o/*/**", pattern),
                        "/login",
                        "/dashboard"))
                .isInstanceOf(SetUpException.class);
    }

    @Test
    void refusesToSendVisitorsInCircles() {
        InvalidConfigurationPropertyValueException refused =
                refused(List.of("/enter"), SIGNED_IN, "/login", "/dashboard");

        assertThat(refused.getName()).isEqualTo("tenancy.web.sign-in");
        assertThat(refused.getReason())
                .isEqualTo(
                        "No pattern of tenancy.web.public-routes covers '/login', so people would be sent away from it"
                                + " in circles. Add it there");
    }

    @ParameterizedTest
    @CsvSource({
        "/orgs /welcome /o/*/**, home, /dashboard",
        "/dashboard /welcome /o/*/**, picker, /orgs",
        "/dashboard /orgs /o/*/**, welcome, /welcome",
        "/dashboard /orgs /welcome, organisation-home, /o/any/dashboard"
    })
    void refusesToSendPeopleInCircles(String routes, String setting, String path) {
        InvalidConfigurationPropertyValueException refused =
                refused(List.of("/login"), List.of(routes.split(" ")), "/login", "/dashboard");

        assertThat(refused.getName()).isEqualTo("tenancy.web." + setting);
        assertThat(refused.getReason())
                .startsWith("No pattern of tenancy.web.signed-in-routes covers '%s'".formatted(path));
    }

    @Test
    void acceptsPagesThatAreThereForEverybody() {
        assertThatThrownBy(() -> check(
                        List.of("/login", "/welcome"),
                        List.of("/dashboard", "/orgs", "/o/*/**"),
                        "/login",
                        "/dashboard"))
                .isInstanceOf(SetUpException.class);
    }

    private static InvalidConfigurationPropertyValueException refused(
            List<String> publicRoutes, List<String> signedInRoutes, String signIn, String home) {
        return catchThrowableOfType(
                InvalidConfigurationPropertyValueException.class,
                () -> check(publicRoutes, signedInRoutes, signIn, home));
    }

    private static void check(List<String> publicRoutes, List<String> signedInRoutes, String signIn, String home) {
        TenancyPaths paths =
                new TenancyPaths(publicRoutes, signedInRoutes, "/o", signIn, home, "/orgs", "/welcome", "/dashboard");
        new PortalCheck(
                        paths,
                        new PortalPaths("/admin", List.of()),
                        new StaticListableBeanFactory().getBeanProvider(SecurityFilterChain.class))
                .afterSingletonsInstantiated();
    }
}
