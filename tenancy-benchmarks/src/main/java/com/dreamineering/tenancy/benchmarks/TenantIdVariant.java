package com.dreamineering.tenancy.benchmarks;

import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Hibernate's {@code @TenantId} alone, with the tenant of the thread. */
final class TenantIdVariant extends HibernateVariant {

    private static final ThreadLocal<UUID> CURRENT = new ThreadLocal<>();

    TenantIdVariant(DataSource dataSource) {
        super(
                OwnedItem.class,
                Map.of(
                        JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                        dataSource,
                        MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER,
                        new OfTheThread()));
    }

    @Override
    int call(UUID organisation, ToIntFunction<Session> work) {
        CURRENT.set(organisation);
        try {
            return super.call(organisation, work);
        } finally {
            CURRENT.remove();
        }
    }

    @Override
    Item added(UUID organisation, long id) {
        return new OwnedItem(id);
    }

    static final class OfTheThread implements CurrentTenantIdentifierResolver<UUID> {

        @Override
        public UUID resolveCurrentTenantIdentifier() {
            UUID current = CURRENT.get();
            return current == null ? new UUID(0L, 1L) : current;
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return true;
        }
    }
}
