package com.dreamineering.portal.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The logins of one database, named after it, so that several installations can live on one server. */
final class DatabaseLogins {

    private static final int LONGEST_NAME = 63;

    private final Connection connection;
    private final String database;

    DatabaseLogins(Connection connection) throws SQLException {
        this.connection = connection;
        this.database = connection.getCatalog();
    }

    String name(Purpose purpose) {
        String suffix = "_" + purpose.suffix();
        String start = database.substring(0, Math.min(database.length(), LONGEST_NAME - suffix.length()));
        return start + suffix;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            names.add(name(purpose));
        }
        return names;
    }

    void requireSuperuser() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet login = statement.executeQuery(
                        "select current_user, rolsuper from pg_roles where rolname = current_user")) {
            login.next();
            if (!login.getBoolean(2)) {
                throw new IllegalStateException(
                        "'%s' is no superuser of this PostgreSQL server. Sign in as one, such as postgres"
                                .formatted(login.getString(1)));
            }
        }
    }

    /** Creates what is missing; answers whether anything was. */
    boolean create(DatabaseSettings settings) throws SQLException {
        List<Purpose> missing = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            boolean exists = exists(name(purpose));
            if (exists && !settings.knows(purpose)) {
                throw new IllegalStateException(
                        ("The login '%s' exists, and %s does not have its password. Run this in the directory of that file, "
                                        + "or drop the login first")
                                .formatted(name(purpose), DatabaseSettings.FILE));
            }
            if (!exists) {
                missing.add(purpose);
            }
        }
        for (Purpose purpose : missing) {
            execute("create role %s login nosuperuser nobypassrls nocreatedb nocreaterole noinherit password %s"
                    .formatted(identifier(name(purpose)), literal(settings.newPassword(purpose))));
        }
        return !missing.isEmpty();
    }

    /** The owner may create tables; the others may use what it creates. Saying it again changes nothing. */
    void grant() throws SQLException {
        String owner = identifier(name(Purpose.OWNER));
        String users = identifier(name(Purpose.APPLICATION)) + ", " + identifier(name(Purpose.BYPASS));
        execute("grant usage, create on schema public to " + owner);
        execute("grant usage on schema public to %s, %s".formatted(users, identifier(name(Purpose.SEALER))));
        execute(
                "alter default privileges for role %s in schema public grant select, insert, update, delete on tables to %s"
                        .formatted(owner, users));
        execute("alter default privileges for role %s in schema public grant usage on sequences to %s"
                .formatted(owner, users));
    }

    private boolean exists(String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            statement.setString(1, role);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** What a login is for. */
    enum Purpose {
        /** Owns the tables and migrates them. */
        OWNER("owner"),
        /** What the application works with. */
        APPLICATION("app"),
        /** What the superadmins' bypass works with. */
        BYPASS("bypass"),
        /** What seals the audit trail. */
        SEALER("sealer");

        private final String suffix;

        Purpose(String suffix) {
            this.suffix = suffix;
        }

        String suffix() {
            return suffix;
        }
    }
}
