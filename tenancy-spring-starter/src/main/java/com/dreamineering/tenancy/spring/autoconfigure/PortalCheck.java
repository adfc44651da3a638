package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.spring.SetUpException;
import com.dreamineering.tenancy.spring.security.PortalDoor;
import com.dreamineering.tenancy.spring.security.PortalGate;
import com.dreamineering.tenancy.spring.security.PortalPaths;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.security.web.SecurityFilterChain;

/** Stops the start when the portal would stand open, or when people would be sent in circles. */
final class PortalCheck implements SmartInitializingSingleton {

    private final TenancyPaths paths;
    private final PortalPaths portal;
    private final ObjectProvider<SecurityFilterChain> chains;

    PortalCheck(TenancyPaths paths, PortalPaths portal, ObjectProvider<SecurityFilterChain> chains) {
        this.paths = paths;
        this.portal = portal;
        this.chains = chains;
    }

    @Override
    public void afterSingletonsInstantiated() {
        requireClosed("public-routes", paths.publicRoutes());
        requireClosed("signed-in-routes", paths.signedInRoutes());
        if (!paths.isPublic(paths.signIn())) {
            refuse("sign-in", paths.signIn(), "public-routes");
        }
        requireListed("home", paths.home());
        requireListed("picker", paths.picker());
        requireListed("welcome", paths.welcome());
        requireListed("organisation-home", paths.homeOf("any"));
        requireBoundary();
    }

    private void requireClosed(String list, List<String> patterns) {
        for (String pattern : patterns) {
            if (PlainPattern.of(pattern).mayReach(portal.root())) {
                throw new InvalidConfigurationPropertyValueException(
                        TenancyWebProperties.Portal.PATH,
                        portal.root(),
                        ("The pattern '%s' of tenancy.web.%s reaches into the portal, so people who are no superadmins"
                                        + " would find it. Name the application's routes one by one, or move the portal")
                                .formatted(pattern, list));
            }
        }
    }

    private void requireListed(String setting, String path) {
        if (!paths.isSignedIn(path)) {
            refuse(setting, path, "signed-in-routes");
        }
    }

    private static void refuse(String setting, String path, String list) {
        throw new InvalidConfigurationPropertyValueException(
                "tenancy.web." + setting,
                path,
                "No pattern of tenancy.web.%s covers '%s', so people would be sent away from it in circles. Add it there"
                        .formatted(list, path));
    }

    private void requireBoundary() {
        boolean guarded = chains.orderedStream()
                .anyMatch(chain -> chain.getFilters().stream().anyMatch(PortalGate.class::isInstance)
                        && chain.getFilters().stream().anyMatch(PortalDoor.class::isInstance));
        if (!guarded) {
            throw new SetUpException(
                    "The portal is at '%s', and no security filter chain has the boundary that hides it"
                            .formatted(portal.root()),
                    "Add it to the application's chain: inject TenancyBoundary and call http.with(boundary,"
                            + " Customizer.withDefaults()).");
        }
    }
}
