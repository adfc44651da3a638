package com.dreamineering.tenancy.statement;

import java.util.List;
import java.util.Set;

/**
 * A statement that changes rows.
 *
 * <p>What it reads is kept to one organisation like the tables of a query, and nothing moves a row to another one.
 */
final class ChangeReview {

    private static final Set<String> ENDS_OF_SET =
            Set.of("from", "where", "returning", "when", "order", "limit", "fetch");
    private static final Set<String> ENDS_OF_WHERE = Set.of("returning", "order", "limit", "fetch", "offset");

    private final StatementReview statement;
    private final List<Reference> outer;
    private final QueryReview query;
    private final FromClause from;

    ChangeReview(StatementReview statement, List<Reference> outer) {
        this.statement = statement;
        this.outer = outer;
        this.query = new QueryReview(statement, outer);
        this.from = new FromClause(query, query.conditions);
    }

    void read(Range range) {
        switch (range.get(0).text()) {
            case "insert" -> new InsertReview(statement, outer).read(range);
            case "update" -> update(range);
            case "delete" -> delete(range);
            default -> merge(range);
        }
    }

    private Reference target(Range range) {
        from.read(range);
        Reference target =
                query.references().isEmpty() ? null : query.references().get(0);
        if (target == null || query.references().size() > 1 || !target.isTable()) {
            throw new UnreadableStatementException("it does not say which table it changes");
        }
        return target;
    }

    private void update(Range range) {
        int set = range.find(Set.of("set"));
        Reference target = target(new Range(range.tokens(), range.start() + 1, set));
        Range rest = range.from(Math.min(set + 1, range.end()));
        int endOfSet = rest.find(ENDS_OF_SET);
        if (endOfSet < rest.end()) {
            rest.to(endOfSet).requireOperandAtEnd();
        }
        OrganisationColumn.of(target).refuseAssignments(rest.to(endOfSet));
        query.lookInside(rest.to(endOfSet));
        restrict(rest.from(endOfSet), "from", target);
        query.requireKept();
    }

    private void delete(Range range) {
        if (!range.hasAt(range.start() + 1, "from")) {
            throw new UnreadableStatementException("it does not say which table it changes");
        }
        Range rest = range.from(range.start() + 2);
        int end = rest.find(Set.of("using", "where", "returning", "limit", "fetch", "order"));
        Reference target = target(rest.to(end));
        restrict(rest.from(end), "using", target);
        query.requireKept();
    }

    private void restrict(Range rest, String moreTables, Reference target) {
        Range tail = rest;
        if (rest.startsWith(moreTables)) {
            Range tables = rest.from(rest.start() + 1);
            int end = tables.find(Set.of("where", "returning"));
            from.read(tables.to(end));
            tail = rest.from(end);
        }
        query.where(tail);
        query.lookInside(tail);
        completeIfPossible(tail, target);
    }

    /**
     * Hibernate finds rows by their keys alone when it links and unlinks those of a collection, and when it changes a
     * class with several tables by the keys that it has collected.
     */
    private void completeIfPossible(Range rest, Reference target) {
        Range where = rest.to(rest.find(ENDS_OF_WHERE));
        boolean plain = target.canBeCompleted()
                && !target.isProven()
                && where.startsWith("where")
                && !where.from(where.start() + 1).conjuncts().isEmpty();
        if (plain) {
            statement.complete(where, " and " + target.complete());
        }
    }

    private void merge(Range range) {
        int using = range.find(Set.of("using"));
        if (!range.hasAt(range.start() + 1, "into") || using == range.end()) {
            throw new UnreadableStatementException("it does not say with what it merges");
        }
        Reference target = target(new Range(range.tokens(), range.start() + 2, using));
        Range rest = range.from(using + 1);
        int on = rest.find(Set.of("on"));
        int when = rest.find(Set.of("when"));
        if (on >= when) {
            throw new UnreadableStatementException("it does not say which rows it merges");
        }
        from.read(rest.to(on));
        Range condition = new Range(rest.tokens(), on + 1, when);
        condition.requireOperandAtEnd();
        query.lookInside(condition);
        query.conditions.hold(condition);
        if (target.canBeCompleted()
                && !target.isProven()
                && !condition.conjuncts().isEmpty()) {
            statement.complete(condition, " and " + target.complete());
        }
        Range actions = rest.from(when);
        query.lookInside(actions);
        actions(actions, target);
        query.requireKept();
    }

    private void actions(Range actions, Reference target) {
        int i = actions.start();
        while (i < actions.end()) {
            Range action = actions.from(i + 1);
            int next = action.find(Set.of("when"));
            action = action.to(next);
            if (action.contains("source")) {
                throw new UnreadableStatementException("it changes rows that its condition does not find");
            }
            int set = action.find(Set.of("set"));
            if (set < action.end()) {
                OrganisationColumn.of(target).refuseAssignments(action.from(set + 1));
            }
            int insert = action.find(Set.of("insert"));
            if (insert < action.end()) {
                inserted(action.from(insert + 1), target);
            }
            i = next;
        }
    }

    private void inserted(Range insert, Reference target) {
        OrganisationColumn organisation = OrganisationColumn.of(target);
        if (organisation.isThere()) {
            int values = insert.find(Set.of("values"));
            int place = organisation.placeIn(
                    insert.startsWith("(") ? insert.inside(insert.start()) : insert.to(insert.start()));
            List<Range> cells =
                    insert.hasAt(values + 1, "(") ? insert.inside(values + 1).cutAtCommas() : List.of();
            organisation.store(place < cells.size() ? query.conditions.operand(cells.get(place)) : null);
        }
    }
}
