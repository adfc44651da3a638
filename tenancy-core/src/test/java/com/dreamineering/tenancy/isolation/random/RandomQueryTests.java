package com.dreamineering.tenancy.isolation.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/**
 * Made-up HQL and criteria: each answers, and changes, the same as on a database that holds only the rows of the
 * organisation that asks.
 *
 * <p>{@code -Dtenancy.random.seed=…} runs one statement again, {@code -Dtenancy.random.from=…} begins the long run at
 * another seed, {@code -Dtenancy.random.count=…} makes it longer or shorter.
 */
class RandomQueryTests {

    /** What the library may refuse as a whole, even where nothing would leak; it refuses nothing else. */
    static final Set<Shape> MAY_BE_REFUSED = EnumSet.of(
            Shape.CROSS_JOIN,
            Shape.RIGHT_JOIN,
            Shape.FULL_JOIN,
            Shape.LATERAL_JOIN,
            Shape.ASSIGNS_OWN_TENANT,
            Shape.ASSIGNS_FOREIGN_TENANT);

    private static final String SEED = "tenancy.random.seed";
    private static final int IN_EACH_RUN = 2_500;
    private static final int IN_A_LONG_RUN = 250_000;
    private static final int FIRST_SEED_OF_A_LONG_RUN = 1_000_000;

    @OnEachDatabase
    void answersAsIfThereWereNoOtherOrganisation(TestDatabase database) {
        try (Trial trial = new Trial(database, Side.guarded(database))) {
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
    void answersAsIfThereWereNoOtherOrganisationForLong(TestDatabase database) {
        try (Trial trial = new Trial(database, Side.guarded(database))) {
            nothingIsWrong(trial.run(
                    Long.getLong("tenancy.random.from", FIRST_SEED_OF_A_LONG_RUN),
                    Integer.getInteger("tenancy.random.count", IN_A_LONG_RUN)));
            wasWorthIt(trial);
            System.out.println(trial);
        }
    }

    /** What leaks in plain Hibernate is found, so what leaked in the library would be. */
    @OnEachDatabase
    void findsALeakInPlainHibernate(TestDatabase database) {
        try (Trial trial = new Trial(database, Side.unguarded(database))) {
            String failure = trial.run(1, 200).orElse("No leak was found");

            assertThat(failure)
                    .contains("seed ", "in its shortest form", "with everybody's rows: [")
                    .contains("-Dtest=RandomQueryTests -D%s=".formatted(SEED));
        }
    }

    private static void nothingIsWrong(Optional<String> failure) {
        assertThat(failure.orElse("")).isEmpty();
    }

    private static void wasWorthIt(Trial trial) {
        assertThat(trial.refusals)
                .as("refused, and contains nothing that may be")
                .noneMatch(statement -> statement.shapes().stream().noneMatch(MAY_BE_REFUSED::contains));
        assertThat(trial.compared).as("really ran, of %s", trial).isGreaterThan(trial.statements * 60 / 100);
        assertThat(trial.withRows).as("found something, of %s", trial).isGreaterThan(trial.compared * 30 / 100);
        assertThat(trial.invalid)
                .as("no query at all: %s", sample(trial.invalid))
                .hasSizeLessThan(trial.statements * 5 / 100);
        Set<Shape> expected = EnumSet.allOf(Shape.class);
        expected.removeAll(MAY_BE_REFUSED);
        assertThat(trial.ran.keySet()).as("shapes that ran").containsAll(expected);
    }

    private static List<String> sample(List<String> invalid) {
        return invalid.subList(0, Math.min(10, invalid.size()));
    }
}
