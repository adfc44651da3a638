package com.dreamineering.tenancy.spring.web;

import java.util.List;

/**
 * The paths that the boundary of the application knows.
 *
 * @param publicRoutes path patterns for everybody
 * @param signedInRoutes path patterns for everybody who is signed in; the routes inside organisations are among them
 * @param organisations the path under which each organisation has its own, followed by its slug
 * @param signIn where an anonymous visitor is sent
 * @param home where a signed-in person is sent from a path that is not there for them
 * @param picker where a person chooses among organisations
 * @param welcome where a person without an organisation ends
 * @param organisationHome the first page of an organisation, below its path
 */
public record TenancyPaths(
        List<String> publicRoutes,
        List<String> signedInRoutes,
        String organisations,
        String signIn,
        String home,
        String picker,
        String welcome,
        String organisationHome) {

    public TenancyPaths {
        publicRoutes = List.copyOf(publicRoutes);
        signedInRoutes = List.copyOf(signedInRoutes);
    }

    /** The first page of the organisation with this slug. */
    public String homeOf(String slug) {
        return "%s/%s%s".formatted(organisations, slug, organisationHome);
    }
}
