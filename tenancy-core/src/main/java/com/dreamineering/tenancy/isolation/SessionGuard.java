package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import java.util.UUID;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.DeleteEventListener;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.event.spi.MergeEventListener;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.event.spi.PersistEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Refuses work on single entities to a session whose scope is over or another one.
 *
 * <p>Much of it makes no statement, so no connection refuses it: a session answers what it has loaded already, and keeps
 * what it is to store or to remove until it flushes, which is when its own scope may be back. What an application has not
 * adopted yet is left to the statements that it ends in, which are counted.
 */
final class SessionGuard implements LoadEventListener, PersistEventListener, MergeEventListener, DeleteEventListener {

    void listen(EventListenerRegistry listeners) {
        listeners.prependListeners(EventType.LOAD, this);
        listeners.prependListeners(EventType.PERSIST, this);
        listeners.prependListeners(EventType.MERGE, this);
        listeners.prependListeners(EventType.DELETE, this);
    }

    @Override
    public void onLoad(LoadEvent event, LoadType type) {
        require(event.getSession(), event.getEntityClassName(), null, false);
    }

    @Override
    public void onPersist(PersistEvent event) {
        require(event.getSession(), event.getEntityName(), event.getObject(), true);
    }

    @Override
    public void onPersist(PersistEvent event, PersistContext cascaded) {
        onPersist(event);
    }

    @Override
    public void onMerge(MergeEvent event) {
        require(event.getSession(), event.getEntityName(), event.getOriginal(), true);
    }

    @Override
    public void onMerge(MergeEvent event, MergeContext cascaded) {
        onMerge(event);
    }

    @Override
    public void onDelete(DeleteEvent event) {
        require(event.getSession(), event.getEntityName(), event.getObject(), true);
    }

    @Override
    public void onDelete(DeleteEvent event, DeleteContext cascaded) {
        onDelete(event);
    }

    /** Throws unless the session is one of this thread's scope; an entity without a name is known by its object. */
    static void require(
            SharedSessionContractImplementor session,
            @Nullable String entity,
            @Nullable Object object,
            boolean writing) {
        if (session.getTenantIdentifierValue() instanceof UUID tenant) {
            ScopeMismatchException mismatch = SessionTenant.mismatch(tenant);
            if (mismatch != null && refuses(session, tenant, entity, object, writing)) {
                throw mismatch;
            }
        }
    }

    private static boolean refuses(
            SharedSessionContractImplementor session,
            UUID tenant,
            @Nullable String entity,
            @Nullable Object object,
            boolean writing) {
        boolean bypass = SessionTenant.isEverybody(tenant) || TenantContext.scope() instanceof EveryOrganisation;
        if (bypass
                || !(session.getFactory().getServiceRegistry().getService(MultiTenantConnectionProvider.class)
                        instanceof ScopeConnectionProvider connections)
                || connections.adopted().isComplete()) {
            return true;
        }
        String name = entity == null ? session.guessEntityName(object) : entity;
        EntityPersister known = session.getFactory().getMappingMetamodel().findEntityDescriptor(name);
        return connections.adopted().refuses(known == null ? name : known.getRootEntityName(), writing);
    }
}
