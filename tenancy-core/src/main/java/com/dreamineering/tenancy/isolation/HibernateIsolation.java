package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.adoption.Adoption;
import com.dreamineering.tenancy.adoption.AdoptionProgress;
import com.dreamineering.tenancy.report.IsolationReport;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.internal.PersisterClassResolverInitiator;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * The settings that make a Hibernate persistence unit keep organisations apart.
 *
 * <p>Give them to the entity manager factory and everything else follows: sessions ask {@code TenantContext} for their
 * organisation, the library's own entities are added, collections are filtered. Hibernate older than 7.4.9 is refused.
 */
public final class HibernateIsolation {

    private HibernateIsolation() {}

    /**
     * Adds the settings to those of a persistence unit whose connections come from this data source.
     *
     * <p>A statement inspector that is set already is kept and asked first. A tenant resolver, connection provider,
     * schema filter or resolver of persisters that is set already is refused with {@link IllegalArgumentException}.
     */
    public static void configure(Map<String, Object> settings, DataSource dataSource) {
        configure(settings, dataSource, null);
    }

    /**
     * Like {@link #configure(Map, DataSource)}, with connections of their own for bypasses.
     *
     * <p>They go to the same database with another login, which row-level security shows every organisation's rows while a
     * bypass is open that the database knows of. The bypass has to be given the same data source.
     */
    public static void configure(
            Map<String, Object> settings, DataSource dataSource, @Nullable DataSource forBypasses) {
        configure(settings, dataSource, forBypasses, Adoption.enforced());
    }

    /**
     * Like {@link #configure(Map, DataSource, DataSource)}, refusing no more than the steps of adoption say.
     *
     * <p>The factory is refused with {@code AdoptionException} if these do not fit its entities. Give each factory its own.
     */
    public static void configure(
            Map<String, Object> settings, DataSource dataSource, @Nullable DataSource forBypasses, Adoption adoption) {
        refuseOther(settings, MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER);
        refuseOther(settings, MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER);
        refuseOther(settings, SchemaToolingSettings.HBM2DDL_FILTER_PROVIDER);
        refuseOther(settings, PersisterClassResolverInitiator.IMPL_NAME);
        StatementRules rules = new StatementRules();
        AdoptedEntities adopted = new AdoptedEntities(adoption);
        StatementInspector inspector = inspector(settings.get(JdbcSettings.STATEMENT_INSPECTOR), rules);
        settings.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new ScopeTenantResolver(adopted));
        settings.put(
                MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER,
                new ScopeConnectionProvider(dataSource, forBypasses, rules, adopted));
        settings.put(JdbcSettings.STATEMENT_INSPECTOR, inspector);
        settings.put(SchemaToolingSettings.HBM2DDL_FILTER_PROVIDER, new LibraryTables());
        settings.put(PersisterClassResolverInitiator.IMPL_NAME, new OwnedPersisters());
    }

    /** The settings alone, for a persistence unit that has no others. */
    public static Map<String, Object> settings(DataSource dataSource) {
        Map<String, Object> settings = new HashMap<>();
        configure(settings, dataSource);
        return settings;
    }

    /**
     * What the mapping and the settings of such a persistence unit mean for keeping organisations apart;
     * {@link IllegalArgumentException} for others.
     */
    public static IsolationReport report(EntityManagerFactory factory) {
        return connections(factory).report();
    }

    /**
     * How far the entities of such a persistence unit have come, and what stands in the way of their next mode.
     *
     * <p>Asks the database for rows that name no organisation, in tables of entities that are not enforced.
     */
    public static List<AdoptionProgress> progress(EntityManagerFactory factory) {
        return progress(factory, report(factory));
    }

    /** Like {@link #progress(EntityManagerFactory)}, with a report that knows more than the mapping says. */
    public static List<AdoptionProgress> progress(EntityManagerFactory factory, IsolationReport report) {
        ScopeConnectionProvider connections = connections(factory);
        AdoptedEntities adopted = connections.adopted();
        return AdoptionProgress.of(
                adopted.modes(), report, adopted.adoption().violations().all(), connections.rowsOfNobody());
    }

    /** What such a persistence unit was told to refuse, and what it would have refused since. */
    public static Adoption adoption(EntityManagerFactory factory) {
        return connections(factory).adopted().adoption();
    }

    static ScopeConnectionProvider connections(EntityManagerFactory factory) {
        Object connections = factory.unwrap(SessionFactoryImplementor.class)
                .getServiceRegistry()
                .getService(MultiTenantConnectionProvider.class);
        if (connections instanceof ScopeConnectionProvider provider) {
            return provider;
        }
        throw new IllegalArgumentException(
                "The persistence unit does not know organisations. Configure it with HibernateIsolation");
    }

    /** Whether the factory was made with these settings; no for one that is not Hibernate's. */
    public static boolean isConfigured(EntityManagerFactory factory) {
        try {
            Object resolver = factory.unwrap(SessionFactoryImplementor.class)
                    .getSessionFactoryOptions()
                    .getCurrentTenantIdentifierResolver();
            return resolver instanceof ScopeTenantResolver;
        } catch (PersistenceException notHibernate) {
            return false;
        }
    }

    private static void refuseOther(Map<String, Object> settings, String key) {
        Object other = settings.get(key);
        if (other != null) {
            throw new IllegalArgumentException(
                    "'%s' is set to %s, and tenancy needs to set it. Remove one of the two".formatted(key, other));
        }
    }

    private static StatementInspector inspector(@Nullable Object host, StatementRules rules) {
        if (host == null || host instanceof StatementInspector) {
            return new ScopeStatementInspector((StatementInspector) host, rules);
        }
        throw new IllegalArgumentException(
                "'%s' is set to %s. Set it to an object that implements StatementInspector, which tenancy then asks first"
                        .formatted(JdbcSettings.STATEMENT_INSPECTOR, host));
    }
}
