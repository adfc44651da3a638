package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.database.Installation;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * Hibernate's own multi-tenancy on the same tables, the way its documentation shows it.
 *
 * <p>A test that shows a leak here proves that the same test would notice one in the library.
 */
final class PlainHibernate {

    private static final UUID ROOT = new UUID(0, 3);
    private static final Map<Installation, PlainHibernate> CONTROLS = new ConcurrentHashMap<>();

    private final EntityManagerFactory factory;
    private final Tenant tenant = new Tenant();

    private PlainHibernate(Installation installation) {
        factory = new HibernatePersistenceConfiguration("plain")
                .managedClasses(List.copyOf(installation.kind.entities()))
                .properties(installation.kind.settings())
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, installation.dataSource)
                .property(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, tenant)
                .createEntityManagerFactory();
    }

    static PlainHibernate on(Installation installation) {
        return CONTROLS.computeIfAbsent(installation, PlainHibernate::new);
    }

    <T> T as(UUID id, Function<EntityManager, T> work) {
        tenant.current = id;
        return factory.callInTransaction(work);
    }

    /** Opens an entity manager with the settings, while the tenant is another one. */
    <T> T opened(Map<String, Object> settings, UUID id, Function<EntityManager, T> work) {
        tenant.current = id;
        try (EntityManager entities = factory.createEntityManager(settings)) {
            return work.apply(entities);
        }
    }

    private static final class Tenant implements CurrentTenantIdentifierResolver<UUID> {
        private UUID current = ROOT;

        @Override
        public UUID resolveCurrentTenantIdentifier() {
            return current;
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return false;
        }

        @Override
        public boolean isRoot(UUID id) {
            return ROOT.equals(id);
        }
    }
}
