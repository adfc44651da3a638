package com.dreamineering.tenancy.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The reading of one statement, with all queries and changes inside it. */
final class StatementReview {

    private static final Set<String> SET_OPERATIONS = Set.of("union", "intersect", "except", "minus");
    private static final Set<String> ENDS_OF_A_QUERY = Set.of("order", "limit", "offset", "fetch", "for");
    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge");
    private static final Pattern SQL_IN_TEXT =
            Pattern.compile("\\b(?:from|into|update|join|table)\\b", Pattern.CASE_INSENSITIVE);

    private final OwnedTables tables;
    private final List<Proof> proofs = new ArrayList<>();
    private final Range all;
    private final SortedMap<Integer, String> missing = new TreeMap<>();
    private final Coverage coverage = new Coverage();
    private @Nullable String problem;
    private @Nullable String reserved;

    private StatementReview(OwnedTables tables, Range all) {
        this.tables = tables;
        this.all = all;
    }

    static Finding of(String sql, OwnedTables tables) {
        List<Token> tokens;
        try {
            tokens = Tokenizer.cut(sql);
        } catch (UnreadableStatementException e) {
            return new Finding(e.problem(), List.of(), null, tables.reservedIn(sql), null);
        }
        StatementReview review = new StatementReview(tables, withoutLastSemicolon(new Range(tokens, 0, tokens.size())));
        try {
            review.whole();
        } catch (UnreadableStatementException e) {
            return new Finding(
                    e.problem(),
                    List.of(),
                    null,
                    tables.reservedIn(sql),
                    review.text(sql).scopeLiterals());
        }
        CompletedText text = review.text(sql);
        return new Finding(
                review.problem,
                review.proofs,
                review.problem == null ? text.with(review.missing) : null,
                review.reserved,
                text.scopeLiterals());
    }

    private CompletedText text(String sql) {
        return new CompletedText(sql, all.tokens());
    }

    private static Range withoutLastSemicolon(Range all) {
        int end = all.end();
        while (end > 0 && all.tokens().get(end - 1).is(";")) {
            end--;
        }
        return all.to(end);
    }

    /** Takes note of a query that is read; one that is not would hide tables. */
    void readsQueryAt(int position) {
        coverage.add(position);
    }

    boolean isKnown(String table) {
        return tables.isKnown(table);
    }

    /** Whose rows a table holds, for a look ahead that does not count as reading. */
    @Nullable
    OwnedTable owned(String table) {
        return tables.get(table);
    }

    /** Whose rows a table holds that the statement uses at this position. */
    @Nullable
    OwnedTable use(String table, int position) {
        coverage.add(position);
        if (tables.isReserved(table)) {
            reserved = table;
        }
        return tables.get(table);
    }

    List<Proof> proofs() {
        return proofs;
    }

    private void whole() {
        boolean mentionsOwned = false;
        for (int i = all.start(); i < all.end(); i++) {
            Token token = all.tokens().get(i);
            if (token.is(";")) {
                throw new UnreadableStatementException("it is more than one statement");
            }
            BlindSpots.refuse(all, i);
            mentionsOwned |= mentionsOwned(token);
        }
        if (!all.isEmpty() && (all.startsStatement() || all.get(0).is("("))) {
            if (mentionsOwned) {
                nested(all, List.of());
                coverage.requireAll(all, tables);
            }
        } else if (!all.isEmpty()) {
            OtherStatements.refuse(all, mentionsOwned);
        }
    }

    /** Adds a condition behind these, all of which have to hold. */
    void complete(Range conditions, String condition) {
        missing.merge(conditions.end() - 1, condition, String::concat);
    }

    private boolean mentionsOwned(Token token) {
        if (token.kind() == Token.Kind.TEXT) {
            if (SQL_IN_TEXT.matcher(token.text()).find() && tables.isMentionedIn(token.text())) {
                throw new UnreadableStatementException("a literal holds a statement, '%s'".formatted(token.text()));
            }
            return false;
        }
        return token.isName() && tables.isKnown(token.text());
    }

    /** A statement that has to keep to one organisation by itself, given the tables of those around it. */
    void nested(Range range, List<Reference> outer) {
        branches(range, outer).forEach(Shown::requireKept);
    }

    /** The queries that a union or the like is made of; none for changes and values, which are looked at here. */
    List<Shown> branches(Range range, List<Reference> outer) {
        Range body = range.startsWith("with") ? CommonTables.read(range, tables, query -> nested(query, outer)) : range;
        if (body.isEmpty()) {
            throw new UnreadableStatementException("it ends where a query is expected");
        }
        if (CHANGES.contains(body.get(0).text())) {
            new ChangeReview(this, outer).read(body);
            return List.of();
        }
        List<Shown> all = new ArrayList<>();
        int start = body.start();
        while (start < body.end()) {
            int end = body.from(start).find(SET_OPERATIONS);
            all.addAll(branch(new Range(body.tokens(), start, end), outer));
            start = end + 1;
            while (body.hasAt(start, "all") || body.hasAt(start, "distinct")) {
                start++;
            }
        }
        return all;
    }

    private List<Shown> branch(Range part, List<Reference> outer) {
        if (part.startsWith("select")) {
            return List.of(new QueryReview(this, outer).select(part));
        }
        QueryReview around = new QueryReview(this, outer);
        if (part.startsWith("(")) {
            Range behind = part.from(part.get(0).mate() + 1);
            if (!behind.isEmpty() && !behind.isOneOf(behind.start(), ENDS_OF_A_QUERY)) {
                throw new UnreadableStatementException(
                        "'%s' is not understood".formatted(behind.get(0).spelling()));
            }
            around.lookInside(behind);
            around.requireKept();
            return branches(part.inside(part.start()), outer);
        }
        if (part.startsWith("values")) {
            around.lookInside(part);
            around.requireKept();
            return List.of();
        }
        throw new UnreadableStatementException("'%s' is not understood"
                .formatted(part.isEmpty() ? "" : part.get(0).text()));
    }

    /** Takes note of a table that is not kept to one organisation; the first one counts. */
    void report(Reference reference) {
        if (problem == null) {
            problem = reference.describeProblem();
        }
    }
}
