package com.dreamineering.tenancy;

import java.text.Normalizer;
import java.util.Optional;

/** The rules for one line of text that people type and read, such as a name. */
public final class PlainText {

    private static final int ARABIC_LETTER_MARK = 0x061C;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int LEFT_TO_RIGHT_MARK = 0x200E;
    private static final int RIGHT_TO_LEFT_MARK = 0x200F;
    private static final int WORD_JOINER = 0x2060;
    private static final int BLANK_BRAILLE = 0x2800;
    private static final int HANGUL_FILLER = 0x3164;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

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
        if (text.codePoints().allMatch(point -> isInvisible(point) || isBlank(point))) {
            return Optional.of("%s is needed".formatted(what));
        }
        if (text.length() > longest) {
            // Counted the way that Java and H2 do, so that what passes here fits into its column on each database.
            boolean pairs = text.codePoints().anyMatch(Character::isSupplementaryCodePoint);
            return Optional.of("%s can have up to %d characters, and this one has %d%s"
                    .formatted(what, longest, text.length(), pairs ? ". An emoji counts as two or more" : ""));
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
                || point == ZERO_WIDTH_SPACE
                || point == WORD_JOINER
                || point == BYTE_ORDER_MARK
                || point == ARABIC_LETTER_MARK
                || point == LEFT_TO_RIGHT_MARK
                || point == RIGHT_TO_LEFT_MARK
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }

    /** What has its place inside a text, and shows nothing where it stands alone. */
    private static boolean isBlank(int point) {
        int type = Character.getType(point);
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || point == HANGUL_FILLER
                || point == BLANK_BRAILLE;
    }
}
