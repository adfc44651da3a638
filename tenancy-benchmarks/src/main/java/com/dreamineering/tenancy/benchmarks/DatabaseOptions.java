package com.dreamineering.tenancy.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the harness for databases is asked for.
 *
 * @param database {@code h2} or {@code postgres}
 * @param rows in the table; 1,000,000 by default
 * @param organisations that own them; 1,000 by default
 * @param rounds that are counted; each variant runs once in each
 * @param warmUp rounds before those
 * @param millis how long a variant runs in a round
 * @param operations by default all
 * @param variants parts of their names; none for all
 * @param seed for the draw of rows and the order of variants
 */
record DatabaseOptions(
        String database,
        long rows,
        int organisations,
        int rounds,
        int warmUp,
        long millis,
        List<Operation> operations,
        List<String> variants,
        long seed) {

    static final Set<String> BASES = Set.of("hand-written", "@TenantId");

    private static final Set<String> NAMES = Set.of(
            "database", "rows", "organisations", "rounds", "warm-up", "millis", "operations", "variants", "seed");

    static DatabaseOptions of(String... arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            String name = argument.startsWith("--") && sign > 0 ? argument.substring(2, sign) : argument;
            if (sign < 0 || !NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "'%s' is no option. Write --name=value with one of %s".formatted(argument, NAMES));
            }
            given.put(name, argument.substring(sign + 1));
        }
        return new DatabaseOptions(
                given.getOrDefault("database", "h2"),
                Long.parseLong(given.getOrDefault("rows", "1000000")),
                Integer.parseInt(given.getOrDefault("organisations", "1000")),
                Integer.parseInt(given.getOrDefault("rounds", "40")),
                Integer.parseInt(given.getOrDefault("warm-up", "8")),
                Long.parseLong(given.getOrDefault("millis", "250")),
                operations(given.get("operations")),
                words(given.get("variants")).toList(),
                Long.parseLong(given.getOrDefault("seed", "1")));
    }

    boolean takes(String variant) {
        return variants.isEmpty() || variants.stream().anyMatch(variant::contains);
    }

    private static List<Operation> operations(@Nullable String names) {
        return names == null
                ? List.of(Operation.values())
                : words(names)
                        .map(name -> Operation.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList();
    }

    private static Stream<String> words(@Nullable String list) {
        return list == null ? Stream.of() : Stream.of(list.split(",", -1));
    }
}
