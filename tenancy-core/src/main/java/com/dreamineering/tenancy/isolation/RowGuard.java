package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.adoption.ViolationKind;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.context.TenantScope.None;
import com.dreamineering.tenancy.context.TenantScope.OneOrganisation;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.hibernate.event.spi.PreDeleteEvent;
import org.hibernate.event.spi.PreDeleteEventListener;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.event.spi.PreUpsertEvent;
import org.hibernate.event.spi.PreUpsertEventListener;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Compares the organisation of each row that a session touches with the scope of the thread.
 *
 * <p>It catches what the tenant filter lets pass: entities from native queries, a switched-off filter, a session that
 * outlived its scope, and rows that a bypass would store for nobody.
 */
final class RowGuard
        implements PostLoadEventListener,
                PostInsertEventListener,
                PreInsertEventListener,
                PreUpdateEventListener,
                PreUpsertEventListener,
                PreDeleteEventListener {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Hibernate makes listeners Serializable and never serialises one
    private final AdoptedEntities adopted;

    RowGuard(AdoptedEntities adopted) {
        this.adopted = adopted;
    }

    @Override
    public void onPostLoad(PostLoadEvent event) {
        EntityPersister persister = event.getPersister();
        if (persister.getTenantIdMapping() != null) {
            Object owner = RowOwner.of(persister, event.getEntity(), event.getId(), null, event.getSession());
            check(persister, owner, false, event.getSession());
        }
    }

    /** Whose a collection is that a stateless session is about to load: its owner may come from anywhere. */
    static void checkOwners(CollectionPersister persister, Object key, SharedSessionContractImplementor session) {
        if (session instanceof StatelessSession) {
            session.getPersistenceContextInternal()
                    .forEachCollectionEntry(
                            (collection, entry) -> {
                                Object owner = collection.getOwner();
                                if (owner != null
                                        && key.equals(collection.getKey())
                                        && persister.getRole().equals(collection.getRole())) {
                                    checkOwner(persister.getOwnerEntityPersister(), owner, session);
                                }
                            },
                            false);
        }
    }

    private static void checkOwner(EntityPersister persister, Object owner, SharedSessionContractImplementor session) {
        if (persister.getTenantIdMapping() == null) {
            return;
        }
        Object organisation = RowOwner.of(persister, owner, persister.getIdentifier(owner, session), null, session);
        session.getFactory()
                .getEventListenerGroups()
                .eventListenerGroup_POST_LOAD
                .fireEventOnEachListener(organisation, (listener, found) -> {
                    if (listener instanceof RowGuard guard) {
                        guard.check(persister, found, false, session);
                    }
                });
    }

    @Override
    public boolean onPreInsert(PreInsertEvent event) {
        EntityPersister persister = event.getPersister();
        if (persister.getTenantIdMapping() != null) {
            if (!refuses(persister, true)) {
                UUID organisation = adopted.organisationOfNewRows();
                if (organisation != null) {
                    RowOwner.fill(persister, event.getEntity(), event.getState(), organisation);
                }
            }
            check(
                    persister,
                    RowOwner.of(persister, event.getEntity(), event.getId(), event.getState(), event.getSession()),
                    true,
                    event.getSession());
        }
        return false;
    }

    /** Without a scope Hibernate writes the reserved id of nobody into the entity, and null went into the row. */
    @Override
    public void onPostInsert(PostInsertEvent event) {
        EntityPersister persister = event.getPersister();
        if (persister.getTenantIdMapping() != null && !refuses(persister, true)) {
            UUID organisation = adopted.organisationOfNewRows();
            RowOwner.fill(persister, event.getEntity(), event.getState(), organisation);
        }
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    @Override
    public boolean onPreUpdate(PreUpdateEvent event) {
        return checkWritten(
                event.getPersister(), event.getEntity(), event.getId(), event.getState(), event.getSession());
    }

    @Override
    public boolean onPreUpsert(PreUpsertEvent event) {
        return checkWritten(
                event.getPersister(), event.getEntity(), event.getId(), event.getState(), event.getSession());
    }

    @Override
    public boolean onPreDelete(PreDeleteEvent event) {
        return checkWritten(
                event.getPersister(), event.getEntity(), event.getId(), event.getDeletedState(), event.getSession());
    }

    private boolean checkWritten(
            EntityPersister persister,
            Object entity,
            @Nullable Object id,
            Object @Nullable [] state,
            SharedSessionContractImplementor session) {
        if (persister.getTenantIdMapping() != null) {
            check(persister, RowOwner.of(persister, entity, id, state, session), true, session);
        }
        return false;
    }

    private void check(
            EntityPersister persister,
            @Nullable Object owner,
            boolean writing,
            SharedSessionContractImplementor session) {
        if (refuses(persister, writing)) {
            if (session.getTenantIdentifierValue() instanceof UUID tenant) {
                SessionTenant.requireCurrent(tenant);
            }
            if (TenantContext.scope() instanceof None none) {
                throw new MissingScopeException(none);
            }
            violation(persister, owner).ifPresent(found -> {
                throw found.refusal;
            });
        } else if (TenantContext.scope() instanceof OneOrganisation
                && SessionTenant.ofThread().equals(session.getTenantIdentifierValue())) {
            // Without a scope, and in a session of another one, the statement was counted already.
            violation(persister, owner)
                    .ifPresent(found -> adopted.count(found.kind, root(persister), writing, found.refusal));
        }
    }

    private boolean refuses(EntityPersister persister, boolean writing) {
        return TenantContext.scope() instanceof EveryOrganisation || adopted.refuses(root(persister), writing);
    }

    private static String root(EntityPersister persister) {
        return persister.getRootEntityName();
    }

    private static Optional<Found> violation(EntityPersister persister, @Nullable Object owner) {
        if (owner == null && TenantContext.scope() instanceof OneOrganisation) {
            return Optional.empty(); // Hibernate fills it in from the session while it inserts.
        }
        if (!(owner instanceof UUID id) || SessionTenant.isReserved(id)) {
            return Optional.of(new Found(
                    ViolationKind.ROW_WITHOUT_ORGANISATION,
                    new ScopeMismatchException(
                            ("A row of %s names no organisation. Store it in an organisation's scope, or name the organisation "
                                            + "when writing through a bypass")
                                    .formatted(persister.getEntityName()))));
        }
        if (TenantContext.scope() instanceof EveryOrganisation || id.equals(SessionTenant.ofThread())) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                ViolationKind.FOREIGN_ROW,
                new ScopeMismatchException(("A row of %s belongs to another organisation than the one in scope. "
                                + "Reach it in its own organisation's scope, or through the superadmin bypass")
                        .formatted(persister.getEntityName()))));
    }

    private record Found(ViolationKind kind, ScopeMismatchException refusal) {}
}
