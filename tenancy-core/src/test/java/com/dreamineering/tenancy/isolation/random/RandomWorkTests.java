package com.dreamineering.tenancy.isolation.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;

/**
 * Random operations by eight threads for twenty organisations: each organisation sees exactly what books kept in memory
 * say that it owns.
 *
 * <p>{@code -Dtenancy.random.seed=…} begins at another seed, {@code -Dtenancy.random.count=…} makes the long run longer
 * or shorter.
 */
class RandomWorkTests {

    private static final int THREADS = 8;
    private static final int IN_EACH_RUN = 2_500;
    private static final int IN_A_LONG_RUN = 100_000;
    private static final int REPETITIONS = 150;

    private static final Map<TestDatabase, Installation> INSTALLATIONS = new ConcurrentHashMap<>();

    @OnEachDatabase
    void showsEachOrganisationItsOwnRows(TestDatabase database) {
        run(database, IN_EACH_RUN);
    }

    @OnEachDatabase
    @Tag("long")
    void showsEachOrganisationItsOwnRowsForLong(TestDatabase database) {
        run(database, Integer.getInteger("tenancy.random.count", IN_A_LONG_RUN));
    }

    /** What leaks in plain Hibernate is found, and the trace that shows it is short. */
    @OnEachDatabase
    void findsALeakInPlainHibernate(TestDatabase database) {
        Installation installation = installation(database);
        Reach reach = Reach.plain(installation);
        List<Step> steps = steps(7, 400, 4);

        Optional<Failure> failure = repeat(installation, reach, steps);

        assertThat(failure).as("a leak in %d steps", steps.size()).isPresent();
        List<Step> shortest = shortest(installation, reach, failure.get().steps);
        assertThat(shortest).hasSizeLessThan(10);
        assertThat(message(7, repeat(installation, reach, shortest).orElseThrow()))
                .contains("seed 7", "what organisation ", "steps lead there", "FOREIGN");
    }

    private static void run(TestDatabase database, int count) {
        long seed = Long.getLong("tenancy.random.seed", 1);
        Installation installation = installation(database);
        Reach reach = Reach.library(installation);
        Optional<Failure> failure = atOnce(installation, reach, steps(seed, count, Books.SHELVES));
        if (failure.isPresent()) {
            Optional<Failure> again = repeat(installation, reach, failure.get().steps);
            Failure shown = again.map(found -> shortest(installation, reach, found.steps))
                    .flatMap(steps -> repeat(installation, reach, steps))
                    .orElse(failure.get());
            fail(message(seed, shown), shown.cause);
        }
    }

    /** What went wrong, and the steps up to it. */
    private record Failure(List<Step> steps, Throwable cause) {}

    private static List<Step> steps(long seed, int count, int organisations) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(new Step(random.nextInt(organisations), random.nextLong()));
        }
        return steps;
    }

    private static Optional<Failure> atOnce(Installation installation, Reach reach, List<Step> steps) {
        AtomicInteger next = new AtomicInteger();
        List<Step> begun = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Office office = office(installation, reach, Books.SHELVES)) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                working.add(threads.submit(() -> {
                    for (int step = next.getAndIncrement(); step < steps.size(); step = next.getAndIncrement()) {
                        begun.add(steps.get(step));
                        try {
                            office.run(steps.get(step));
                        } catch (RuntimeException | Error e) {
                            next.set(steps.size());
                            throw e;
                        }
                    }
                }));
            }
            for (Future<?> work : working) {
                work.get();
            }
            office.audit();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(new Failure(List.copyOf(begun), e.getCause()));
        } catch (AssertionError e) {
            return Optional.of(new Failure(List.copyOf(begun), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The steps one after the other, from an empty start. */
    private static Optional<Failure> repeat(Installation installation, Reach reach, List<Step> steps) {
        List<Step> done = new ArrayList<>();
        try (Office office = office(installation, reach, Books.SHELVES)) {
            for (Step step : steps) {
                done.add(step);
                office.run(step);
            }
            office.audit();
            return Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(new Failure(done, e));
        }
    }

    /** Leaves out halves, quarters and so on, down to single steps, as long as the rest still goes wrong. */
    private static List<Step> shortest(Installation installation, Reach reach, List<Step> failing) {
        List<Step> steps = failing;
        int tries = 0;
        for (int part = Math.max(1, steps.size() / 2); part >= 1; part = part == 1 ? 0 : part / 2) {
            for (int from = 0; from < steps.size() && tries < REPETITIONS; tries++) {
                List<Step> rest = new ArrayList<>(steps.subList(0, from));
                rest.addAll(steps.subList(Math.min(steps.size(), from + part), steps.size()));
                Optional<Failure> still = rest.isEmpty() ? Optional.empty() : repeat(installation, reach, rest);
                if (still.isPresent()) {
                    steps = still.get().steps;
                } else {
                    from += part;
                }
            }
        }
        return steps;
    }

    private static String message(long seed, Failure failure) {
        StringBuilder message = new StringBuilder("Random work with seed %d went wrong: %s%n%d steps lead there:%n"
                .formatted(seed, failure.cause.getMessage(), failure.steps.size()));
        failure.steps.stream()
                .skip(Math.max(0, failure.steps.size() - 40))
                .forEach(step -> message.append("  %s (%d)%n".formatted(Office.describe(step), step.seed())));
        return message.append("to run it again: mvn -pl tenancy-core test -Dtest=RandomWorkTests ")
                .append("-Dtenancy.random.seed=%d".formatted(seed))
                .toString();
    }

    private static Office office(Installation installation, Reach reach, int organisations) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < organisations; i++) {
            ids.add(new UUID(0xB00C, i));
        }
        return new Office(installation, reach, ids);
    }

    private static Installation installation(TestDatabase database) {
        return INSTALLATIONS.computeIfAbsent(database, missing -> {
            Installation installation = Installation.on(missing, Workshop.ENTITIES.toArray(Class<?>[]::new));
            // References by ids from outside are among the operations; here they must not keep rows from going.
            if (missing == TestDatabase.H2) {
                installation.sql("set referential_integrity false");
            } else {
                installation
                        .rows(
                                "select 'alter table ' || conrelid::regclass || ' drop constraint ' || quote_ident(conname) "
                                        + "from pg_constraint where contype = 'f' and conrelid::regclass::text in "
                                        + "('site', 'machine', 'tag', 'site_tags', 'site_marks', 'site_aliases', 'site_doors', "
                                        + "'site_counters', 'region_tags', 'permit', 'paper', 'step')")
                        .forEach(drop -> installation.sql((String) drop));
            }
            installation.sql("insert into Region (id, name, amount) values (1, 'ant', 1)");
            return installation;
        });
    }
}
