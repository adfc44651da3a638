package com.dreamineering.tenancy.isolation.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a statement in another way that should mean the same, and sometimes in one that means something else. */
final class Noise {

    private static final Pattern WORD =
            Pattern.compile("<>|<=|>=|\\|\\||::|'(?:[^']|'')*'|\"[^\"]*\"|:\\w+|[\\w$é-ſ]+|\\S");
    private static final Pattern NAME = Pattern.compile("memo|tag|kind|id|organisation_id|title|size|a|b|c|d");
    private static final String[] SEPARATORS = {
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\t",
        "\r\n",
        "  ",
        "/**/",
        " /* or true */ ",
        " /* ' */ ",
        " /* \" */ ",
        " -- ' or\n",
        " --\r\n",
        " /* -- */ ",
        " /* :mark */ ",
        "/* $$ */",
        "\f",
        " -- /*\n"
    };
    private static final String[] SELDOM = {
        " /* /* */ */ ",
        " /* /* */ ",
        "\u00a0",
        "\u2003",
        " -- \r ",
        " // \n",
        " # \n",
        "\u000b",
        " /*! */ ",
        "--\u2028"
    };
    private static final String[] INTRUDERS = {
        "or",
        "not",
        "and",
        "(",
        ")",
        ",",
        "union",
        "select",
        "from",
        "memo",
        "tag",
        "where",
        "as",
        "on",
        "true",
        ":own",
        "is",
        "null",
        "left",
        "join",
        "'",
        "\"",
        "--",
        "/*",
        "*/",
        "$$",
        "$a$",
        ";",
        "::",
        "=",
        "<>",
        "in",
        "all",
        "\\",
        "`",
        "[",
        "]",
        "case",
        "end",
        "using",
        "only",
        "lateral",
        "values",
        "table",
        "with",
        "order",
        "by",
        "1",
        "organisation_id",
        "limit",
        "E",
        "U&",
        "N",
        "."
    };

    private final Random random;
    private final boolean postgres;

    Noise(long seed, boolean postgres) {
        this.random = new Random(seed ^ 0x5DEECE66DL);
        this.postgres = postgres;
    }

    /** The words of a statement with one space between them. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** In pieces that make up the text when they are put together. */
    List<String> pieces(String text) {
        List<String> words = words(text);
        if (chance(12)) {
            disturb(words);
        }
        boolean odd = chance(50);
        List<String> pieces = new ArrayList<>();
        String before = "";
        for (String word : words) {
            String written = odd ? written(word) : word;
            boolean apart = isWordy(before) && isWordy(written);
            boolean dotted = before.equals(".") || written.equals(".");
            if (!pieces.isEmpty() && (!dotted || odd && chance(5))) {
                pieces.add(odd && chance(15) ? separator(apart) : " ");
            }
            pieces.add(written);
            before = written;
        }
        return pieces;
    }

    private static boolean isWordy(String word) {
        return !word.isEmpty() && (Character.isLetterOrDigit(word.charAt(word.length() - 1)) || word.endsWith("'"));
    }

    private void disturb(List<String> words) {
        int times = 1 + random.nextInt(2);
        for (int i = 0; i < times && words.size() > 3; i++) {
            int at = 1 + random.nextInt(words.size() - 1);
            switch (random.nextInt(4)) {
                case 0 -> words.remove(at);
                case 1 -> words.add(at, words.get(random.nextInt(words.size())));
                case 2 -> words.set(at, INTRUDERS[random.nextInt(INTRUDERS.length)]);
                default -> words.add(at, INTRUDERS[random.nextInt(INTRUDERS.length)]);
            }
        }
    }

    private String separator(boolean apart) {
        String separator =
                chance(3) ? SELDOM[random.nextInt(SELDOM.length)] : SEPARATORS[random.nextInt(SEPARATORS.length)];
        return !apart && chance(30) ? "" : separator;
    }

    private String written(String word) {
        if (word.startsWith("'") && word.length() > 1) {
            return literal(word);
        }
        if (NAME.matcher(word).matches() && chance(15)) {
            return "\"" + (postgres ? word : word.toUpperCase(Locale.ROOT)) + "\"";
        }
        boolean plain = word.chars().allMatch(c -> c < 0x80) && !word.startsWith("\"") && !word.startsWith(":");
        if (plain && chance(15)) {
            return chance(50) ? word.toUpperCase(Locale.ROOT) : capitalised(word);
        }
        return word;
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private String literal(String word) {
        String content = word.substring(1, word.length() - 1).replace("''", "'");
        return switch (random.nextInt(16)) {
            case 0 -> "$$" + content + "$$";
            case 1 -> postgres ? "E" + word : word;
            case 2 -> "N" + word;
            case 3 -> "U&" + word;
            case 4 -> "$a$" + content + "$a$";
            default -> word;
        };
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
