package com.dreamineering.tenancy.isolation.random;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** How work for an organisation reaches the database. */
interface Reach {

    /** One transaction for the organisation. */
    <T> T in(UUID organisation, Function<Session, T> work);

    /** One transaction of a stateless session for the organisation. */
    <T> T stateless(UUID organisation, Function<StatelessSession, T> work);

    /** Whether there are scopes, and a door. */
    boolean throughTheLibrary();

    static Reach library(Installation installation) {
        SessionFactory factory = installation.factory.unwrap(SessionFactory.class);
        return new Reach() {
            @Override
            public <T> T in(UUID organisation, Function<Session, T> work) {
                return TenantContext.call(new OrganisationId(organisation), () -> factory.fromTransaction(work));
            }

            @Override
            public <T> T stateless(UUID organisation, Function<StatelessSession, T> work) {
                return TenantContext.call(
                        new OrganisationId(organisation), () -> factory.fromStatelessTransaction(work));
            }

            @Override
            public boolean throughTheLibrary() {
                return true;
            }
        };
    }

    /** Hibernate's own multi-tenancy on the same tables, in which collections leak. */
    static Reach plain(Installation installation) {
        ThreadLocal<UUID> tenant = ThreadLocal.withInitial(() -> new UUID(0, 0));
        EntityManagerFactory opened = new HibernatePersistenceConfiguration("plain")
                .managedClasses(Workshop.ENTITIES)
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, installation.dataSource)
                .property(
                        MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER,
                        new CurrentTenantIdentifierResolver<UUID>() {
                            @Override
                            public UUID resolveCurrentTenantIdentifier() {
                                return tenant.get();
                            }

                            @Override
                            public boolean validateExistingCurrentSessions() {
                                return false;
                            }
                        })
                .createEntityManagerFactory();
        SessionFactory factory = opened.unwrap(SessionFactory.class);
        return new Reach() {
            @Override
            public <T> T in(UUID organisation, Function<Session, T> work) {
                tenant.set(organisation);
                return factory.fromTransaction(work);
            }

            @Override
            public <T> T stateless(UUID organisation, Function<StatelessSession, T> work) {
                tenant.set(organisation);
                return factory.fromStatelessTransaction(work);
            }

            @Override
            public boolean throughTheLibrary() {
                return false;
            }
        };
    }
}
