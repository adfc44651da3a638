package com.dreamineering.tenancy.statement;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Names of tables and columns, made equal where some database takes them for the same.
 *
 * <p>H2 changes names without quotes to upper case, PostgreSQL to lower case, and PostgreSQL goes by the first 63 bytes.
 */
final class Name {

    private static final int LONGEST = 63;

    private Name() {}

    /** Equal for all names that may be the same one. */
    static String fold(String name) {
        String folded = foldCase(name);
        return folded.length() * 3 <= LONGEST ? folded : shortened(folded);
    }

    /** To upper case first: that makes ASCII letters of some others. */
    static String foldCase(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String shortened(String name) {
        int bytes = 0;
        int end = 0;
        while (end < name.length()) {
            int character = name.codePointAt(end);
            bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST) {
                return name.substring(0, end);
            }
            end += Character.charCount(character);
        }
        return name;
    }

    static boolean isStart(int character) {
        return isAsciiLetter(character) || character == '_' || (character >= 0x80 && Character.isLetter(character));
    }

    static boolean isPart(int character) {
        return isStart(character)
                || (character >= '0' && character <= '9')
                || character == '$'
                || (character >= 0x80 && (Character.isDigit(character) || isMark(character)));
    }

    /** Whether a change of case makes ASCII letters of a character that is none, as H2 does and PostgreSQL does not. */
    static boolean foldsToAscii(int character) {
        if (character < 0x80) {
            return false;
        }
        String text = Character.toString(character);
        String both = text.toUpperCase(Locale.ROOT) + text.toLowerCase(Locale.ROOT);
        return both.chars().anyMatch(folded -> folded < 0x80);
    }

    private static boolean isAsciiLetter(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
