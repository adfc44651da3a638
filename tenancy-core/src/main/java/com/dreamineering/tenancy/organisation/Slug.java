package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.PlainText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an organisation in URLs: 3 to 40 of a to z, 0 to 9 and single hyphens.
 *
 * <p>Nothing outside ASCII is allowed, so that no slug can be mistaken for another one by its look.
 */
public record Slug(String value) {

    /** The fewest characters of a slug. */
    public static final int SHORTEST = 3;

    /** The most characters of a slug. */
    public static final int LONGEST = 40;

    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:-?[a-z0-9])*");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]");

    public Slug {
        Optional<String> problem = problem(value);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    /** What is wrong with the text as a slug, in a sentence; empty if nothing is. */
    public static Optional<String> problem(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of(
                    "A slug has %d to %d characters, and this one has %d".formatted(SHORTEST, LONGEST, length));
        }
        Optional<String> stranger = text.codePoints()
                .filter(point ->
                        point > 'z' || OTHERS.matcher(Character.toString(point)).matches() && point != '-')
                .mapToObj(point -> "'%s' (%s) cannot be in a slug. Use a to z, 0 to 9 and single hyphens"
                        .formatted(printable(point), Character.getName(point)))
                .findFirst();
        if (stranger.isEmpty() && !FORM.matcher(text).matches()) {
            return Optional.of("A slug begins and ends with a letter or digit, and no two hyphens stand together");
        }
        return stranger;
    }

    /** What a person typed, without white space around it and in lower case; may still have a {@link #problem}. */
    public static String fold(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** A slug made from an organisation's name; empty if too little of it, or not every letter, can be written in a to z and 0 to 9. */
    public static Optional<Slug> from(String name) {
        return PlainText.latin(name)
                .map(latin -> latin.substring(0, Math.min(latin.length(), LONGEST)))
                .map(cut -> cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut)
                .filter(candidate -> problem(candidate).isEmpty())
                .map(Slug::new);
    }

    private static String printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
                "U+%04X".formatted(point);
            default -> Character.toString(point);
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
