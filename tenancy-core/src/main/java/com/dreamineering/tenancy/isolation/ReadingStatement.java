package com.dreamineering.tenancy.isolation;

import java.util.regex.Pattern;

/**
 * Tells by its text whether a statement is one query and nothing else.
 *
 * <p>In doubt it is none. That holds for common table expressions, which may hide an insert, update or delete, for H2's
 * tables of changed rows, which hide one too, for what creates a table, and for characters that make databases disagree
 * about where a literal ends.
 */
final class ReadingStatement {

    private static final Pattern LITERALS_AND_COMMENTS =
            Pattern.compile("'(?:[^']++|'')*+'|\"(?:[^\"]++|\"\")*+\"|--[^\\r\\n]*+|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern QUERY =
            Pattern.compile("[\\s(]*+select\\b.*+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DOUBTFUL =
            Pattern.compile("[;$'\"]|/\\*|\\*/|\\binto\\b|\\b(?:final|new|old)\\s+table\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUERY_OF_ANY_FORM =
            Pattern.compile("[\\s(]*+(?:select|with|values|table)\\b.*+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LOCKS =
            Pattern.compile("\\bfor\\s+(?:no\\s+key\\s+)?update\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGES =
            Pattern.compile("\\b(?:insert|update|delete|merge|truncate|into|call)\\b", Pattern.CASE_INSENSITIVE);

    private ReadingStatement() {}

    /** Whether nothing in the text says that it changes something; no proof of it. */
    static boolean seemsToBe(String sql) {
        String bare = LOCKS.matcher(LITERALS_AND_COMMENTS.matcher(sql).replaceAll(" "))
                .replaceAll(" ");
        return QUERY_OF_ANY_FORM.matcher(bare).matches()
                && !CHANGES.matcher(bare).find();
    }

    static boolean is(String sql) {
        if (sql.indexOf('\\') >= 0) {
            return false;
        }
        String bare = LITERALS_AND_COMMENTS.matcher(sql).replaceAll(" ");
        return QUERY.matcher(bare).matches() && !DOUBTFUL.matcher(bare).find();
    }
}
