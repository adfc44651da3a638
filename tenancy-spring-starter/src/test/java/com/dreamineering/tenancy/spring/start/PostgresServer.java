package com.dreamineering.tenancy.spring.start;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** A PostgreSQL for the tests of this module; roles are shared by all its databases. */
public final class PostgresServer {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres RUNNING = start();

    private PostgresServer() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database that no other test uses. */
    public static Database newDatabase() {
        String name = "db" + COUNT.incrementAndGet();
        as("postgres", "postgres").execute("create database " + name);
        return new Database(name);
    }

    private static JdbcTemplate as(String role, String database) {
        return new JdbcTemplate(new SimpleDriverDataSource(
                new org.postgresql.Driver(), RUNNING.getJdbcUrl(role, database), role, role));
    }

    /** One database, with the logins {@code <name>_owner} and {@code <name>_app} once they were made. */
    public record Database(String name) {

        public String url() {
            return "jdbc:postgresql://localhost:%d/%s".formatted(RUNNING.getPort(), name);
        }

        public String owner() {
            return name + "_owner";
        }

        public String app() {
            return name + "_app";
        }

        /** Does this as the server's superuser. */
        public Database sql(String... statements) {
            JdbcTemplate superuser = as("postgres", name);
            for (String statement : statements) {
                superuser.execute(statement
                        .replace("$owner", owner())
                        .replace("$app", app())
                        .replace("$database", name));
            }
            return this;
        }

        /** An owner for the tables, and a login for the application that may use what the owner creates. */
        public Database withLogins() {
            return sql(
                    "create role $owner login password '$owner'",
                    "create role $app login password '$app'",
                    "grant create, usage on schema public to $owner",
                    "grant usage on schema public to $app",
                    "alter default privileges for role $owner in schema public"
                            + " grant select, insert, update, delete on tables to $app");
        }

        public String bypass() {
            return name + "_bypass";
        }

        /** A login for bypasses, which may use what the owner creates. */
        public Database withBypass() {
            return sql(
                    "create role %1$s login password '%1$s'".formatted(bypass()),
                    "grant usage on schema public to " + bypass(),
                    "alter default privileges for role $owner in schema public"
                            + " grant select, insert, update, delete on tables to " + bypass());
        }

        public JdbcTemplate asApp() {
            return as(app(), name);
        }

        public JdbcTemplate asOwner() {
            return as(owner(), name);
        }

        /** The settings of an application that signs in as this role and migrates as the owner. */
        public String[] settings(String login) {
            return new String[] {
                "spring.datasource.url=" + url(),
                "spring.datasource.username=" + login,
                "spring.datasource.password=" + login,
                "tenancy.schema.url=" + url(),
                "tenancy.schema.username=" + owner(),
                "tenancy.schema.password=" + owner()
            };
        }
    }
}
