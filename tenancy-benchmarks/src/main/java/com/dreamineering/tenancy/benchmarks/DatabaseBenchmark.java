package com.dreamineering.tenancy.benchmarks;

import com.dreamineering.tenancy.benchmarks.Operation.Draw;
import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Runs the same operations through each variant on one database and prints how they compare.
 *
 * <p>A neighbour's load moves every number and hardly any ratio. So each variant runs for a short time in each round, in
 * an order that changes from round to round, and is compared with the first one of the same round.
 */
public final class DatabaseBenchmark {

    private final DatabaseOptions options;
    private final PrintStream out;
    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private DatabaseBenchmark(DatabaseOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Takes options as {@code --name=value}; {@link DatabaseOptions} lists them. */
    public static void main(String[] arguments) {
        run(DatabaseOptions.of(arguments), System.out);
    }

    static Map<Operation, Map<String, Samples>> run(DatabaseOptions options, PrintStream out) {
        return new DatabaseBenchmark(options, out).run();
    }

    private Map<Operation, Map<String, Samples>> run() {
        Map<Operation, Map<String, Samples>> results = new LinkedHashMap<>();
        try (BenchmarkDatabase database =
                BenchmarkDatabase.start(options.database(), options.rows(), options.organisations())) {
            Map<String, Variant> variants = variants(database);
            Draw draw = new Draw(new Random(options.seed()), options.rows(), options.organisations());
            for (Operation operation : options.operations()) {
                Map<String, Samples> samples = measure(operation, variants, draw, database);
                print(operation, samples);
                results.put(operation, samples);
            }
            variants.values().forEach(Variant::close);
        }
        return results;
    }

    private Map<String, Variant> variants(BenchmarkDatabase database) {
        Map<String, Variant> all = new LinkedHashMap<>();
        all.put("hand-written", new HandWrittenVariant(database.unrestricted()));
        all.put("@TenantId", new TenantIdVariant(database.unrestricted()));
        all.put("@Filter", new FilterVariant(database.unrestricted()));
        all.put("JDBC", new JdbcVariant(database.unrestricted()));
        LibraryVariant library = new LibraryVariant(database.unrestricted());
        all.put("library", library);
        if (database.hasPolicies()) {
            database.execute(library.policies());
            all.put("library, row-level security", new LibraryVariant(database.restricted()));
        }
        all.keySet().removeIf(name -> !options.takes(name));
        all.forEach(this::requireIsolation);
        return all;
    }

    private void requireIsolation(String name, Variant variant) {
        UUID second = BenchmarkDatabase.organisation(1);
        if (variant.find(second, 0) != -1 || variant.find(second, 1) != 1) {
            throw new IllegalStateException("%s does not keep to one organisation".formatted(name));
        }
    }

    private Map<String, Samples> measure(
            Operation operation, Map<String, Variant> variants, Draw draw, BenchmarkDatabase database) {
        Map<String, Samples> samples = new LinkedHashMap<>();
        variants.keySet().forEach(name -> samples.put(name, new Samples()));
        List<String> order = new ArrayList<>(variants.keySet());
        Random shuffle = new Random(options.seed());
        for (int round = -options.warmUp(); round < options.rounds(); round++) {
            Collections.shuffle(order, shuffle);
            for (String name : order) {
                Samples taken = round < 0 ? new Samples() : get(samples, name);
                measure(operation, get(variants, name), draw, taken);
            }
            database.forget(options.rows());
        }
        return samples;
    }

    private void measure(Operation operation, Variant variant, Draw draw, Samples samples) {
        long allocated = thread.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        long end = start + options.millis() * 1_000_000;
        long now;
        int count = 0;
        do {
            draw.another();
            operation.run(variant, draw);
            count++;
            now = System.nanoTime();
        } while (now < end);
        samples.add(
                count * 1e9 / (now - start), (thread.getCurrentThreadAllocatedBytes() - allocated) / 1024.0 / count);
    }

    private void print(Operation operation, Map<String, Samples> samples) {
        out.printf(
                "%n%s on %s, %d rows of %d organisations, %d rounds of %d ms%n%n",
                operation.label(),
                options.database(),
                options.rows(),
                options.organisations(),
                options.rounds(),
                options.millis());
        List<String> names = List.copyOf(samples.keySet());
        List<String> bases =
                names.stream().filter(DatabaseOptions.BASES::contains).toList();
        out.print("| variant | operations/s | KiB each |");
        bases.forEach(base -> out.printf(" to %s |", base));
        out.printf("%n| --- | ---: | ---: |%s%n", " ---: |".repeat(bases.size()));
        for (String name : names) {
            Samples own = get(samples, name);
            out.printf("| %s | %,.0f | %.1f |", name, own.perSecond(), own.kibibytes());
            bases.forEach(base -> out.printf(" %s |", own.comparedWith(get(samples, base))));
            out.println();
        }
        out.flush();
    }

    private static <T> T get(Map<String, T> map, String name) {
        T value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No variant '%s'. There are %s".formatted(name, map.keySet()));
        }
        return value;
    }
}
