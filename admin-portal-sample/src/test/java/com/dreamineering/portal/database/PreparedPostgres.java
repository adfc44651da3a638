package com.dreamineering.portal.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;

/** One PostgreSQL server for all tests, and new databases on it as {@code prepare-database} leaves them. */
public final class PreparedPostgres {

    private static final EmbeddedPostgres SERVER = start();

    private PreparedPostgres() {}

    /** Prepares a new database and answers the file with its settings. */
    public static String newDatabase() {
        String name = emptyDatabase();
        try {
            Path directory = Files.createTempDirectory("portal");
            Path file = directory.resolve(DatabaseSettings.FILE);
            int code = PrepareDatabase.run(arguments(name), file, new StringBuilder(), System.err);
            if (code != 0) {
                throw new IllegalStateException("prepare-database ended with " + code);
            }
            return directory.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the database whose settings stand in this directory. */
    static String databaseOf(String directory) {
        Properties settings = new Properties();
        try (var stream = Files.newInputStream(Path.of(URI.create(directory)).resolve(DatabaseSettings.FILE))) {
            settings.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String url = settings.getProperty("spring.datasource.url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Creates a database that nobody prepared and answers its name. */
    static String emptyDatabase() {
        String name = "p" + UUID.randomUUID().toString().substring(0, 8);
        asSuperuser("postgres", "create database " + name);
        return name;
    }

    /** Runs a statement in a database as the superuser. */
    static void asSuperuser(String database, String sql) {
        try (Connection connection = superuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection superuser(String database) throws SQLException {
        return SERVER.getDatabase("postgres", database).getConnection();
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
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("hba_file", accessRules().toString())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The superuser comes in without a password, everybody else has to know theirs. */
    private static Path accessRules() throws IOException {
        Path rules = Files.createTempFile("pg_hba", ".conf");
        Files.writeString(rules, "host all postgres all trust\nhost all all all scram-sha-256\n");
        rules.toFile().deleteOnExit();
        if (!rules.toFile().setReadable(true, false)) {
            throw new IOException("%s cannot be made readable".formatted(rules));
        }
        return rules;
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
