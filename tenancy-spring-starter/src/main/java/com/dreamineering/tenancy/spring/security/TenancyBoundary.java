package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.spring.web.OrganisationPathFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.CorsFilter;

/**
 * Puts the library's filters at their places in a security filter chain: {@code http.with(boundary, withDefaults())}.
 *
 * <p>The gate and the organisation come first, before cross-origin rules and form tokens could answer differently for a
 * path that is there and one that is not; the door comes last.
 */
public final class TenancyBoundary extends AbstractHttpConfigurer<TenancyBoundary, HttpSecurity> {

    private final OrganisationPathFilter organisations;
    private final @Nullable PortalGate gate;
    private final @Nullable PortalDoor door;

    /** A boundary around organisations, and around the portal if there is a gate and a door. */
    public TenancyBoundary(OrganisationPathFilter organisations, @Nullable PortalGate gate, @Nullable PortalDoor door) {
        this.organisations = organisations;
        this.gate = gate;
        this.door = door;
    }

    @Override
    public void init(HttpSecurity http) {
        if (gate != null) {
            http.addFilterBefore(gate, CorsFilter.class);
        }
        http.addFilterBefore(organisations, CorsFilter.class);
        if (door != null) {
            http.addFilterAfter(door, AuthorizationFilter.class);
        }
    }
}
