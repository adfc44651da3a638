package com.example.docs.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code on a page.
 *
 * @param start the index of the line that opens it
 * @param end the index of the line that closes it
 * @param marker what its comment {@code <!-- listing: … -->} names
 */
record Block(int start, int end, String language, Optional<String> marker, List<String> code) {

    static final Pattern MARKER = Pattern.compile("<!--\\s*listing:\\s*(\\S+)\\s*-->");

    static Block of(List<String> lines, int start, int end) {
        String language = lines.get(start).strip().replaceFirst("^[`~]+", "").strip();
        return new Block(
                start,
                end,
                language.toLowerCase(Locale.ROOT),
                markerAbove(lines, start),
                List.copyOf(lines.subList(start + 1, end)));
    }

    private static Optional<String> markerAbove(List<String> lines, int start) {
        int above = start - 1;
        while (above >= 0 && lines.get(above).isBlank()) {
            above--;
        }
        return above < 0 ? Optional.empty() : markerIn(lines.get(above));
    }

    static Optional<String> markerIn(String line) {
        Matcher marker = MARKER.matcher(line);
        return marker.find() ? Optional.of(marker.group(1)) : Optional.empty();
    }

    boolean isJava() {
        return language.equals("java");
    }

    boolean covers(int line) {
        return start <= line && line <= end;
    }

    /** As people count lines. */
    int firstLine() {
        return start + 1;
    }

    String text() {
        return String.join("\n", code);
    }
}
