package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.adoption.ViolationKind;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.OneOrganisation;
import java.util.Iterator;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.collection.spi.PersistentMap;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.PreCollectionRecreateEvent;
import org.hibernate.event.spi.PreCollectionRecreateEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.event.spi.PreUpsertEvent;
import org.hibernate.event.spi.PreUpsertEventListener;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.ComponentType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Refuses references to rows that are not the organisation's, which foreign keys accept.
 *
 * <p>What the session has loaded is the organisation's. Anything else, a reference by id or a detached object, is looked
 * up by its key first: Hibernate's own look-up, which {@link StatementRules} completes with the organisation. A row of
 * another organisation and one that does not exist get the same answer.
 */
final class ReferenceGuard
        implements PreInsertEventListener,
                PreUpdateEventListener,
                PreUpsertEventListener,
                PreCollectionRecreateEventListener,
                PreCollectionUpdateEventListener {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Hibernate makes listeners Serializable and never serialises one
    private final AdoptedEntities adopted;

    ReferenceGuard(AdoptedEntities adopted) {
        this.adopted = adopted;
    }

    @Override
    public boolean onPreInsert(PreInsertEvent event) {
        check(event.getPersister(), event.getState(), null, event.getSession());
        return false;
    }

    @Override
    public boolean onPreUpdate(PreUpdateEvent event) {
        check(event.getPersister(), event.getState(), event.getOldState(), event.getSession());
        return false;
    }

    @Override
    public boolean onPreUpsert(PreUpsertEvent event) {
        check(event.getPersister(), event.getState(), null, event.getSession());
        return false;
    }

    @Override
    public void onPreRecreateCollection(PreCollectionRecreateEvent event) {
        check(event.getCollection(), event.getSession());
    }

    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        check(event.getCollection(), event.getSession());
    }

    private void check(
            EntityPersister from,
            @Nullable Object[] state,
            @Nullable Object @Nullable [] before,
            SharedSessionContractImplementor session) {
        if (!(TenantContext.scope() instanceof OneOrganisation)) {
            return;
        }
        Type[] types = from.getPropertyTypes();
        for (int i = 0; i < types.length; i++) {
            if (before == null || before[i] != state[i]) {
                check(from.getEntityName(), from, types[i], state[i], session);
            }
        }
    }

    @SuppressWarnings("removal") // nothing else tells the types inside an embeddable that is an element
    private void check(PersistentCollection<?> collection, SharedSessionContractImplementor session) {
        CollectionEntry entry = session.getPersistenceContextInternal().getCollectionEntry(collection);
        CollectionPersister persister = entry == null ? null : entry.getCurrentPersister();
        if (persister == null || !(TenantContext.scope() instanceof OneOrganisation)) {
            return;
        }
        if (!collection.wasInitialized()) {
            return; // changes are put off until it is loaded: it is an inverse side, and the other side stores the
            // references
        }
        EntityPersister owner = persister.getOwnerEntityPersister();
        Iterator<?> entries = collection.entries(persister);
        for (int i = 0; entries.hasNext(); i++) {
            Object next = entries.next();
            check(persister.getRole(), owner, persister.getElementType(), collection.getElement(next), session);
            if (collection instanceof PersistentMap) {
                Object key = collection.getIndex(next, i, persister);
                check(persister.getRole(), owner, persister.getIndexType(), key, session);
            }
        }
    }

    private void check(
            String from,
            EntityPersister owner,
            Type type,
            @Nullable Object value,
            SharedSessionContractImplementor session) {
        if (value == null) {
            return;
        }
        if (type instanceof ComponentType component) {
            Type[] types = component.getSubtypes();
            Object[] values = component.getPropertyValues(value, session);
            for (int i = 0; i < types.length; i++) {
                check(from, owner, types[i], values[i], session);
            }
        } else if (type instanceof EntityType association) {
            EntityPersister to = session.getFactory()
                    .getMappingMetamodel()
                    .getEntityDescriptor(association.getAssociatedEntityName());
            if (to.getTenantIdMapping() != null && !isLoaded(value, session)) {
                requireOwnRow(from, owner, to, value, session);
            }
        }
    }

    private static boolean isLoaded(Object value, SharedSessionContractImplementor session) {
        return Hibernate.isInitialized(value)
                && session.getPersistenceContextInternal().getEntry(Hibernate.unproxy(value)) != null;
    }

    private void requireOwnRow(
            String from,
            EntityPersister owner,
            EntityPersister to,
            Object value,
            SharedSessionContractImplementor session) {
        Object id = to.getIdentifier(value, session);
        // For a type with sub-types the root finds the row whatever it is.
        EntityPersister root = to.getRootEntityDescriptor().getEntityPersister();
        if (id == null || StatementRules.enforced(() -> root.getDatabaseSnapshot(id, session)) == null) {
            ScopeMismatchException refusal = new ScopeMismatchException(
                    ("%s would refer to a row of %s that the organisation in scope does not have. "
                                    + "Load it with find in this organisation's scope, and refer to what that answers")
                            .formatted(from, to.getEntityName()));
            if (adopted.refuses(to.getRootEntityName(), true)) {
                throw refusal; // it touches rows of both, so the stricter mode holds
            }
            adopted.refuse(ViolationKind.FOREIGN_REFERENCE, owner.getRootEntityName(), true, refusal);
        }
    }
}
