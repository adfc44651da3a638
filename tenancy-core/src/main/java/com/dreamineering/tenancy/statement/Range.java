package com.dreamineering.tenancy.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A part of a statement's tokens; what it finds and cuts at never lies inside parentheses. */
record Range(List<Token> tokens, int start, int end) {

    private static final Set<String> STATEMENTS =
            Set.of("select", "with", "insert", "update", "delete", "merge", "table", "values");
    private static final Set<String> NO_OPERANDS = Set.of(
            "and",
            "or",
            "not",
            "xor",
            "like",
            "ilike",
            "in",
            "is",
            "between",
            "symmetric",
            "asymmetric",
            "from",
            "distinct",
            "similar",
            "to",
            "escape",
            "collate",
            "all",
            "any",
            "some",
            "exists",
            "unique",
            "case",
            "when",
            "then",
            "else",
            "regexp",
            "overlaps",
            "on",
            "where",
            "having",
            "using",
            "select",
            "as",
            "by");

    boolean isEmpty() {
        return start >= end;
    }

    int size() {
        return end - start;
    }

    Token get(int index) {
        return tokens.get(start + index);
    }

    Range from(int position) {
        return new Range(tokens, Math.min(position, end), end);
    }

    Range to(int position) {
        return new Range(tokens, start, Math.min(position, end));
    }

    /** The inside of the parenthesis that opens at the position. */
    Range inside(int position) {
        return new Range(tokens, position + 1, tokens.get(position).mate());
    }

    boolean startsWith(String... words) {
        return hasAt(start, words);
    }

    boolean hasAt(int position, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (position + i >= end || !tokens.get(position + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of these words stands at the position, without quotes. */
    boolean isOneOf(int position, Set<String> words) {
        return position < end
                && tokens.get(position).kind() == Token.Kind.NAME
                && words.contains(tokens.get(position).text());
    }

    boolean startsStatement() {
        return isOneOf(start, STATEMENTS);
    }

    /** The position of the first of these words, not as a part of a dotted name; the end if there is none. */
    int find(Set<String> words) {
        for (int i = start; i < end; i = after(i)) {
            if (isOneOf(i, words) && isAWord(i)) {
                return i;
            }
        }
        return end;
    }

    /** The position of the first such sign; the end if there is none. */
    int find(String sign) {
        int i = start;
        while (i < end && !tokens.get(i).is(sign)) {
            i = after(i);
        }
        return Math.min(i, end);
    }

    private boolean isAWord(int position) {
        boolean dotted = isANameByItsPlace(position);
        boolean comparison = tokens.get(position).text().equals("from")
                && position > start + 1
                && tokens.get(position - 1).is("distinct")
                && (tokens.get(position - 2).is("is")
                        || tokens.get(position - 2).is("not"));
        return !dotted && !comparison;
    }

    /** Behind a dot or "as" any word is a name. */
    boolean isANameByItsPlace(int position) {
        return position > start
                && (tokens.get(position - 1).is(".") || tokens.get(position - 1).is("as"));
    }

    boolean contains(String word) {
        return find(Set.of(word)) < end;
    }

    /** The position behind the token at this one, or behind what it opens: a parenthesis, or a case expression. */
    int after(int position) {
        Token token = tokens.get(position);
        if (token.opens()) {
            return token.mate() + 1;
        }
        if (token.is("case") && !isANameByItsPlace(position)) {
            int i = position + 1;
            while (i < end && !(tokens.get(i).is("end") && !isANameByItsPlace(i))) {
                i = after(i);
            }
            if (i >= end) {
                throw new UnreadableStatementException("a case does not end");
            }
            return i + 1;
        }
        return position + 1;
    }

    /** Whether it ends with a value, so that the word behind it cannot be one. */
    boolean endsWithOperand() {
        if (isEmpty() || isANameByItsPlace(end - 1)) {
            return !isEmpty();
        }
        Token last = tokens.get(end - 1);
        return !isOneOf(end - 1, NO_OPERANDS) && (last.kind() != Token.Kind.SIGN || last.is(")") || last.is("]"));
    }

    /**
     * Refuses a condition that goes on: the word behind it would be a column then, in the database that does not know it as
     * a word of its own.
     */
    void requireOperandAtEnd() {
        if (!endsWithOperand()) {
            throw new UnreadableStatementException("a condition does not end where it seems to");
        }
    }

    List<Range> cutAtCommas() {
        List<Range> parts = new ArrayList<>();
        int from = start;
        for (int i = start; i < end; i = after(i)) {
            if (tokens.get(i).is(",")) {
                parts.add(new Range(tokens, from, i));
                from = i + 1;
            }
        }
        parts.add(new Range(tokens, from, end));
        return parts;
    }

    /** The conditions that all have to hold; empty where one of several would do. */
    List<Range> conjuncts() {
        List<Range> parts = new ArrayList<>();
        int from = start;
        boolean between = false;
        for (int i = start; i < end; i = after(i)) {
            Token token = tokens.get(i);
            if (isANameByItsPlace(i)) {
                continue;
            }
            if (token.is("or") || token.is("xor")) {
                return List.of();
            }
            if (token.is("between")) {
                between = true;
            } else if (token.is("and")) {
                if (between) {
                    between = false;
                } else {
                    addConjunct(parts, new Range(tokens, from, i));
                    from = i + 1;
                }
            }
        }
        addConjunct(parts, new Range(tokens, from, end));
        return parts;
    }

    private static void addConjunct(List<Range> parts, Range part) {
        if (!part.isEmpty() && part.get(0).is("(") && part.get(0).mate() == part.end - 1) {
            Range inner = part.inside(part.start);
            if (!inner.startsStatement() && inner.cutAtCommas().size() == 1) {
                parts.addAll(inner.conjuncts());
                return;
            }
        }
        parts.add(part);
    }
}
