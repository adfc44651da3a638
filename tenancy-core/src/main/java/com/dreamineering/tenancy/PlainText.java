package com.dreamineering.tenancy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules for one line of text that people type and read, such as a name. */
public final class PlainText {

    private static final int BLANK_BRAILLE = 0x2800;

    /** The fillers of the Korean alphabet, letters that show nothing. */
    private static final Set<Integer> FILLERS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0);

    /** What joins or separates the letters of some scripts and the parts of an emoji. */
    private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

    /** Marks of Arabic, Syriac and Kaithi numbers and verses, which are visible although they count as format. */
    private static final Set<Integer> VISIBLE_FORMATS = Set.of(
            0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD);

    private static final Map<Integer, String> LATIN = Map.ofEntries(
            entry('ß', "ss"),
            entry('æ', "ae"),
            entry('œ', "oe"),
            entry('ø', "o"),
            entry('đ', "d"),
            entry('ð', "d"),
            entry('ħ', "h"),
            entry('ı', "i"),
            entry('ł', "l"),
            entry('þ', "th"));

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

    /** How many characters of the text can be seen. */
    public static long visible(String text) {
        return text.codePoints()
                .filter(point -> !isInvisible(point) && !isBlank(point))
                .count();
    }

    /**
     * The text in lower case, written in a to z and 0 to 9 without accents, with everything between words as one hyphen
     * and none at its ends.
     *
     * <p>Empty if it has a letter or digit that cannot be written so: left out, it would make one name of two.
     */
    public static Optional<String> latin(String text) {
        StringBuilder written = new StringBuilder();
        for (int point : decomposed(text)) {
            if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) {
                written.append((char) point);
            } else if (LATIN.containsKey(point)) {
                written.append(LATIN.get(point));
            } else if (Character.isLetterOrDigit(point)) {
                return Optional.empty();
            } else if (!isMark(point) && !written.isEmpty() && written.charAt(written.length() - 1) != '-') {
                written.append('-');
            }
        }
        int end = written.length();
        return Optional.of(written.substring(0, end > 0 && written.charAt(end - 1) == '-' ? end - 1 : end));
    }

    private static int[] decomposed(String text) {
        // Lower case once more, because decomposing turns letters such as the Kelvin sign into capital ones.
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .toArray();
    }

    private static Map.Entry<Integer, String> entry(char letter, String written) {
        return Map.entry((int) letter, written);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Control characters, line breaks, lone surrogates, hyphens that show nothing and marks that turn the direction. */
    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || (type == Character.FORMAT && !JOINERS.contains(point) && !VISIBLE_FORMATS.contains(point));
    }

    /** What has its place inside a text, and shows nothing where it stands alone. */
    private static boolean isBlank(int point) {
        int type = Character.getType(point);
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || JOINERS.contains(point)
                || type == Character.NON_SPACING_MARK
                || FILLERS.contains(point)
                || point == BLANK_BRAILLE;
    }
}
