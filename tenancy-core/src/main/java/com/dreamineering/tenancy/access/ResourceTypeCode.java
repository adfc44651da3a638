package com.dreamineering.tenancy.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code of a resource type: 2 to 63 of a to z and 0 to 9, beginning with a letter, with single '-', '_' or '.' inside.
 *
 * <p>Two codes with the same {@link #fold} are the same to people, so at most one of them can exist.
 */
public record ResourceTypeCode(String value) implements Comparable<ResourceTypeCode> {

    /** The most characters of a code. */
    public static final int LONGEST = 63;

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    public ResourceTypeCode {
        Optional<String> problem = problem(value);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    /** What is wrong with the text as a code, in a sentence; empty if nothing is. */
    public static Optional<String> problem(String text) {
        if (text.isBlank()) {
            return Optional.of("A code is needed");
        }
        int length = text.codePointCount(0, text.length());
        if (length < 2 || length > LONGEST) {
            return Optional.of("A code has 2 to %d characters, and this one has %d".formatted(LONGEST, length));
        }
        if (!FORM.matcher(text).matches()) {
            return Optional.of(
                    ("The code '%s' does not fit. Begin with a letter from a to z, go on with a to z and 0 to 9, "
                                    + "and separate words by one '-', '_' or '.'")
                            .formatted(text));
        }
        return Optional.empty();
    }

    /** The text without case and separators; codes that fold alike collide. */
    public static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SEPARATORS.matcher(plain).replaceAll("");
    }

    @Override
    public int compareTo(ResourceTypeCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
