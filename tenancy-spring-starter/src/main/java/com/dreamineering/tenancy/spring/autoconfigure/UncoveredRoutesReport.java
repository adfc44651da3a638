package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.spring.security.PortalPaths;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
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
    private final ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    UncoveredRoutesReport(
            TenancyPaths paths, PortalPaths portal, ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        Stream<String> own = Stream.concat(paths.publicRoutes().stream(), paths.signedInRoutes().stream());
        this.covered = Stream.concat(own, Stream.of(portal.root(), portal.root() + "/**"))
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
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

    private boolean isCovered(String pattern) {
        PathContainer example = PathContainer.parsePath(PlainPattern.of(pattern).example());
        return covered.stream().anyMatch(candidate -> candidate.matches(example));
    }
}
