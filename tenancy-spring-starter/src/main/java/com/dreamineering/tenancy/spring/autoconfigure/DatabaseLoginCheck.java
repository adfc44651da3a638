package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.spring.SetUpException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.DatabaseDriver;

/**
 * Stops the start on PostgreSQL when the application's login could see every row whatever a policy says, or no row at all.
 *
 * <p>The login counts, and every role that it could change to. A role that a connection was changed to says nothing,
 * because the connection can change back.
 */
final class DatabaseLoginCheck implements InitializingBean {

    private static final String PRIVILEGES = """
            with tenant_tables as (
                select c.relowner from pg_class c
                where c.oid = to_regclass('organisations')
                   or exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenancy_organisation')
            ), bypass_logins as (
                select unnest(p.polroles) as login from pg_policy p where p.polname = 'tenancy_bypass_reads'
            )
            select session_user, r.rolname, r.rolsuper, r.rolbypassrls,
                   r.oid in (select login from bypass_logins) as bypass
            from pg_roles r
            where pg_has_role(session_user, r.oid, 'member')
              and (r.rolsuper or r.rolbypassrls
                   or r.oid in (select relowner from tenant_tables) or r.oid in (select login from bypass_logins))
            order by r.rolname <> session_user, r.rolname
            """;

    private static final String MAY_OPEN = """
            select session_user
            where has_function_privilege(
                session_user,
                to_regprocedure('tenancy_open_bypass(uuid, text, boolean, integer, text)'),
                'execute')
            """;

    private static final String WITHOUT = " To do without row-level security, set tenancy.row-level-security=off.";

    private static final String GRANTS = """
            select current_user,
                   has_table_privilege(to_regclass('organisations'), 'select')
                   and has_table_privilege(to_regclass('organisations'), 'insert') as granted
            """;

    private final DataSource dataSource;
    private final boolean rowLevelSecurity;

    DatabaseLoginCheck(DataSource dataSource, boolean rowLevelSecurity) {
        this.dataSource = dataSource;
        this.rowLevelSecurity = rowLevelSecurity;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        if (!rowLevelSecurity) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL) {
                requireOrdinary(connection);
                requireNoBypass(connection);
                requireGranted(connection);
            }
        }
    }

    private static void requireOrdinary(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet roles = statement.executeQuery(PRIVILEGES)) {
            if (!roles.next()) {
                return;
            }
            String login = roles.getString(1);
            String role = roles.getString(2);
            String privilege = privilegeOf(roles);
            throw new SetUpException(
                    "The application signs in to PostgreSQL as '%s', which %s: row-level security does not hold for it"
                            .formatted(
                                    login,
                                    role.equals(login)
                                            ? privilege
                                            : "is a member of '%s', which %s".formatted(role, privilege)),
                    role.equals(login)
                            ? "Let the application sign in with a login of its own that has no such rights, and name the"
                                    + " owner's login in tenancy.schema.url, .username and .password for migrations."
                                    + WITHOUT
                            : "Take the membership away: revoke %s from %s.%s"
                                    .formatted(quoted(role), quoted(login), WITHOUT));
        }
    }

    /** A login that may call the function could give itself the sight of a bypass. */
    private static void requireNoBypass(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet login = statement.executeQuery(MAY_OPEN)) {
            if (login.next()) {
                throw new SetUpException(
                        "The application signs in to PostgreSQL as '%s', which may open bypasses there: row-level security does not hold for it"
                                .formatted(login.getString(1)),
                        "Take the right away: revoke execute on function tenancy_open_bypass from %s, and from public.%s"
                                .formatted(quoted(login.getString(1)), WITHOUT));
            }
        }
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }

    private static String privilegeOf(ResultSet role) throws SQLException {
        if (role.getBoolean("rolsuper")) {
            return "is a superuser";
        }
        if (role.getBoolean("rolbypassrls")) {
            return "has BYPASSRLS";
        }
        return role.getBoolean("bypass") ? "is the login of the bypass" : "owns the tables";
    }

    private static void requireGranted(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(GRANTS)) {
            answer.next();
            String login = answer.getString(1);
            if (!answer.getBoolean("granted")) {
                throw new SetUpException(
                        "The application signs in to PostgreSQL as '%s', which cannot see or may not use the library's tables"
                                .formatted(login),
                        ("As the owner of the tables, run: grant usage on schema public to \"%1$s\"; grant select,"
                                        + " insert, update, delete on all tables in schema public to \"%1$s\"; alter"
                                        + " default privileges in schema public grant select, insert, update, delete"
                                        + " on tables to \"%1$s\"")
                                .formatted(login));
            }
        }
    }
}
