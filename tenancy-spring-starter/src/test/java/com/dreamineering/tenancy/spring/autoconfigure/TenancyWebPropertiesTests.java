package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.dreamineering.tenancy.spring.security.PortalPaths;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TenancyWebPropertiesTests {

    @Nested
    class APathOfTheApplication {

        @ParameterizedTest
        @CsvSource({
            "organisations, o",
            "organisations, /",
            "organisations, /o/",
            "organisations, /o/*",
            "sign-in, login",
            "sign-in, /login?next=/",
            "sign-in, https://login.example",
            "home, //evil.example",
            "home, /dashboard/",
            "picker, /orgs/**",
            "welcome, '/wel come'",
            "organisation-home, dashboard"
        })
        void isRefusedUnlessItIsPlain(String setting, String value) {
            InvalidConfigurationPropertyValueException refused = catchThrowableOfType(
                    InvalidConfigurationPropertyValueException.class,
                    () -> settings(Map.of("tenancy.web." + setting, value)).toPaths());

            assertThat(refused.getName()).isEqualTo("tenancy.web." + setting);
            assertThat(refused.getReason())
                    .isEqualTo("It is no plain path. Begin it with '/', do not end it with one, and use no wildcards");
        }

        @Test
        void mayBeTheFirstPage() {
            assertThat(settings(Map.of("tenancy.web.home", "/")).toPaths().home())
                    .isEqualTo("/");
        }
    }

    @Nested
    class ThePortalsPath {

        @ParameterizedTest
        @ValueSource(
                strings = {"admin", "/", "", "/admin/", "//admin", "/admin/**", "/{any}", "/ad min", "/admin?x", "/a;b"
                })
        void isRefusedUnlessItIsPlain(String path) {
            InvalidConfigurationPropertyValueException refused = refused(path, List.of());

            assertThat(refused.getName()).isEqualTo("tenancy.portal.path");
            assertThat(refused.getReason())
                    .isEqualTo(
                            "'%s' is no path for the portal. Begin it with '/', do not end it with one, and name at"
                                    + " least one segment without wildcards, such as '/admin'",
                            path);
        }

        @Test
        void mayHaveSeveralSegments() {
            assertThat(new TenancyWebProperties.Portal("/back/office", List.of()).toPaths())
                    .isEqualTo(new PortalPaths("/back/office", List.of()));
        }
    }

    @Nested
    class ARouteWithoutBypass {

        @ParameterizedTest
        @ValueSource(strings = {"/events", "events", "/admins/events", "/admin", "/**"})
        void isRefusedOutsideThePortal(String pattern) {
            InvalidConfigurationPropertyValueException refused = refused("/admin", List.of(pattern));

            assertThat(refused.getName()).isEqualTo("tenancy.portal.without-bypass");
            assertThat(refused.getReason())
                    .isEqualTo(
                            "'%s' is not below the portal. Write the whole path, such as '/admin/styles/*'", pattern);
        }
    }

    private static InvalidConfigurationPropertyValueException refused(String path, List<String> withoutBypass) {
        return catchThrowableOfType(
                InvalidConfigurationPropertyValueException.class,
                () -> new TenancyWebProperties.Portal(path, withoutBypass).toPaths());
    }

    private static TenancyWebProperties settings(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("tenancy.web", TenancyWebProperties.class);
    }
}
