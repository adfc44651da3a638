package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import jakarta.persistence.EntityNotFoundException;
import java.util.Iterator;
import org.hibernate.Hibernate;
import org.hibernate.ObjectNotFoundException;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.PreCollectionRecreateEvent;
import org.hibernate.event.spi.PreCollectionRecreateEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Refuses another organisation's rows as elements of a collection that is written.
 *
 * <p>A list with a {@code @JoinColumn} keeps its key in the rows it holds, and Hibernate writes it by their id alone: a
 * reference to a foreign id would change the foreign row. In a join table it would leave a link to one.
 */
final class CollectionGuard implements PreCollectionRecreateEventListener, PreCollectionUpdateEventListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void onPreRecreateCollection(PreCollectionRecreateEvent event) {
        check(event.getCollection(), event.getSession());
    }

    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        check(event.getCollection(), event.getSession());
    }

    private static void check(PersistentCollection<?> collection, EventSource session) {
        CollectionEntry entry = session.getPersistenceContextInternal().getCollectionEntry(collection);
        CollectionPersister persister = entry == null ? null : entry.getCurrentPersister();
        if (persister == null
                || persister.isInverse()
                || !(persister.isOneToMany() || persister.isManyToMany())
                || TenantContext.scope() instanceof EveryOrganisation) {
            return;
        }
        EntityPersister elements = persister.getElementPersister();
        if (elements.getTenantIdMapping() == null) {
            return;
        }
        Iterator<?> added =
                collection.wasInitialized() ? collection.entries(persister) : collection.queuedAdditionIterator();
        while (added.hasNext()) {
            Object row = added.next();
            check(collection.wasInitialized() ? collection.getElement(row) : row, persister, elements, session);
        }
    }

    private static void check(
            @Nullable Object element, CollectionPersister persister, EntityPersister elements, EventSource session) {
        if (element == null) {
            return; // A gap in a list.
        }
        Object row;
        try {
            row = Hibernate.unproxy(element);
        } catch (EntityNotFoundException | ObjectNotFoundException e) {
            throw refused(persister, elements);
        }
        EntityPersister actual = session.getEntityPersister(elements.getEntityName(), row);
        Object owner = RowOwner.of(actual, row, actual.getIdentifier(row, session), null, session);
        if (owner != null && !owner.equals(SessionTenant.ofThread())) {
            throw refused(persister, elements);
        }
    }

    /** The same for a row that is foreign and for one that is nowhere. */
    private static ScopeMismatchException refused(CollectionPersister persister, EntityPersister elements) {
        return new ScopeMismatchException(
                ("The collection %s names a row of %s that the organisation in scope does not "
                                + "have. Put into it what find answers: it answers nothing for a foreign id")
                        .formatted(persister.getRole(), elements.getEntityName()));
    }
}
