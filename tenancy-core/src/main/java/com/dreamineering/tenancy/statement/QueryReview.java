package com.dreamineering.tenancy.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One query without set operations, or the part of a change that reads and names tables.
 *
 * <p>It collects its tables, holds the conditions against them, and then looks at the queries inside it.
 */
final class QueryReview {

    /** Where a clause ends; each is a word of its own in both databases, except the last, which only H2 knows. */
    private static final Set<String> CLAUSES =
            Set.of("where", "group", "having", "window", "order", "limit", "offset", "fetch", "for", "qualify");

    private static final Set<String> CLAUSES_OF_A_CHANGE =
            Set.of("group", "having", "window", "order", "limit", "offset", "fetch", "for", "qualify", "returning");

    private final StatementReview statement;
    private final List<Reference> references = new ArrayList<>();
    private final List<Reference> outer;
    private final List<Part> inside = new ArrayList<>();
    final Conditions conditions;

    /** A part that may hold queries, and the tables of this query that it sees; null for all of them. */
    private record Part(Range range, @Nullable List<Reference> visible) {}

    QueryReview(StatementReview statement, List<Reference> outer) {
        this.statement = statement;
        this.outer = outer;
        this.conditions = new Conditions(references, outer, statement::owned);
    }

    @Nullable
    OwnedTable ownedTable(String name, int position) {
        return statement.use(name, position);
    }

    boolean isKnown(String table) {
        return statement.isKnown(table);
    }

    void add(Reference reference) {
        if (reference.alias != null && references.stream().anyMatch(other -> other.isCalled(reference.alias))) {
            throw new UnreadableStatementException(
                    "two of its tables are called '%s'".formatted(reference.alias.spelling()));
        }
        references.add(reference);
    }

    List<Reference> references() {
        return references;
    }

    /** {@code select … from … where …}; answers what its rows show to the query around it. */
    Shown select(Range range) {
        statement.readsQueryAt(range.start());
        int from = range.find(Set.of("from"));
        Range rest = range.from(from);
        int endOfFrom = rest.find(CLAUSES);
        if (from < range.end()) {
            new FromClause(this, conditions).read(new Range(range.tokens(), from + 1, endOfFrom));
        }
        Range tail = range.from(endOfFrom);
        if (tail.contains("qualify")) {
            throw new UnreadableStatementException("'qualify' is a name in one database and not in the other");
        }
        where(tail, CLAUSES);
        Range list = selectList(range.to(from));
        if (list.contains("into")) {
            throw new UnreadableStatementException("it copies rows to a table that nobody guards");
        }
        lookInside(list);
        lookInside(tail);
        return new Shown(this, list, tail);
    }

    private static Range selectList(Range range) {
        Range list = range.from(range.start() + 1);
        return list.startsWith("all") ? list.from(list.start() + 1) : list;
    }

    /** Takes in the condition of a {@code where} at the start of the range, if there is one. */
    void where(Range range) {
        where(range, CLAUSES_OF_A_CHANGE);
    }

    private void where(Range range, Set<String> ends) {
        if (range.startsWith("where")) {
            Range condition = condition(range, ends);
            condition.requireOperandAtEnd();
            if (condition.contains("on") || condition.contains("using") || condition.contains("where")) {
                throw new UnreadableStatementException("a condition does not end where it seems to");
            }
            conditions.hold(condition);
        }
    }

    private static Range condition(Range range, Set<String> ends) {
        Range condition = range.from(range.start() + 1);
        return condition.to(condition.find(ends));
    }

    /**
     * Adds the organisation to a {@code where} at the start of the range, for tables that have no condition of their own.
     *
     * <p>Hibernate writes none for a cross join, for one side of some outer joins, and when it looks for a row by its key.
     */
    void completeIfPossible(Range range) {
        if (!range.startsWith("where")) {
            return;
        }
        Range condition = condition(range, CLAUSES);
        if (condition.conjuncts().isEmpty()) {
            return;
        }
        for (Reference reference : references) {
            if (reference.canBeCompleted() && reference.isAlwaysThere() && !reference.isProven()) {
                statement.complete(condition, " and " + reference.complete());
            }
        }
    }

    /**
     * Remembers a part that may hold queries in parentheses, whose rows count as much as those of this one.
     *
     * <p>They are read last: what keeps them to one organisation may stand in a condition that comes after them.
     */
    void lookInside(Range range) {
        inside.add(new Part(range, null));
    }

    /** The same for a part that sees only these tables of the query. */
    void lookInside(Range range, List<Reference> visible) {
        inside.add(new Part(range, visible));
    }

    private void scan(Part part) {
        Range range = part.range;
        for (int i = range.start(); i < range.end(); i++) {
            if (range.tokens().get(i).is("(")) {
                Range query = range.inside(i);
                if (query.startsStatement()) {
                    statement.nested(query, seenFrom(part.visible));
                    i = query.end();
                }
            }
        }
    }

    private List<Reference> seenFrom(@Nullable List<Reference> visible) {
        List<Reference> seen = new ArrayList<>(visible == null ? references : visible);
        for (Reference reference : references) {
            if (!seen.contains(reference)) {
                seen.add(reference.hidden());
            }
        }
        seen.addAll(outer);
        return seen;
    }

    /** A query in the place of a table. */
    Reference derived(Alias alias, Range query, boolean lateral) {
        List<Reference> around = lateral ? seenFrom(List.copyOf(references)) : outer;
        List<Shown> branches = statement.branches(query, around);
        return alias.renamesColumns() ? Derived.withOtherNames(alias, branches) : Derived.of(alias, branches);
    }

    /** Reports the tables that are not kept to one organisation, and keeps the proofs for the others. */
    void requireKept() {
        references.stream().filter(reference -> !reference.isProven()).forEach(statement::report);
        keepProofs();
    }

    void keepProofs() {
        references.forEach(reference -> reference.addProofTo(statement.proofs()));
        inside.forEach(this::scan);
    }
}
