package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.context.TenantScope.OneOrganisation;
import java.util.UUID;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.hibernate.event.spi.PreDeleteEvent;
import org.hibernate.event.spi.PreDeleteEventListener;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Compares the organisation of each row that a session touches with the scope of the thread.
 *
 * <p>It catches what the tenant filter lets pass: entities from native queries, a switched-off filter, a session that
 * outlived its scope, and rows that a bypass would store for nobody.
 */
final class RowGuard
        implements PostLoadEventListener, PreInsertEventListener, PreUpdateEventListener, PreDeleteEventListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void onPostLoad(PostLoadEvent event) {
        check(event.getPersister(), event.getEntity(), event.getId(), null, event.getSession());
    }

    @Override
    public boolean onPreInsert(PreInsertEvent event) {
        return check(event.getPersister(), event.getEntity(), event.getId(), event.getState(), event.getSession());
    }

    @Override
    public boolean onPreUpdate(PreUpdateEvent event) {
        return check(event.getPersister(), event.getEntity(), event.getId(), event.getState(), event.getSession());
    }

    @Override
    public boolean onPreDelete(PreDeleteEvent event) {
        return check(
                event.getPersister(), event.getEntity(), event.getId(), event.getDeletedState(), event.getSession());
    }

    private static boolean check(
            EntityPersister persister,
            Object entity,
            @Nullable Object id,
            Object @Nullable [] state,
            SharedSessionContractImplementor session) {
        if (persister.getTenantIdMapping() != null) {
            check(persister, RowOwner.of(persister, entity, id, state, session), session);
        }
        return false;
    }

    private static void check(
            EntityPersister persister, @Nullable Object owner, SharedSessionContractImplementor session) {
        if (session.getTenantIdentifierValue() instanceof UUID tenant) {
            SessionTenant.requireCurrent(tenant);
        }
        if (owner == null && TenantContext.scope() instanceof OneOrganisation) {
            return; // Hibernate fills it in from the session while it inserts.
        }
        if (!(owner instanceof UUID id) || SessionTenant.isReserved(id)) {
            throw new ScopeMismatchException(
                    ("A row of %s names no organisation. Store it in an organisation's scope, or name the organisation "
                                    + "when writing through a bypass")
                            .formatted(persister.getEntityName()));
        }
        if (TenantContext.scope() instanceof EveryOrganisation) {
            return;
        }
        if (!id.equals(SessionTenant.ofThread())) {
            throw new ScopeMismatchException(("A row of %s belongs to another organisation than the one in scope. "
                            + "Reach it in its own organisation's scope, or through the superadmin bypass")
                    .formatted(persister.getEntityName()));
        }
    }
}
