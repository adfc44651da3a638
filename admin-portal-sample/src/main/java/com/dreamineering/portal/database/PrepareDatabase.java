package com.dreamineering.portal.database;

import com.dreamineering.portal.database.DatabaseLogins.Purpose;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command {@code prepare-database}: creates the portal's logins on PostgreSQL and writes down how to use them.
 *
 * <p>The login that owns the tables, the one that the application works with, one for the bypass and one for sealing the
 * audit trail. Running it again changes nothing.
 */
public final class PrepareDatabase {

    /** The first argument that asks for it. */
    public static final String COMMAND = "prepare-database";

    private static final List<String> OPTIONS = List.of("--url", "--username", "--password");
    static final String USAGE = "Usage: java -jar admin-portal-sample.jar " + COMMAND
            + " --url=jdbc:postgresql://host:port/database --username=<superuser> --password=<password>";

    private PrepareDatabase() {}

    /** Does it for the working directory and answers the exit code: 0 done, 1 failed, 2 wrong arguments. */
    public static int run(String[] args) {
        return run(args, Path.of(DatabaseSettings.FILE), System.out, System.err);
    }

    static int run(String[] args, Path file, Appendable out, Appendable err) {
        try {
            Map<String, String> options = options(args);
            try (Connection connection = DriverManager.getConnection(
                    required(options, "--url"), required(options, "--username"), options.get("--password"))) {
                out.append(prepare(connection, required(options, "--url"), file))
                        .append(System.lineSeparator());
            }
            return 0;
        } catch (IllegalArgumentException e) {
            return complain(err, "%s%n%s".formatted(e.getMessage(), USAGE), 2);
        } catch (SQLException | IOException | IllegalStateException e) {
            return complain(err, "The database was not prepared: " + e.getMessage(), 1);
        }
    }

    private static int complain(Appendable err, String message, int code) {
        try {
            err.append(message).append(System.lineSeparator());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return code;
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < args.length; i++) {
            String[] parts = args[i].split("=", 2);
            if (parts.length != 2 || !OPTIONS.contains(parts[0])) {
                throw new IllegalArgumentException("'%s' is no option of %s".formatted(parts[0], COMMAND));
            }
            options.put(parts[0], parts[1]);
        }
        options.putIfAbsent("--password", "");
        if (!required(options, "--url").startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("'%s' is no PostgreSQL address".formatted(options.get("--url")));
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The option %s is missing".formatted(name));
        }
        return value;
    }

    private static String prepare(Connection connection, String url, Path file) throws SQLException, IOException {
        connection.setAutoCommit(false);
        DatabaseLogins logins = new DatabaseLogins(connection);
        logins.requireSuperuser();
        DatabaseSettings settings = DatabaseSettings.read(file);
        settings.requireFor(logins.name(Purpose.APPLICATION));
        boolean created = logins.create(settings);
        logins.grant();
        if (created) {
            settings.write(file, url, logins);
        }
        connection.commit();
        return created
                ? "Created the logins %s and wrote how to use them to %s. Start with --spring.profiles.active=postgres"
                        .formatted(String.join(", ", logins.names()), file)
                : "Nothing to do: the logins %s exist and %s has their passwords"
                        .formatted(String.join(", ", logins.names()), file);
    }
}
