package com.dreamineering.tenancy.test;

import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The library without Spring, over a database of its own. */
final class PlainApplication {

    private PlainApplication() {}

    static Tenancy start() {
        JdbcConnectionPool database =
                JdbcConnectionPool.create("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()), "sa", "");
        Flyway.configure()
                .dataSource(database)
                .locations(
                        "classpath:com/dreamineering/tenancy/schema/common",
                        "classpath:com/dreamineering/tenancy/schema/h2")
                .table("tenancy_schema_history")
                .load()
                .migrate();
        return Tenancy.builder(new HibernatePersistenceConfiguration("plain")
                        .properties(HibernateIsolation.settings(database))
                        .createEntityManagerFactory())
                .build();
    }
}
