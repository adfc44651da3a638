package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.adoption.Adoption;
import com.dreamineering.tenancy.statement.OwnedTables;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;

/** Puts the library's part into each session factory that {@link HibernateIsolation} configured; Hibernate finds it. */
public final class IsolationIntegrator implements Integrator {

    /** For Hibernate, which creates it through the service loader. */
    public IsolationIntegrator() {}

    @Override
    public void integrate(Metadata model, BootstrapContext context, SessionFactoryImplementor sessionFactory) {
        Object resolver = sessionFactory.getSessionFactoryOptions().getCurrentTenantIdentifierResolver();
        if (!(resolver instanceof ScopeTenantResolver)) {
            return;
        }
        HibernateVersion.requireSupported(org.hibernate.Version.getVersionString());
        if (!OrganisationFilter.isInForce(model)) {
            // Sessions would be filtered by Hibernate alone, and the guard would not know any table.
            throw new IllegalStateException("Hibernate built the session factory of '%s' without asking %s. Use the "
                            .formatted(sessionFactory.getName(), OrganisationFilter.class.getName())
                    + "library's jar with its META-INF/services");
        }
        CollectionFilters.extend(model, sessionFactory);
        OwnedTables guarded = GuardedTables.of(model, sessionFactory.getSqlStringGenerationContext());
        AdoptedEntities adopted = new AdoptedEntities(Adoption.enforced());
        if (sessionFactory.getServiceRegistry().getService(MultiTenantConnectionProvider.class)
                instanceof ScopeConnectionProvider connections) {
            adopted = connections.adopted();
            adopted.serve(model);
            List<TenantTable> tables = TenantTables.of(model, sessionFactory.getSqlStringGenerationContext());
            connections.serve(tables, MappingReport.of(model, sessionFactory, tables, guarded));
        }
        if (sessionFactory.getSessionFactoryOptions().getStatementInspector()
                instanceof ScopeStatementInspector inspector) {
            inspector.guard(guarded);
            if (!adopted.isComplete()) {
                inspector.adopt(adopted, model, sessionFactory.getSqlStringGenerationContext());
            }
        }
        sessionFactory.addObserver(new SessionFactoryObserver() {
            @Override
            public void sessionFactoryCreated(SessionFactory created) {
                sessionFactory.getMappingMetamodel().forEachEntityDescriptor(RowOwner::requireSupported);
                if (sessionFactory.getServiceRegistry().getService(MultiTenantConnectionProvider.class)
                        instanceof ScopeConnectionProvider connections) {
                    connections.report(CacheKeys.of(sessionFactory));
                    connections.serving(true);
                }
            }

            @Override
            public void sessionFactoryClosing(SessionFactory closing) {
                if (sessionFactory.getServiceRegistry().getService(MultiTenantConnectionProvider.class)
                        instanceof ScopeConnectionProvider connections) {
                    connections.serving(false);
                }
            }
        });
        RowGuard guard = new RowGuard(adopted);
        EventListenerRegistry listeners = sessionFactory.getEventListenerRegistry();
        new SessionGuard().listen(listeners);
        listeners.appendListeners(EventType.POST_LOAD, guard);
        listeners.appendListeners(EventType.PRE_INSERT, guard);
        if (!adopted.isComplete()) {
            listeners.appendListeners(EventType.POST_INSERT, guard);
        }
        listeners.appendListeners(EventType.PRE_UPDATE, guard);
        listeners.appendListeners(EventType.PRE_UPSERT, guard);
        listeners.appendListeners(EventType.PRE_DELETE, guard);
        listeners.appendListeners(EventType.PRE_INSERT, new HistoryOwner(Histories.owners(model), adopted));
        ReferenceGuard references = new ReferenceGuard(adopted);
        listeners.appendListeners(EventType.PRE_INSERT, references);
        listeners.appendListeners(EventType.PRE_UPDATE, references);
        listeners.appendListeners(EventType.PRE_UPSERT, references);
        listeners.appendListeners(EventType.PRE_COLLECTION_RECREATE, references);
        listeners.appendListeners(EventType.PRE_COLLECTION_UPDATE, references);
    }
}
