package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.isolation.RowLevelSecurity;
import com.dreamineering.tenancy.spring.SetUpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;

/** Writes the migration that puts the application's tables under row-level security. */
final class RowLevelSecurityScriptFile implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(RowLevelSecurityScriptFile.class);

    private final RowLevelSecurity security;
    private final Path file;

    RowLevelSecurityScriptFile(RowLevelSecurity security, Path file) {
        this.security = security;
        this.file = file.toAbsolutePath();
    }

    @Override
    public void afterPropertiesSet() {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, security.script());
            LOG.info("Wrote the migration for row-level security to {}", file);
        } catch (IOException e) {
            throw new SetUpException(
                    "The migration for row-level security could not be written to %s: %s".formatted(file, e),
                    "Name a file that can be written in tenancy.schema.row-level-security-script, or remove the setting.",
                    e);
        }
    }
}
