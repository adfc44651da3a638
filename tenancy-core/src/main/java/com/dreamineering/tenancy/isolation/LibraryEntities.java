package com.dreamineering.tenancy.isolation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.boot.ResourceStreamLocator;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.AdditionalMappingContributions;
import org.hibernate.boot.spi.AdditionalMappingContributor;
import org.hibernate.boot.spi.InFlightMetadataCollector;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.service.ServiceRegistry;

/**
 * Adds the library's own entities to each persistence unit that {@link HibernateIsolation} configured, so that a host
 * need not list them; Hibernate finds it.
 *
 * <p>Their names stand in a resource, because this package does not know the packages they are in.
 */
public final class LibraryEntities implements AdditionalMappingContributor {

    private static final String LIST = "/META-INF/tenancy-entities.txt";

    /** For Hibernate, which creates it through the service loader. */
    public LibraryEntities() {}

    @Override
    public void contribute(
            AdditionalMappingContributions contributions,
            InFlightMetadataCollector metadata,
            ResourceStreamLocator resourceStreamLocator,
            MetadataBuildingContext context) {
        ServiceRegistry services = context.getBuildingOptions().getServiceRegistry();
        Object resolver = services.requireService(ConfigurationService.class)
                .getSettings()
                .get(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER);
        if (resolver instanceof ScopeTenantResolver) {
            ClassLoaderService classes = services.requireService(ClassLoaderService.class);
            names().forEach(name -> contributions.contributeEntity(classes.classForName(name)));
        }
    }

    /** The names of their classes. */
    public static Set<String> names() {
        try (InputStream list = LibraryEntities.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException("%s is missing from the library's jar".formatted(LIST));
            }
            return new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
