package com.dreamineering.tenancy.benchmarks;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.dreamineering.tenancy.isolation.RowLevelSecurity;
import java.util.UUID;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.hibernate.Session;

/** The library. */
final class LibraryVariant extends HibernateVariant {

    LibraryVariant(DataSource dataSource) {
        super(OwnedItem.class, HibernateIsolation.settings(dataSource));
    }

    @Override
    int call(UUID organisation, ToIntFunction<Session> work) {
        return TenantContext.call(new OrganisationId(organisation), () -> super.call(organisation, work));
    }

    @Override
    Item added(UUID organisation, long id) {
        return new OwnedItem(id);
    }

    String policies() {
        return RowLevelSecurity.of(factory()).script();
    }
}
