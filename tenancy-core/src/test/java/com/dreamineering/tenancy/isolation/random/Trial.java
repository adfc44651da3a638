package com.dreamineering.tenancy.isolation.random;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.database.TestDatabase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs made-up statements on everybody's rows and on those of one organisation alone, and compares what comes of them. */
final class Trial implements AutoCloseable {

    /** What H2 has not. */
    private static final Set<Shape> NOT_ON_H2 = EnumSet.of(Shape.FULL_JOIN, Shape.LATERAL_JOIN);

    private static final String OWNER = " " + Data.ACTING + " ";

    private final TestDatabase database;
    private final Set<Shape> heldBack;
    private final Side subject;
    private final Side alone;
    private final List<String> everything;
    private final List<String> own;
    private final Set<String> planted;

    final Map<Shape, Integer> ran = new EnumMap<>(Shape.class);
    final Map<Shape, Integer> refused = new EnumMap<>(Shape.class);
    final List<Statement> refusals = new ArrayList<>();
    final List<String> invalid = new ArrayList<>();
    int statements;
    int compared;
    int withRows;

    Trial(TestDatabase database, Side subject) {
        this.database = database;
        this.heldBack = EnumSet.noneOf(Shape.class);
        if (database == TestDatabase.H2) {
            this.heldBack.addAll(NOT_ON_H2);
        }
        this.subject = subject;
        this.alone = Side.alone(database);
        this.everything = subject.content();
        this.own = alone.content();
        Set<String> links = new HashSet<>(everything);
        own.forEach(links::remove);
        links.removeIf(line -> !line.contains(" - "));
        this.planted = links;
    }

    /** What came of a statement on one side: rows, what it changed, or why it failed. */
    private record Outcome(List<String> rows, List<String> changes, Throwable failure) {}

    /** Runs as many statements from this seed on, and stops at the first one that fails. */
    Optional<String> run(long seed, int count) {
        for (int i = 0; i < count; i++) {
            Optional<String> failure = run(seed + i);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    /** Runs one statement; answers what is wrong about it, in the shortest form in which it still is. */
    Optional<String> run(long seed) {
        Maker.Made made = Maker.make(seed, heldBack, Set.of());
        statements++;
        Outcome seen = outcome(subject, made.statement(), everything);
        if (isRefusal(seen.failure)) {
            made.statement().shapes().forEach(shape -> refused.merge(shape, 1, Integer::sum));
            refusals.add(made.statement());
            return Optional.empty();
        }
        Outcome expected = outcome(alone, made.statement(), own);
        if (seen.failure != null && isSame(seen.failure, expected.failure)) {
            invalid.add("%s%n  %s".formatted(made.statement(), seen.failure));
            return Optional.empty();
        }
        Optional<String> wrong = difference(made.statement(), seen, expected);
        if (wrong.isEmpty()) {
            compared++;
            made.statement().shapes().forEach(shape -> ran.merge(shape, 1, Integer::sum));
            if (!expected.rows.isEmpty() && !expected.rows.get(0).equals("0 rows changed")) {
                withRows++;
            }
            return Optional.empty();
        }
        return Optional.of(shortest(seed, made));
    }

    private Optional<String> difference(Statement statement, Outcome seen, Outcome expected) {
        if (seen.failure != null || expected.failure != null) {
            return Optional.of("  with everybody's rows it ended with %s%n  with own rows alone with %s"
                    .formatted(end(seen), end(expected)));
        }
        if (!seen.rows.equals(expected.rows) && !statement.mutates()) {
            return Optional.of(difference("rows", seen.rows, expected.rows));
        }
        if (!seen.changes.equals(expected.changes)) {
            return Optional.of(difference("changes", seen.changes, expected.changes));
        }
        List<String> foreign = seen.changes.stream()
                .filter(change -> !change.contains(OWNER) && !change.contains(" - "))
                .toList();
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of("  it changed rows of another organisation: " + foreign);
    }

    private static String difference(String what, List<String> seen, List<String> expected) {
        return "  %s only with everybody's rows: %s%n  %s only with own rows alone: %s%n  (%d and %d in all)"
                .formatted(what, minus(seen, expected), what, minus(expected, seen), seen.size(), expected.size());
    }

    private static String end(Outcome outcome) {
        return outcome.failure == null
                ? "%d rows".formatted(outcome.rows.size())
                : root(outcome.failure).toString();
    }

    private Outcome outcome(Side side, Statement statement, List<String> before) {
        try {
            Outcome outcome = side.asking(session -> {
                List<String> rows = statement.run(session);
                return new Outcome(rows, statement.mutates() ? changes(before, side.content()) : List.of(), null);
            });
            if (statement.mutates() && !side.content().equals(before)) {
                List<String> left = changes(before, side.content());
                if (!left.isEmpty()) {
                    throw new IllegalStateException("%s%n was not rolled back: %s".formatted(statement, left));
                }
            }
            return outcome;
        } catch (RuntimeException | AssertionError e) {
            return new Outcome(List.of(), List.of(), e);
        }
    }

    /** What was added and what is gone; a link that was planted between own and foreign rows may go with the own one. */
    private List<String> changes(List<String> before, List<String> after) {
        List<String> changes = new ArrayList<>();
        minus(after, before).forEach(line -> changes.add("+ " + line));
        minus(before, after).stream().filter(line -> !planted.contains(line)).forEach(line -> changes.add("- " + line));
        changes.sort(null);
        return changes;
    }

    private static List<String> minus(List<String> from, List<String> what) {
        Map<String, Integer> counts = new java.util.HashMap<>();
        what.forEach(line -> counts.merge(line, 1, Integer::sum));
        List<String> rest = new ArrayList<>();
        for (String line : from) {
            if (counts.merge(line, -1, Integer::sum) < 0) {
                rest.add(line);
            }
        }
        return rest;
    }

    private static boolean isRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TenancyException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(Throwable seen, Throwable expected) {
        return expected != null && root(seen).getClass().equals(root(expected).getClass());
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** Leaves out one part after the other as long as the statement still goes wrong. */
    private String shortest(long seed, Maker.Made failing) {
        Set<String> dropped = new HashSet<>();
        Maker.Made made = failing;
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (String part : List.copyOf(made.optional())) {
                if (dropped.contains(part)) {
                    continue;
                }
                Set<String> candidate = new HashSet<>(dropped);
                candidate.add(part);
                Maker.Made less = Maker.make(seed, heldBack, candidate);
                if (wrong(less.statement()).isPresent()) {
                    dropped = candidate;
                    made = less;
                    shorter = true;
                    break;
                }
            }
        }
        return ("On %s, a statement does not answer the same with everybody's rows as with own rows alone.%n"
                        + "seed %d, in its shortest form:%n  %s%n%s%nas it was made up:%n  %s%n%s%n"
                        + "to run it again: mvn -pl tenancy-core test -Dtest=RandomQueryTests -Dtenancy.random.seed=%d")
                .formatted(
                        database,
                        seed,
                        made.statement(),
                        wrong(made.statement()).orElse("  (not wrong when repeated)"),
                        failing.statement(),
                        wrong(failing.statement()).orElse("  (not wrong when repeated)"),
                        seed);
    }

    private Optional<String> wrong(Statement statement) {
        Outcome seen = outcome(subject, statement, everything);
        if (isRefusal(seen.failure)) {
            return Optional.empty();
        }
        Outcome expected = outcome(alone, statement, own);
        if (seen.failure != null && isSame(seen.failure, expected.failure)) {
            return Optional.empty();
        }
        return difference(statement, seen, expected);
    }

    @Override
    public String toString() {
        return "%d statements on %s: %d compared, %d of them with rows, %d refused, %d invalid; ran %s, refused %s"
                .formatted(statements, database, compared, withRows, refusals.size(), invalid.size(), ran, refused);
    }

    @Override
    public void close() {
        subject.close();
        alone.close();
    }
}
