package com.dreamineering.portal.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/** One PostgreSQL server for all tests, and new databases on it as {@code prepare-database} leaves them. */
public final class PreparedPostgres {

    private static final EmbeddedPostgres SERVER = start();

    private PreparedPostgres() {}

    /** Prepares a new database and answers the file with its settings. */
    public static String newDatabase() {
        String name = "p" + UUID.randomUUID().toString().substring(0, 8);
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            Path directory = Files.createTempDirectory("portal");
            Path file = directory.resolve(DatabaseSettings.FILE);
            int code = PrepareDatabase.run(arguments(name), file, new StringBuilder(), System.err);
            if (code != 0) {
                throw new IllegalStateException("prepare-database ended with " + code);
            }
            return directory.toUri().toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an operator types. */
    static String[] arguments(String database) {
        return new String[] {
            PrepareDatabase.COMMAND, "--url=" + url(database), "--username=postgres", "--password=postgres"
        };
    }

    static String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(SERVER.getPort(), database);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
