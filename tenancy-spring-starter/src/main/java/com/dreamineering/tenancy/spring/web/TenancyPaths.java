package com.dreamineering.tenancy.spring.web;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The paths that the boundary of the application knows, below its context path.
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

    /** Whether a visitor who is not signed in may ask for the path. */
    public boolean isPublic(String path) {
        return publicRoutes.stream().anyMatch(covering(path));
    }

    /** Whether somebody who is signed in may ask for the path. */
    public boolean isSignedIn(String path) {
        return Stream.concat(publicRoutes.stream(), signedInRoutes.stream()).anyMatch(covering(path));
    }

    private static Predicate<String> covering(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return pattern -> PathPatternParser.defaultInstance.parse(pattern).matches(container);
    }
}
