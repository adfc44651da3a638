package com.dreamineering.tenancy.isolation.text;

import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.isolation.Lending;
import com.dreamineering.tenancy.isolation.text.Shelf.Outcome;
import com.dreamineering.tenancy.statement.OwnedTables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tries made-up texts on a database with two organisations and on one with the own rows alone, and compares. */
final class TextTrial implements AutoCloseable {

    static final OwnedTables TABLES = new OwnedTables.Builder()
            .direct("memo", "organisation_id", Set.of("id"))
            .direct("tag", "organisation_id", Set.of("id"))
            .build();

    private final TestDatabase database;
    private final Shelf everybodys;
    private final Shelf own;
    private final List<String> before;
    private final List<String> ownBefore;

    int tried;
    int ran;
    int withRows;
    int changed;
    int refused;
    int invalid;

    TextTrial(TestDatabase database, OwnedTables tables) {
        this.database = database;
        Lending lending = new Lending(tables);
        this.everybodys = new Shelf(database, lending, Shelf.FOREIGN, Shelf.OWN);
        this.own = new Shelf(database, lending, Shelf.OWN);
        this.before = content(everybodys);
        this.ownBefore = content(own);
    }

    private static List<String> content(Shelf shelf) {
        try {
            return shelf.content();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops at the first text that fails. */
    Optional<String> run(long first, int count) {
        for (long seed = first; seed < first + count; seed++) {
            Optional<String> failure = run(seed);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return leftOver();
    }

    private Optional<String> leftOver() {
        boolean same = content(everybodys).equals(before) && content(own).equals(ownBefore);
        return same ? Optional.empty() : Optional.of("Something was not rolled back on %s".formatted(database));
    }

    Optional<String> run(long seed) {
        boolean postgres = database == TestDatabase.POSTGRESQL;
        String made = new TextMaker(seed, postgres).statement();
        List<String> pieces = new Noise(seed, postgres).pieces(made);
        boolean prepared = seed % 4 != 0;
        tried++;
        String text = String.join("", pieces);
        Outcome seen = everybodys.run(text, prepared);
        Optional<String> wrong = count(seen, text, prepared);
        return wrong.map(what -> describe(seed, prepared, text, shortest(made, pieces, prepared)));
    }

    private Optional<String> count(Outcome seen, String text, boolean prepared) {
        if (seen.refusal() != null) {
            refused++;
        } else if (seen.failure() != null) {
            invalid++;
        } else {
            ran++;
            withRows += seen.rows().isEmpty() ? 0 : 1;
            changed += seen.content().isEmpty() || seen.content().equals(before) ? 0 : 1;
            return wrong(seen, own.run(text, prepared));
        }
        return Optional.empty();
    }

    private Optional<String> wrong(String text, boolean prepared) {
        Outcome seen = everybodys.run(text, prepared);
        return seen.ran() ? wrong(seen, own.run(text, prepared)) : Optional.empty();
    }

    /** A failure where only own rows are is none: databases evaluate in the order that they like. */
    private Optional<String> wrong(Outcome seen, Outcome alone) {
        if (!alone.ran()) {
            return Optional.empty();
        }
        if (!seen.rows().equals(alone.rows())) {
            return Optional.of(
                    "found with everybody's rows %s, with own rows alone %s".formatted(seen.rows(), alone.rows()));
        }
        List<String> given = alone.content().stream()
                .filter(row -> row.contains(Shelf.FOREIGN.toString()))
                .toList();
        if (!given.isEmpty()) {
            return Optional.of("left rows to the other organisation %s".formatted(given));
        }
        List<String> foreignBefore = without(before, ownBefore);
        if (!seen.content().isEmpty()
                && !without(seen.content(), alone.content()).equals(foreignBefore)) {
            return Optional.of("left behind with everybody's rows %s, with own rows alone %s"
                    .formatted(seen.content(), alone.content()));
        }
        return Optional.empty();
    }

    private static List<String> without(List<String> all, List<String> some) {
        List<String> rest = new ArrayList<>(all);
        some.forEach(rest::remove);
        rest.sort(null);
        return rest;
    }

    /** Leaves out words as long as it still goes wrong; without the noise if it goes wrong without it. */
    private String shortest(String made, List<String> pieces, boolean prepared) {
        boolean quiet = wrong(made, prepared).isPresent();
        List<String> parts = quiet ? Noise.words(made) : pieces;
        String between = quiet ? " " : "";
        for (int size = parts.size() / 2; size >= 1; size = size == 1 ? 0 : Math.max(1, size / 2)) {
            boolean again = true;
            while (again) {
                again = false;
                for (int at = 0; at + size <= parts.size(); at++) {
                    List<String> fewer = new ArrayList<>(parts);
                    fewer.subList(at, at + size).clear();
                    if (wrong(String.join(between, fewer), prepared).isPresent()) {
                        parts = fewer;
                        again = size > 1 || again;
                        at--;
                    }
                }
            }
        }
        return String.join(between, parts);
    }

    private String describe(long seed, boolean prepared, String text, String shortest) {
        return ("On %s, the guard lets a %s statement through that is not kept to the organisation.%n"
                        + "seed %d, in its shortest form:%n  %s%n  %s%nas it was made up:%n  %s%n"
                        + "to run it again: mvn -pl tenancy-core test -Dtest=RandomTextTests -Dtenancy.random.seed=%d")
                .formatted(
                        database,
                        prepared ? "prepared" : "plain",
                        seed,
                        shortest,
                        wrong(shortest, prepared).orElse("(not wrong when repeated)"),
                        text,
                        seed);
    }

    @Override
    public String toString() {
        return "%d texts on %s: %d ran, %d of them with rows, %d with changes; %d refused, %d invalid"
                .formatted(tried, database, ran, withRows, changed, refused, invalid);
    }

    @Override
    public void close() {
        everybodys.close();
        own.close();
    }
}
