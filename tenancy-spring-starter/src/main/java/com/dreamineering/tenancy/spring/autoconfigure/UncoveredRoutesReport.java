package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.spring.security.PortalPaths;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Names the application's routes that are in no list of the boundary when the application starts.
 *
 * <p>Such a route is there for superadmins only: everybody else gets the answer of a path that never was.
 */
final class UncoveredRoutesReport implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(UncoveredRoutesReport.class);

    private final List<PathPattern> covered;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    UncoveredRoutesReport(
            TenancyPaths paths, @Nullable PortalPaths portal, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        Stream<String> own = Stream.concat(paths.publicRoutes().stream(), paths.signedInRoutes().stream());
        Stream<String> all = portal == null ? own : Stream.concat(own, Stream.of(portal.root(), portal.root() + "/**"));
        this.covered = all.map(PathPatternParser.defaultInstance::parse).toList();
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> uncovered = uncovered();
        if (!uncovered.isEmpty()) {
            LOG.warn(
                    "These routes are in neither tenancy.web.public-routes nor tenancy.web.signed-in-routes,"
                            + " so only superadmins reach them: {}",
                    String.join(", ", uncovered));
        }
    }

    Set<String> uncovered() {
        Set<String> uncovered = new TreeSet<>();
        mappings.orderedStream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> !isCovered(pattern))
                .forEach(uncovered::add);
        return uncovered;
    }

    /** A pattern is covered if a path that it stands for is: each of its variables is as good as any word. */
    private boolean isCovered(String pattern) {
        PathContainer example = PathContainer.parsePath(
                pattern.replaceAll("\\{[^/]*}", "x").replace("**", "x").replace("*", "x"));
        return covered.stream().anyMatch(candidate -> candidate.matches(example));
    }
}
