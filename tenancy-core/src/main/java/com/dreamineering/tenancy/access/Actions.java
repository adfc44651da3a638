package com.dreamineering.tenancy.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The actions of a resource type, each a word such as {@code read}, in the order in which people see them. */
public record Actions(List<String> names) {

    /** The most actions of one resource type. */
    public static final int MOST = 20;

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    /** The most characters of one action. */
    public static final int LONGEST = 30;

    /** What can be done with most things. */
    public static final Actions DEFAULT = new Actions(List.of("read", "create", "update", "delete"));

    public Actions {
        names = List.copyOf(names);
        Optional<String> problem = problem(names);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    /** Reads a comma-separated list; an empty one means {@link #DEFAULT}. */
    public static Actions parse(String typed) {
        List<String> names = split(typed);
        return names.isEmpty() ? DEFAULT : new Actions(names);
    }

    /** What is wrong with a comma-separated list, in a sentence; empty if nothing is. */
    public static Optional<String> problem(String typed) {
        List<String> names = split(typed);
        return names.isEmpty() ? Optional.empty() : problem(names);
    }

    private static List<String> split(String typed) {
        return Arrays.stream(typed.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Optional<String> problem(List<String> names) {
        if (names.isEmpty() || names.size() > MOST) {
            return Optional.of(
                    "A resource type has 1 to %d actions, and this one has %d".formatted(MOST, names.size()));
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Optional<String> problem = problemOf(name);
            if (problem.isPresent()) {
                return problem;
            }
            if (names.subList(0, i).contains(name)) {
                return Optional.of("The action '%s' stands there twice. Name it once".formatted(name));
            }
        }
        return Optional.empty();
    }

    /** What is wrong with the name of one action, in a sentence; empty if nothing is. */
    static Optional<String> problemOf(String action) {
        return action.length() <= LONGEST && FORM.matcher(action).matches()
                ? Optional.empty()
                : Optional.of("The action '%s' does not fit. Use up to %d of a to z, 0 to 9 and single hyphens"
                        .formatted(action, LONGEST));
    }

    /** Whether there is an action of this name. */
    public boolean contains(String action) {
        return names.contains(action);
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return String.join(",", names);
    }
}
