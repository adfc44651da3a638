package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.spring.web.OrganisationPathFilter;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HttpBasicConfigurer;
import org.springframework.security.config.annotation.web.configurers.RememberMeConfigurer;
import org.springframework.security.config.annotation.web.configurers.X509Configurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.CorsFilter;

/**
 * Puts the library's filters at their places in a security filter chain: {@code http.with(boundary, withDefaults())}.
 *
 * <p>The gate and the organisation come first, before cross-origin rules and form tokens could answer differently for a
 * path that is there and one that is not; the door comes last. That early only a session knows who asks. In a chain where
 * requests bring their own proof (HTTP Basic, bearer tokens, certificates, remember-me) they come after authentication
 * instead, and a request without a form token gets the same refusal for every path. Each chain takes a boundary of its own.
 */
public final class TenancyBoundary extends AbstractHttpConfigurer<TenancyBoundary, HttpSecurity> {

    private final OrganisationPathFilter organisations;
    private final @Nullable PortalGate gate;
    private final @Nullable PortalDoor door;
    private boolean afterAuthentication;

    /** A boundary around organisations, and around the portal if there is a gate and a door. */
    public TenancyBoundary(OrganisationPathFilter organisations, @Nullable PortalGate gate, @Nullable PortalDoor door) {
        this.organisations = organisations;
        this.gate = gate;
        this.door = door;
    }

    /** For a chain with an authentication filter of the application's own, which the boundary cannot know of. */
    public TenancyBoundary afterAuthentication() {
        this.afterAuthentication = true;
        return this;
    }

    @Override
    public void init(HttpSecurity http) {
        Class<? extends Filter> place =
                afterAuthentication || requestsBringProof(http) ? AuthorizationFilter.class : CorsFilter.class;
        if (gate != null) {
            http.addFilterBefore(gate, place);
        }
        http.addFilterBefore(organisations, place);
        if (door != null) {
            http.addFilterAfter(door, AuthorizationFilter.class);
        }
    }

    @SuppressWarnings("unchecked") // a class literal says nothing about type variables
    private static boolean requestsBringProof(HttpSecurity http) {
        return http.getConfigurer(HttpBasicConfigurer.class) != null
                || http.getConfigurer(OAuth2ResourceServerConfigurer.class) != null
                || http.getConfigurer(X509Configurer.class) != null
                || http.getConfigurer(RememberMeConfigurer.class) != null;
    }
}
