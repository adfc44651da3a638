package com.dreamineering.tenancy.benchmarks;

import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;

/** Hibernate, whose sessions something keeps to one organisation. */
abstract class HibernateVariant implements Variant {

    private static final String LIST = "from Item order by organisation, id";

    private final SessionFactory factory;

    HibernateVariant(Class<?> entity, Map<String, Object> settings) {
        HibernatePersistenceConfiguration configuration =
                new HibernatePersistenceConfiguration(getClass().getSimpleName()).managedClass(entity);
        settings.forEach(configuration::property);
        this.factory = configuration.createEntityManagerFactory();
    }

    SessionFactory factory() {
        return factory;
    }

    /** Does the work in a transaction of a session that is kept to the organisation. */
    int call(UUID organisation, ToIntFunction<Session> work) {
        return inTransaction(factory.openSession(), work);
    }

    static int inTransaction(Session opened, ToIntFunction<Session> work) {
        try (Session session = opened) {
            Transaction transaction = session.beginTransaction();
            int result = work.applyAsInt(session);
            transaction.commit();
            return result;
        }
    }

    @Nullable
    Item find(Session session, UUID organisation, long id) {
        return session.find(OwnedItem.class, id);
    }

    int list(Session session, UUID organisation) {
        return session.createSelectionQuery(LIST, Item.class)
                .setMaxResults(20)
                .getResultList()
                .size();
    }

    abstract Item added(UUID organisation, long id);

    @Override
    public final int find(UUID organisation, long id) {
        return call(organisation, session -> {
            Item item = find(session, organisation, id);
            return item == null ? -1 : item.quantity();
        });
    }

    @Override
    public final int list(UUID organisation) {
        return call(organisation, session -> list(session, organisation));
    }

    @Override
    public final void insert(UUID organisation, long id) {
        call(organisation, session -> {
            session.persist(added(organisation, id));
            return 1;
        });
    }

    @Override
    public final int five(UUID organisation, long first, long second, long added) {
        return call(organisation, session -> {
            int rows = list(session, organisation);
            find(session, organisation, first);
            Item item = find(session, organisation, second);
            session.persist(added(organisation, added));
            if (item != null) {
                item.add();
            }
            return rows + 1;
        });
    }

    @Override
    public void close() {
        factory.close();
    }
}
