package com.dreamineering.portal.database;

import com.dreamineering.portal.database.DatabaseLogins.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The file that tells the portal how to sign in to PostgreSQL; only its owner may read it. */
final class DatabaseSettings {

    static final String FILE = "application-postgres.properties";

    private static final int PASSWORD_BYTES = 24;

    private static final Map<Purpose, String> PASSWORDS = Map.of(
            Purpose.OWNER, "tenancy.schema.password",
            Purpose.APPLICATION, "spring.datasource.password",
            Purpose.BYPASS, "portal.database.bypass.password",
            Purpose.SEALER, "portal.database.sealer.password");

    private final Map<Purpose, String> passwords = new EnumMap<>(Purpose.class);
    private final SecureRandom random = new SecureRandom();

    private DatabaseSettings() {}

    static DatabaseSettings read(Path file) throws IOException {
        DatabaseSettings settings = new DatabaseSettings();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            PASSWORDS.forEach((purpose, key) -> {
                String password = properties.getProperty(key);
                if (password != null) {
                    settings.passwords.put(purpose, password);
                }
            });
        }
        return settings;
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
        lines.put("spring.datasource.username", logins.name(Purpose.APPLICATION));
        lines.put("tenancy.schema.url", url);
        lines.put("tenancy.schema.username", logins.name(Purpose.OWNER));
        lines.put("spring.flyway.url", url);
        lines.put("spring.flyway.user", logins.name(Purpose.OWNER));
        lines.put("spring.flyway.password", password(Purpose.OWNER));
        lines.put("portal.database.bypass.username", logins.name(Purpose.BYPASS));
        lines.put("portal.database.sealer.username", logins.name(Purpose.SEALER));
        PASSWORDS.forEach((purpose, key) -> lines.put(key, password(purpose)));
        StringBuilder text =
                new StringBuilder("# Written by prepare-database. It holds passwords: keep it to yourself.\n");
        lines.forEach((key, value) ->
                text.append(key).append('=').append(escaped(value)).append('\n'));
        if (!Files.exists(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private String password(Purpose purpose) {
        return java.util.Objects.requireNonNull(passwords.get(purpose), "password");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\");
    }
}
