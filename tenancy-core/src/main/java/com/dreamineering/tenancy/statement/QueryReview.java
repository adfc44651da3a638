package com.dreamineering.tenancy.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One query without set operations, or the part of a change that reads and names tables.
 *
 * <p>It collects its tables, holds the conditions against them, and then looks at the queries inside it.
 */
final class QueryReview {

    private static final Set<String> ENDS_OF_FROM =
            Set.of("where", "group", "having", "window", "qualify", "order", "limit", "offset", "fetch", "for");
    private static final Set<String> ENDS_OF_WHERE =
            Set.of("group", "having", "window", "qualify", "order", "limit", "offset", "fetch", "for", "returning");

    private final StatementReview statement;
    private final List<Reference> references = new ArrayList<>();
    private final List<Reference> outer;
    private final List<Range> inside = new ArrayList<>();
    final Conditions conditions;

    QueryReview(StatementReview statement, List<Reference> outer) {
        this.statement = statement;
        this.outer = outer;
        this.conditions = new Conditions(references, outer);
    }

    @Nullable
    OwnedTable ownedTable(String name) {
        return statement.use(name);
    }

    void add(Reference reference) {
        references.add(reference);
    }

    List<Reference> references() {
        return references;
    }

    /** {@code select … from … where …}; answers what its rows show to the query around it. */
    Shown select(Range range) {
        int from = range.find(Set.of("from"));
        Range rest = range.from(from);
        int endOfFrom = rest.find(ENDS_OF_FROM);
        if (from < range.end()) {
            new FromClause(this, conditions).read(new Range(range.tokens(), from + 1, endOfFrom));
        }
        Range tail = range.from(endOfFrom);
        where(tail);
        Range list = selectList(range.to(from));
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
        if (range.startsWith("where")) {
            Range condition = range.from(range.start() + 1);
            conditions.hold(condition.to(condition.find(ENDS_OF_WHERE)), references);
        }
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
        Range condition = range.from(range.start() + 1);
        condition = condition.to(condition.find(ENDS_OF_WHERE));
        if (condition.conjuncts().isEmpty()) {
            return;
        }
        for (Reference reference : references) {
            if (reference.organisationColumn() != null && reference.isAlwaysThere() && !reference.isProven()) {
                statement.complete(condition, " and %s.%s=?".formatted(reference.alias, reference.complete()));
            }
        }
    }

    /**
     * Remembers a part that may hold queries in parentheses, whose rows count as much as those of this one.
     *
     * <p>They are read last: what keeps them to one organisation may stand in a condition that comes after them.
     */
    void lookInside(Range range) {
        inside.add(range);
    }

    private void scan(Range range) {
        for (int i = range.start(); i < range.end(); i++) {
            if (range.tokens().get(i).is("(")) {
                Range part = range.inside(i);
                if (part.startsStatement()) {
                    List<Reference> visible = new ArrayList<>(references);
                    visible.addAll(outer);
                    statement.nested(part, visible);
                    i = part.end();
                }
            }
        }
    }

    /** The same where the columns get other names: nobody knows which of them is the organisation then. */
    Reference derivedWithOtherNames(String alias, Range query) {
        statement.branches(query, outer).forEach(Shown::requireKept);
        return Reference.query(alias, Map.of());
    }

    /** A query in the place of a table. */
    Reference derived(String alias, Range query) {
        List<Shown> branches = statement.branches(query, outer);
        Map<String, Operand> values = new HashMap<>();
        String column = null;
        int place = -1;
        for (Shown branch : branches) {
            if (!branch.isKept()) {
                String shown = branch.organisationColumn();
                if (shown == null || (column != null && !(column.equals(shown) && place == branch.placeOf(shown)))) {
                    branch.requireKept();
                    continue;
                }
                column = shown;
                place = branch.placeOf(shown);
            }
        }
        branches.forEach(Shown::keepProofs);
        if (column != null) {
            return Reference.ownedQuery(alias, column);
        }
        if (branches.size() == 1) {
            branches.get(0).putValues(values);
        }
        return Reference.query(alias, values);
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

    StatementReview statement() {
        return statement;
    }
}
