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
        if (query.references().isEmpty()) {
            throw new UnreadableStatementException("it does not say which table it changes");
        }
        return query.references().get(0);
    }

    private void update(Range range) {
        int set = range.find(Set.of("set"));
        Reference target = target(new Range(range.tokens(), range.start() + 1, set));
        Range rest = range.from(Math.min(set + 1, range.end()));
        int endOfSet = rest.find(ENDS_OF_SET);
        OrganisationColumn.of(target).refuseAssignments(rest.to(endOfSet));
        query.lookInside(rest.to(endOfSet));
        restrict(rest.from(endOfSet), "from", target);
        query.requireKept();
    }

    private void delete(Range range) {
        Range rest = range.from(range.start() + (range.hasAt(range.start() + 1, "from") ? 2 : 1));
        int end = rest.find(Set.of("using", "where", "returning", "limit", "fetch", "order"));
        Reference target = target(rest.to(end));
        restrict(rest.from(end), "using", target);
        query.requireKept();
    }

    private void restrict(Range rest, String moreTables, Reference target) {
        int where = rest.find(Set.of("where"));
        if (rest.startsWith(moreTables)) {
            from.read(new Range(rest.tokens(), rest.start() + 1, Math.min(where, rest.find(Set.of("returning")))));
        }
        query.where(rest.from(where));
        query.lookInside(rest.from(where));
        completeIfPossible(rest.from(where), target);
    }

    /**
     * Hibernate finds rows by their keys alone when it links and unlinks those of a collection, and when it changes a
     * class with several tables by the keys that it has collected.
     */
    private void completeIfPossible(Range rest, Reference target) {
        Range where = rest.to(rest.find(ENDS_OF_WHERE));
        boolean plain = target.organisationColumn() != null
                && !target.isProven()
                && where.startsWith("where")
                && !where.from(where.start() + 1).conjuncts().isEmpty();
        if (plain) {
            String column = target.complete();
            // PostgreSQL wants no name in front of a quoted table's column, and any name where there are several
            // tables.
            String named = query.references().size() == 1 ? column : target.alias + "." + column;
            statement.complete(where, " and %s=?".formatted(named));
        }
    }

    private void merge(Range range) {
        int using = range.find(Set.of("using"));
        Reference target = target(new Range(range.tokens(), range.start() + 2, using));
        Range rest = range.from(Math.min(using + 1, range.end()));
        int on = rest.find(Set.of("on"));
        int when = rest.find(Set.of("when"));
        from.read(rest.to(on));
        if (on < when) {
            Range condition = new Range(rest.tokens(), on + 1, when);
            query.lookInside(condition);
            query.conditions.hold(condition, query.references());
            if (target.organisationColumn() != null
                    && !target.isProven()
                    && !condition.conjuncts().isEmpty()) {
                statement.complete(condition, " and %s.%s=?".formatted(target.alias, target.complete()));
            }
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
