package com.dreamineering.tenancy.benchmarks;

import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.cfg.JdbcSettings;
import org.jspecify.annotations.Nullable;

/** Plain Hibernate with {@code where organisation_id = ?} in each query. */
final class HandWrittenVariant extends HibernateVariant {

    HandWrittenVariant(javax.sql.DataSource dataSource) {
        super(PlainItem.class, Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource));
    }

    @Override
    @Nullable
    Item find(Session session, UUID organisation, long id) {
        return session.createSelectionQuery(
                        "from Item where id = :id and organisation = :organisation", PlainItem.class)
                .setParameter("id", id)
                .setParameter("organisation", organisation)
                .getSingleResultOrNull();
    }

    @Override
    int list(Session session, UUID organisation) {
        return session.createSelectionQuery(
                        "from Item where organisation = :organisation order by organisation, id", PlainItem.class)
                .setParameter("organisation", organisation)
                .setMaxResults(20)
                .getResultList()
                .size();
    }

    @Override
    Item added(UUID organisation, long id) {
        return new PlainItem(id, organisation);
    }
}
