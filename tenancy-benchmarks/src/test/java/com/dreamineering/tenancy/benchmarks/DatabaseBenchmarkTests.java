package com.dreamineering.tenancy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseBenchmarkTests {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void runsEachOperationThroughEachVariant(String database) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        DatabaseOptions options = DatabaseOptions.of(
                "--database=" + database,
                "--rows=1000",
                "--organisations=20",
                "--rounds=1",
                "--warm-up=0",
                "--millis=1");

        Map<Operation, Map<String, Samples>> results = DatabaseBenchmark.run(options, new PrintStream(printed, true));

        assertThat(results).containsOnlyKeys(Operation.values());
        assertThat(results.values())
                .allSatisfy(variants -> assertThat(variants)
                        .hasSize(database.equals("h2") ? 5 : 6)
                        .allSatisfy((name, samples) ->
                                assertThat(samples.perSecond()).isPositive()));
        assertThat(printed.toString())
                .contains("five on %s, 1000 rows of 20 organisations".formatted(database))
                .contains("| hand-written |");
    }
}
