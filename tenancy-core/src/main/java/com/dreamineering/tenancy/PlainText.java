package com.dreamineering.tenancy;

import java.text.Normalizer;
import java.util.Optional;

/** The rules for one line of text that people type and read, such as a name. */
public final class PlainText {

    private PlainText() {}

    /** The text without white space around it, in Unicode's composed form. */
    public static String clean(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    }

    /**
     * What is wrong with the cleaned text, in a sentence; empty if nothing is.
     *
     * @param what the field as people call it, such as "A name"
     * @param longest the most characters allowed
     */
    public static Optional<String> problem(String what, String text, int longest) {
        if (text.isBlank()) {
            return Optional.of("%s is needed".formatted(what));
        }
        int length = text.codePointCount(0, text.length());
        if (text.length() > longest) {
            return Optional.of("%s can have up to %d characters, and this one has %d".formatted(what, longest, length));
        }
        return text.codePoints()
                .filter(PlainText::isInvisible)
                .mapToObj(point -> "%s cannot contain the invisible character U+%04X. Delete it and type the text again"
                        .formatted(what, point))
                .findFirst();
    }

    /** Control characters, line breaks, lone surrogates and marks that turn the reading direction around. */
    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || point == 0x200B
                || point == 0xFEFF
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
