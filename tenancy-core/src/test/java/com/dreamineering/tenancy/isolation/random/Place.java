package com.dreamineering.tenancy.isolation.random;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A place in a made-up statement, with random numbers of its own: what is drawn at one place does not depend on what
 * happened at another, so that a clause can be left out without changing the rest.
 */
final class Place {

    private final long seed;
    private final String path;
    private final Set<String> dropped;
    private final Set<String> optional;
    private final SplittableRandom random;

    private Place(long seed, String path, Set<String> dropped, Set<String> optional) {
        this.seed = seed;
        this.path = path;
        this.dropped = dropped;
        this.optional = optional;
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + hash(path));
    }

    /** The whole statement; the places that could be left out are added to the last set. */
    static Place whole(long seed, Set<String> dropped, Set<String> optional) {
        return new Place(seed, "", dropped, optional);
    }

    Place at(String step) {
        return new Place(seed, path + "/" + step, dropped, optional);
    }

    Place at(String step, int index) {
        return at(step + index);
    }

    /** Whether something that may be left out is there. */
    boolean wanted(int percent) {
        if (random.nextInt(100) >= percent) {
            return false;
        }
        optional.add(path);
        return !dropped.contains(path);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static long hash(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash * 0xBF58476D1CE4E5B9L;
    }
}
