package com.dreamineering.tenancy.statement;

import com.dreamineering.tenancy.statement.Finding.Completion;
import com.dreamineering.tenancy.statement.Finding.ScopeLiterals;
import com.dreamineering.tenancy.statement.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The text of a statement with conditions put in, and with the organisation where it says {@link OwnedTables#IN_SCOPE}. */
final class CompletedText {

    private final String sql;
    private final List<Token> tokens;
    private final List<Integer> literals = new ArrayList<>();

    CompletedText(String sql, List<Token> tokens) {
        this.sql = sql;
        this.tokens = tokens;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.IN_SCOPE) {
                literals.add(i);
            }
        }
    }

    /** With these conditions, each of them behind a token; null if nothing changes. */
    @Nullable
    Completion with(Map<Integer, String> missing) {
        if (missing.isEmpty() && literals.isEmpty()) {
            return null;
        }
        Map<Integer, String> all = new TreeMap<>(missing);
        for (int literal : literals) {
            all.merge(literal, "?", (condition, parameter) -> parameter + condition);
        }
        StringBuilder completed = new StringBuilder();
        List<Integer> numbers = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int copied = 0;
        int own = 0;
        int counted = 0;
        for (Map.Entry<Integer, String> added : all.entrySet()) {
            int place = added.getKey();
            for (; counted <= place; counted++) {
                own += tokens.get(counted).kind() == Kind.PARAMETER ? 1 : 0;
            }
            Token token = tokens.get(place);
            int end = token.kind() == Kind.IN_SCOPE ? token.start() : token.end();
            completed.append(sql, copied, end);
            for (int parameter : parametersIn(added.getValue())) {
                numbers.add(own + numbers.size() + 1);
                places.add(completed.length() + parameter);
            }
            completed.append(added.getValue());
            copied = token.end();
        }
        return new Completion(completed.append(sql, copied, sql.length()).toString(), numbers, places);
    }

    /** Where a condition has its parameters; a name in quotes may look like one. */
    private static List<Integer> parametersIn(String condition) {
        List<Integer> places = new ArrayList<>();
        boolean quoted = false;
        for (int i = 0; i < condition.length(); i++) {
            quoted ^= condition.charAt(i) == '"';
            if (condition.charAt(i) == '?' && !quoted) {
                places.add(i);
            }
        }
        return places;
    }

    /** Null if the text does not say it. */
    @Nullable
    ScopeLiterals scopeLiterals() {
        Completion inOne = literals.isEmpty() ? null : with(Map.of());
        return inOne == null ? null : new ScopeLiterals(inOne, withoutComparisons());
    }

    private Completion withoutComparisons() {
        StringBuilder rest = new StringBuilder();
        int copied = 0;
        for (int literal : literals) {
            int column = startOfColumn(literal);
            if (column >= 0) {
                rest.append(
                                sql,
                                copied,
                                column == 0 ? 0 : tokens.get(column - 1).end())
                        .append(" true");
                copied = tokens.get(literal).end();
            }
        }
        return new Completion(rest.append(sql, copied, sql.length()).toString(), List.of(), List.of());
    }

    /** The first token of {@code alias.column} in front of the equals sign; -1 if the literal is not compared like that. */
    private int startOfColumn(int literal) {
        int column = literal - 2;
        if (column < 0
                || !tokens.get(literal - 1).is("=")
                || !tokens.get(column).isName()) {
            return -1;
        }
        while (column >= 2 && tokens.get(column - 1).is(".")) {
            column -= 2;
        }
        return column;
    }
}
