package com.dreamineering.portal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.RunningPortal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whether the portal starts on PostgreSQL, and what it says if not. */
@ExtendWith(OutputCaptureExtension.class)
class StartTests {

    @Test
    void withoutTheSettingsSaysHowToGetThem(@TempDir Path empty, CapturedOutput output) {
        assertThatThrownBy(() -> RunningPortal.onPostgresOf(empty.toUri().toString()))
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("there is no application-postgres.properties in the working directory")
                .contains("Run 'prepare-database' once")
                .doesNotContain("\tat org.springframework");
    }

    @ParameterizedTest
    @CsvSource({
        "alter role \"%s_app\" superuser, is a superuser",
        "alter role \"%s_app\" bypassrls, has BYPASSRLS",
        "grant \"%1$s_owner\" to \"%1$s_app\", 'is a member of ''%1$s_owner'', which owns the tables'"
    })
    void withALoginThatStandsAboveRowLevelSecurityDoesNotStart(String change, String privilege, CapturedOutput output) {
        String settings = PreparedPostgres.newDatabase();
        String database = PreparedPostgres.databaseOf(settings);
        PreparedPostgres.asSuperuser(database, change.formatted(database));

        assertThatThrownBy(() -> RunningPortal.onPostgresOf(settings)).isNotNull();

        assertThat(output)
                .contains(
                        "The application signs in to PostgreSQL as '%s_app', which %s: row-level security does not hold for it"
                                .formatted(database, privilege.formatted(database)))
                .contains("To do without row-level security, set tenancy.row-level-security=off")
                .doesNotContain("\tat org.springframework");
    }

    @Test
    void withASuperuserStartsIfRowLevelSecurityIsOff() {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--tenancy.row-level-security=off"));

        try (RunningPortal portal = RunningPortal.onPostgres(arguments.toArray(String[]::new))) {
            assertThat(portal.signedIn(Demo.OWNER_OF_ACME)
                            .page("/dashboard")
                            .body()
                            .attr("data-org"))
                    .isEqualTo("acme");
        }
    }
}
