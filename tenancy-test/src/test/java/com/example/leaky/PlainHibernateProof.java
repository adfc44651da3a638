package com.example.leaky;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.test.proof.IsolationProof;
import com.dreamineering.tenancy.test.proof.Supplies;
import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Run by the tests of the proof only: it fails, as it has to. */
public class PlainHibernateProof implements IsolationProof {

    private static final EntityManagerFactory FACTORY = new HibernatePersistenceConfiguration("leaky")
            .managedClasses(Author.class, Book.class, Shelf.class)
            .property(
                    JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                    JdbcConnectionPool.create("jdbc:h2:mem:leaky;DB_CLOSE_DELAY=-1", "sa", ""))
            .property(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new Resolver())
            .property("jakarta.persistence.schema-generation.database.action", "create")
            .createEntityManagerFactory();

    @Override
    public void supply(Supplies supplies) {
        supplies.entityManagerFactory(FACTORY);
    }

    private static final class Resolver implements CurrentTenantIdentifierResolver<UUID> {
        @Override
        public UUID resolveCurrentTenantIdentifier() {
            return TenantContext.current().map(OrganisationId::value).orElseGet(() -> new UUID(0, 9));
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return false;
        }
    }
}
