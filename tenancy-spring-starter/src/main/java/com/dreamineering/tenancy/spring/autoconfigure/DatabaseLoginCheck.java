package com.dreamineering.tenancy.spring.autoconfigure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.DatabaseDriver;

/** Stops the start on PostgreSQL when the application's login could see every row whatever a policy says. */
final class DatabaseLoginCheck implements InitializingBean {

    private static final String QUESTION = """
            select current_user, r.rolsuper, r.rolbypassrls,
                   exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                           where c.relname = 'organisations' and n.nspname = any (current_schemas(false))
                             and pg_has_role(current_user, c.relowner, 'member')) as owner
            from pg_roles r where r.rolname = current_user
            """;

    private final DataSource dataSource;

    DatabaseLoginCheck(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL) {
                check(connection);
            }
        }
    }

    private static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet login = statement.executeQuery(QUESTION)) {
            login.next();
            String name = login.getString(1);
            if (login.getBoolean("rolsuper")) {
                throw new PrivilegedLoginException(name, "is a superuser");
            }
            if (login.getBoolean("rolbypassrls")) {
                throw new PrivilegedLoginException(name, "has BYPASSRLS");
            }
            if (login.getBoolean("owner")) {
                throw new PrivilegedLoginException(name, "owns the tables, or is a member of the role that does");
            }
        }
    }
}
