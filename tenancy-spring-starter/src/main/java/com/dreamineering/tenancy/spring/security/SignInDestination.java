package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a person ends who has just signed in.
 *
 * <p>In the one organisation they can enter, at the picker if there are several, on the welcome page if there is none. A
 * superadmin who belongs to nothing ends in the portal, and one who belongs to something at the picker, which has one more
 * entry for them. Read from the database each time.
 */
public final class SignInDestination {

    private final TenancyPaths paths;
    private final @Nullable PortalPaths portal;
    private final Memberships memberships;
    private final SuperadminGrants superadmins;

    public SignInDestination(
            TenancyPaths paths, @Nullable PortalPaths portal, Memberships memberships, SuperadminGrants superadmins) {
        this.paths = paths;
        this.portal = portal;
        this.memberships = memberships;
        this.superadmins = superadmins;
    }

    /** The path to send the person to. */
    public String of(UserId person) {
        List<OwnOrganisation> usable = memberships.usable(person);
        Optional<String> portalRoot = portalOf(person);
        if (usable.isEmpty()) {
            return portalRoot.orElse(paths.welcome());
        }
        if (usable.size() == 1 && portalRoot.isEmpty()) {
            return paths.homeOf(usable.get(0).slug().value());
        }
        return paths.picker();
    }

    /** The portal's first page, for a superadmin only. */
    public Optional<String> portalOf(UserId person) {
        return portal != null && superadmins.isSuperadmin(person) ? Optional.of(portal.root()) : Optional.empty();
    }
}
