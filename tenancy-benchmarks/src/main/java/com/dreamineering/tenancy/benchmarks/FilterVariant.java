package com.dreamineering.tenancy.benchmarks;

import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.cfg.JdbcSettings;
import org.jspecify.annotations.Nullable;

/** A filter that is enabled in each session. */
final class FilterVariant extends HibernateVariant {

    FilterVariant(DataSource dataSource) {
        super(FilteredItem.class, Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource));
    }

    @Override
    int call(UUID organisation, ToIntFunction<Session> work) {
        Session session = factory().openSession();
        session.enableFilter(FilteredItem.FILTER).setParameter("organisation", organisation);
        return inTransaction(session, work);
    }

    @Override
    @Nullable
    Item find(Session session, UUID organisation, long id) {
        return session.find(FilteredItem.class, id);
    }

    @Override
    Item added(UUID organisation, long id) {
        return new FilteredItem(id, organisation);
    }
}
