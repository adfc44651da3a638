package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.spring.security.PortalPaths;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The paths of the application.
 *
 * @param publicRoutes path patterns that everybody may ask for; by default the path to sign in at, and "/error"
 * @param signedInRoutes path patterns that everybody may ask for who is signed in; by default "/logout", the paths of
 *     home, picker and welcome, and everything inside organisations
 * @param organisations path under which each organisation has its own, followed by its slug
 * @param signIn path to which an anonymous visitor is sent
 * @param home path to which a signed-in person is sent from one that is not there for them
 * @param picker path where a person chooses among organisations
 * @param welcome path where a person without an organisation ends
 * @param organisationHome first page of an organisation, below its path; may be empty
 */
@ConfigurationProperties("tenancy.web")
public record TenancyWebProperties(
        @Nullable List<String> publicRoutes,
        @Nullable List<String> signedInRoutes,
        @DefaultValue("/o") String organisations,
        @DefaultValue("/login") String signIn,
        @DefaultValue("/dashboard") String home,
        @DefaultValue("/orgs") String picker,
        @DefaultValue("/welcome") String welcome,
        @DefaultValue("/dashboard") String organisationHome) {

    private static final Pattern PATH = Pattern.compile("(/[^/{}*?;#%\\s\\\\]+)+");

    TenancyPaths toPaths() {
        require("organisations", organisations, PATH.matcher(organisations).matches());
        require("sign-in", signIn, isPage(signIn));
        require("home", home, isPage(home));
        require("picker", picker, isPage(picker));
        require("welcome", welcome, isPage(welcome));
        require("organisation-home", organisationHome, organisationHome.isEmpty() || isPage(organisationHome));
        return new TenancyPaths(
                publicRoutes == null ? List.of(signIn, "/error") : publicRoutes,
                signedInRoutes == null
                        ? List.of("/logout", home, picker, picker + "/**", welcome, organisations + "/*/**")
                        : signedInRoutes,
                organisations,
                signIn,
                home,
                picker,
                welcome,
                organisationHome);
    }

    private static boolean isPage(String path) {
        return path.equals("/") || PATH.matcher(path).matches();
    }

    private static void require(String setting, String value, boolean fits) {
        if (!fits) {
            throw new InvalidConfigurationPropertyValueException(
                    "tenancy.web." + setting,
                    value,
                    "It is no plain path. Begin it with '/', do not end it with one, and use no wildcards");
        }
    }

    /**
     * The superadmins' portal.
     *
     * @param path first page of the superadmins' portal, to which everything below belongs; without one there is no portal
     * @param withoutBypass path patterns in the superadmins' portal that never read a row, such as styles and event streams
     */
    @ConfigurationProperties("tenancy.portal")
    public record Portal(
            @Nullable String path, @DefaultValue List<String> withoutBypass) {

        static final String PATH = "tenancy.portal.path";

        PortalPaths toPaths() {
            if (path == null) {
                throw new IllegalStateException("'%s' is not set, so there is no portal".formatted(PATH));
            }
            checked(PATH, path, List.of());
            return checked("tenancy.portal.without-bypass", path, withoutBypass);
        }

        private static PortalPaths checked(String setting, String path, List<String> withoutBypass) {
            try {
                return new PortalPaths(path, withoutBypass);
            } catch (IllegalArgumentException e) {
                Object value = setting.equals(PATH) ? path : withoutBypass;
                throw new InvalidConfigurationPropertyValueException(setting, value, String.valueOf(e.getMessage()));
            }
        }
    }
}
