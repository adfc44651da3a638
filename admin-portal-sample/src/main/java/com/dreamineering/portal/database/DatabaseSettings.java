package com.dreamineering.portal.database;

import com.dreamineering.portal.database.DatabaseLogins.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The file that tells the portal how to sign in to PostgreSQL; only its owner may read it. */
final class DatabaseSettings {

    static final String FILE = "application-postgres.properties";

    private static final String LOGIN = "spring.datasource.username";
    private static final int PASSWORD_BYTES = 24;

    private static final Map<Purpose, String> PASSWORDS = Map.of(
            Purpose.OWNER, "tenancy.schema.password",
            Purpose.APPLICATION, "spring.datasource.password",
            Purpose.BYPASS, "tenancy.bypass.datasource.password",
            Purpose.SEALER, "portal.database.sealer.password");

    private final Map<Purpose, String> passwords = new EnumMap<>(Purpose.class);
    private final SecureRandom random = new SecureRandom();
    private final String login;

    private DatabaseSettings(Properties properties) {
        this.login = properties.getProperty(LOGIN, "");
        PASSWORDS.forEach((purpose, key) -> {
            String password = properties.getProperty(key);
            if (password != null) {
                passwords.put(purpose, password);
            }
        });
    }

    static DatabaseSettings read(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (var stream = Files.newInputStream(file)) {
                properties.load(stream);
            }
        }
        return new DatabaseSettings(properties);
    }

    /** Throws if the file belongs to another database: writing to it would lose the passwords of that one. */
    void requireFor(String application) {
        if (!login.isEmpty() && !login.equals(application)) {
            throw new IllegalStateException(
                    "%s belongs to the login '%s', and this database has '%s'. Run this in another directory, or move that file away first"
                            .formatted(FILE, login, application));
        }
    }

    boolean knows(Purpose purpose) {
        return passwords.containsKey(purpose);
    }

    String newPassword(Purpose purpose) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        passwords.put(purpose, password);
        return password;
    }

    void write(Path file, String url, DatabaseLogins logins) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("spring.datasource.url", url);
        lines.put(LOGIN, logins.name(Purpose.APPLICATION));
        lines.put("tenancy.schema.url", url);
        lines.put("tenancy.schema.username", logins.name(Purpose.OWNER));
        lines.put("spring.flyway.url", url);
        lines.put("spring.flyway.user", logins.name(Purpose.OWNER));
        lines.put("spring.flyway.password", password(Purpose.OWNER));
        lines.put("tenancy.bypass.datasource.username", logins.name(Purpose.BYPASS));
        lines.put("portal.database.sealer.username", logins.name(Purpose.SEALER));
        PASSWORDS.forEach((purpose, key) -> lines.put(key, password(purpose)));
        StringBuilder text =
                new StringBuilder("# Written by prepare-database. It holds passwords: keep it to yourself.\n");
        lines.forEach((key, value) ->
                text.append(key).append('=').append(escaped(value)).append('\n'));
        keepToItsOwner(file);
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    /** Before the passwords are in it, not after. */
    private static void keepToItsOwner(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private String password(Purpose purpose) {
        return java.util.Objects.requireNonNull(passwords.get(purpose), "password");
    }

    /** The form that {@link Properties} reads, whatever the letters in the name of the database. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .chars()
                .mapToObj(unit -> unit < 128 ? Character.toString(unit) : "\\u%04x".formatted(unit))
                .collect(Collectors.joining());
    }
}
