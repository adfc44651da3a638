package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.isolation.RowLevelSecurity;
import com.dreamineering.tenancy.spring.SetUpException;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;

class TenancyRowLevelSecurityAutoConfigurationTests {

    @TempDir
    Path directory;

    @Test
    void givesWayToTheHostsOwn() {
        Contexts.application()
                .withUserConfiguration(OwnSecurity.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(RowLevelSecurity.class)
                        .doesNotHaveBean("tenancyRowLevelSecurity"));
    }

    @Test
    void doesNothingWithoutAPersistenceUnit() {
        Contexts.database(TenancyRowLevelSecurityAutoConfiguration.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RowLevelSecurity.class));
    }

    @Nested
    class TheScript {

        @Test
        void isWrittenWhereTheSettingSays() {
            Path file = directory.resolve("db/migration/V7__row_level_security.sql");

            Contexts.application()
                    .withPropertyValues("tenancy.schema.row-level-security-script=" + file)
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        assertThat(Files.readString(file))
                                .isEqualTo(
                                        context.getBean(RowLevelSecurity.class).script())
                                .contains("alter table note enable row level security;");
                    });
        }

        @Test
        void isNotWrittenWithoutTheSetting() {
            Contexts.application()
                    .run(context -> assertThat(context)
                            .hasSingleBean(RowLevelSecurity.class)
                            .doesNotHaveBean(RowLevelSecurityScriptFile.class));
        }

        @Test
        void stopsTheStartIfItCannotBeWritten() throws IOException {
            Path file = Files.writeString(directory.resolve("file"), "").resolve("script.sql");

            Contexts.application()
                    .withPropertyValues("tenancy.schema.row-level-security-script=" + file)
                    .run(context -> assertThat(context.getStartupFailure())
                            .hasRootCauseInstanceOf(IOException.class)
                            .cause()
                            .isInstanceOf(SetUpException.class));
        }
    }

    static class OwnSecurity {
        @Bean
        RowLevelSecurity own(EntityManagerFactory factory) {
            return RowLevelSecurity.of(factory);
        }
    }
}
