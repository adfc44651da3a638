package com.dreamineering.tenancy.isolation.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.statement.OwnedTables;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/**
 * Made-up SQL against the reader of statements: what the guard lets through finds and changes the same, on a real database,
 * as if there were no other organisation.
 *
 * <p>{@code -Dtenancy.random.seed=…} runs one text again, {@code -Dtenancy.random.from=…} begins the long run at another
 * seed, {@code -Dtenancy.random.count=…} makes it longer or shorter.
 */
class RandomTextTests {

    private static final String SEED = "tenancy.random.seed";
    private static final int IN_EACH_RUN = 2_000;
    private static final int IN_A_LONG_RUN = 100_000;
    private static final int FIRST_SEED_OF_A_LONG_RUN = 1_000_000;

    @OnEachDatabase
    void isKeptToTheOrganisation(TestDatabase database) {
        try (TextTrial trial = new TextTrial(database, TextTrial.TABLES)) {
            Long seed = Long.getLong(SEED);
            if (seed != null) {
                nothingIsWrong(trial.run(seed));
                return;
            }
            nothingIsWrong(trial.run(1, IN_EACH_RUN));
            wasWorthIt(trial);
        }
    }

    @OnEachDatabase
    @Tag("long")
    void isKeptToTheOrganisationForLong(TestDatabase database) {
        try (TextTrial trial = new TextTrial(database, TextTrial.TABLES)) {
            nothingIsWrong(trial.run(
                    Long.getLong("tenancy.random.from", FIRST_SEED_OF_A_LONG_RUN),
                    Integer.getInteger("tenancy.random.count", IN_A_LONG_RUN)));
            wasWorthIt(trial);
            System.out.println(trial);
        }
    }

    /** A guard that does not know one of the tables lets its rows through, and that is found. */
    @OnEachDatabase
    void findsAHole(TestDatabase database) {
        OwnedTables withoutTags = new OwnedTables.Builder()
                .direct("memo", "organisation_id", Set.of("id"))
                .build();
        try (TextTrial trial = new TextTrial(database, withoutTags)) {
            String failure = trial.run(1, 200).orElse("Nothing was found");

            assertThat(failure)
                    .contains("seed ", "in its shortest form", "with everybody's rows [")
                    .contains("-Dtest=RandomTextTests -D%s=".formatted(SEED));
        }
    }

    private static void nothingIsWrong(Optional<String> failure) {
        assertThat(failure.orElse("")).isEmpty();
    }

    private static void wasWorthIt(TextTrial trial) {
        assertThat(trial.ran).as("really ran, of %s", trial).isGreaterThan(trial.tried * 25 / 100);
        assertThat(trial.withRows).as("found something, of %s", trial).isGreaterThan(trial.ran * 30 / 100);
        assertThat(trial.changed).as("changed something, of %s", trial).isGreaterThan(trial.ran * 2 / 100);
        assertThat(trial.refused).as("was refused, of %s", trial).isGreaterThan(trial.tried * 10 / 100);
        assertThat(trial.invalid).as("was no SQL, of %s", trial).isLessThan(trial.tried * 40 / 100);
    }
}
