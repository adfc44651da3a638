package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.database.PreparedPostgres;
import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.RunningPortal;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedingTests {

    @Test
    void twiceChangesNothingOnH2(@TempDir Path directory) {
        startTwice(() -> RunningPortal.onH2File(directory.resolve("portal")));
    }

    @Test
    void twiceChangesNothingOnPostgres() {
        String settings = PreparedPostgres.newDatabase();

        startTwice(() -> RunningPortal.onPostgresOf(settings));
    }

    private static void startTwice(Supplier<RunningPortal> start) {
        SortedMap<String, Long> counts;
        SortedMap<String, List<String>> contents;
        try (RunningPortal first = start.get()) {
            counts = first.rows().counts();
            contents = first.rows().contents();
            assertThat(counts)
                    .containsEntry("organisations", 3L)
                    .containsEntry("people", 6L)
                    .containsEntry("contacts", 7L);
        }
        try (RunningPortal second = start.get()) {
            assertThat(second.rows().counts()).isEqualTo(counts);
            assertThat(second.rows().contents()).isEqualTo(contents);
            assertThat(second.signedIn(Demo.MEMBER_OF_BOTH).page("/dashboard").select("[data-org]"))
                    .hasSize(2);
        }
    }
}
