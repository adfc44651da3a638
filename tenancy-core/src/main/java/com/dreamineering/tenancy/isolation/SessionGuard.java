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
        requireToRead(event.getSession(), event.getEntityClassName());
    }

    @Override
    public void onPersist(PersistEvent event) {
        requireToWrite(event.getSession(), event.getEntityName(), event.getObject());
    }

    @Override
    public void onPersist(PersistEvent event, PersistContext cascaded) {
        onPersist(event);
    }

    @Override
    public void onMerge(MergeEvent event) {
        requireToWrite(event.getSession(), event.getEntityName(), event.getOriginal());
    }

    @Override
    public void onMerge(MergeEvent event, MergeContext cascaded) {
        onMerge(event);
    }

    @Override
    public void onDelete(DeleteEvent event) {
        requireToWrite(event.getSession(), event.getEntityName(), event.getObject());
    }

    @Override
    public void onDelete(DeleteEvent event, DeleteContext cascaded) {
        onDelete(event);
    }

    /** Throws unless the session is one of this thread's scope. */
    static void requireToRead(SharedSessionContractImplementor session, String entity) {
        ScopeMismatchException mismatch = mismatch(session);
        if (mismatch != null && refuses(session, entity, false)) {
            throw mismatch;
        }
    }

    private static void requireToWrite(
            SharedSessionContractImplementor session, @Nullable String entity, Object object) {
        ScopeMismatchException mismatch = mismatch(session);
        if (mismatch != null && refuses(session, entity == null ? session.guessEntityName(object) : entity, true)) {
            throw mismatch;
        }
    }

    private static @Nullable ScopeMismatchException mismatch(SharedSessionContractImplementor session) {
        return session.getTenantIdentifierValue() instanceof UUID tenant ? SessionTenant.mismatch(tenant) : null;
    }

    private static boolean refuses(SharedSessionContractImplementor session, String entity, boolean writing) {
        boolean bypass = SessionTenant.isEverybody(session.getTenantIdentifierValue())
                || TenantContext.scope() instanceof EveryOrganisation;
        if (bypass
                || !(session.getFactory().getServiceRegistry().getService(MultiTenantConnectionProvider.class)
                        instanceof ScopeConnectionProvider connections)
                || connections.adopted().isComplete()) {
            return true;
        }
        EntityPersister known = session.getFactory().getMappingMetamodel().findEntityDescriptor(entity);
        return connections.adopted().refuses(known == null ? entity : known.getRootEntityName(), writing);
    }
}
