package com.dreamineering.tenancy.organisation;

import java.text.Normalizer;
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
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

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

    /** A slug made from an organisation's name; empty if too little of the name can be written in a to z and 0 to 9. */
    public static Optional<Slug> from(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace("ß", "ss");
        String plain = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String hyphenated = OTHERS.matcher(plain).replaceAll("-");
        String cut = hyphenated.substring(0, Math.min(hyphenated.length(), LONGEST + 1));
        String candidate = trimHyphens(cut);
        candidate = trimHyphens(candidate.substring(0, Math.min(candidate.length(), LONGEST)));
        return problem(candidate).isEmpty() ? Optional.of(new Slug(candidate)) : Optional.empty();
    }

    private static String trimHyphens(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int end = text.endsWith("-") && text.length() > start ? text.length() - 1 : text.length();
        return text.substring(start, end);
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
