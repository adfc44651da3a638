package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.spring.security.PortalPaths;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The paths of the application.
 *
 * @param publicRoutes path patterns that everybody may ask for
 * @param signedInRoutes path patterns that everybody may ask for who is signed in
 * @param organisations the path under which each organisation has its own
 * @param signIn where an anonymous visitor is sent
 * @param home where a signed-in person is sent from a path that is not there for them
 * @param picker where a person chooses among organisations
 * @param welcome where a person without an organisation ends
 * @param organisationHome the first page of an organisation, below its path
 */
@ConfigurationProperties("tenancy.web")
public record TenancyWebProperties(
        @DefaultValue({"/login", "/error"}) List<String> publicRoutes,

        @DefaultValue({"/logout", "/dashboard", "/orgs/**", "/welcome", "/o/*/**"})
        List<String> signedInRoutes,

        @DefaultValue("/o") String organisations,
        @DefaultValue("/login") String signIn,
        @DefaultValue("/dashboard") String home,
        @DefaultValue("/orgs") String picker,
        @DefaultValue("/welcome") String welcome,
        @DefaultValue("/dashboard") String organisationHome) {

    TenancyPaths toPaths() {
        return new TenancyPaths(
                publicRoutes, signedInRoutes, organisations, signIn, home, picker, welcome, organisationHome);
    }

    /**
     * The superadmins' portal.
     *
     * @param path its first page, everything below belongs to it; without one there is no portal
     * @param withoutBypass path patterns below it that never read a row
     */
    @ConfigurationProperties("tenancy.portal")
    public record Portal(
            @Nullable String path, @DefaultValue List<String> withoutBypass) {

        @Nullable
        PortalPaths toPaths() {
            return path == null ? null : new PortalPaths(path, withoutBypass);
        }
    }
}
