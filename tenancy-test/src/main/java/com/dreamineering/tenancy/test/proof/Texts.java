package com.dreamineering.tenancy.test.proof;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes up texts that differ by mark and keep to the limits. */
final class Texts {

    private static final int LONGEST_TRIED = 40;
    private static final List<String> ALPHABETS = List.of("0123456789", "ABCDEFGHIJ", "abcdefghij");

    private Texts() {}

    /** Empty where no text is found that matches a pattern. */
    static Optional<String> of(String name, Mark mark, Limits limits) {
        if (!limits.patterns.isEmpty()) {
            return matching(mark, limits);
        }
        String number = Integer.toString(mark.number());
        String text = limits.email ? "%s.%s@demo.test".formatted(name, number) : name + " " + number;
        if (text.length() > limits.longest) {
            // What tells rows apart stands at the end.
            text = limits.email ? "a%s@demo.test".formatted(number) : text.substring(text.length() - limits.longest);
        }
        return Optional.of("%s%s".formatted("x".repeat(Math.max(0, limits.shortest - text.length())), text));
    }

    private static Optional<String> matching(Mark mark, Limits limits) {
        List<Pattern> patterns = limits.patterns.stream().map(Pattern::compile).toList();
        int from = Math.max(1, limits.shortest);
        int to = Math.min(LONGEST_TRIED, limits.longest);
        return IntStream.rangeClosed(from, to)
                .boxed()
                .flatMap(length -> candidates(length, mark))
                .filter(text -> patterns.stream()
                        .allMatch(pattern -> pattern.matcher(text).matches()))
                .findFirst();
    }

    private static Stream<String> candidates(int length, Mark mark) {
        return ALPHABETS.stream().map(alphabet -> spelled(length, mark.number(), alphabet));
    }

    /** The number, written with these letters, as long as it has to be. */
    private static String spelled(int length, int number, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int rest = number, i = 0; i < length; i++, rest /= 10) {
            text.append(alphabet.charAt(rest % 10));
        }
        return text.reverse().toString();
    }
}
