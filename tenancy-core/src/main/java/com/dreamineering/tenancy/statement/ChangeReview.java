package com.dreamineering.tenancy.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows.
 *
 * <p>What it reads is kept to one organisation like the tables of a query. What it stores has to name the organisation,
 * and nothing moves a row to another one.
 */
final class ChangeReview {

    private static final Set<String> ENDS_OF_SET =
            Set.of("from", "where", "returning", "when", "order", "limit", "fetch");
    private static final Set<String> ENDS_OF_WHERE = Set.of("returning", "order", "limit", "fetch", "offset");
    private static final Set<String> STARTS_OF_ROWS =
            Set.of("values", "select", "with", "default", "overriding", "table");

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
            case "insert" -> insert(range);
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
        assignments(rest.to(endOfSet), target);
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

    private void assignments(Range set, Reference target) {
        for (Range assignment : set.cutAtCommas()) {
            for (int i = assignment.start(); i < assignment.end() && !assignment.hasAt(i, "="); i++) {
                Token token = assignment.tokens().get(i);
                if (token.isName() && target.isOrganisation(token.text())) {
                    throw new UnreadableStatementException(
                            "it assigns '%s', and rows do not move to another organisation".formatted(token.text()));
                }
            }
        }
    }

    private void insert(Range range) {
        Range rest = range.from(range.start() + 2);
        int rows = rest.find(STARTS_OF_ROWS);
        Range head = rest.to(rows);
        int columns = parenthesis(head);
        Reference target = target(head.to(columns));
        Range body = rest.from(rows);
        if (columns == head.end() && rows == rest.end()) {
            throw new UnreadableStatementException("it does not say what it inserts");
        }
        Range names = columns < head.end() ? head.inside(columns) : head.from(head.end());
        if (rows == rest.end()) {
            throw new UnreadableStatementException("its rows are not understood");
        }
        String organisation = target.organisationColumn();
        int place = organisation == null ? -1 : place(names, organisation);
        if (organisation != null && place < 0) {
            throw new UnreadableStatementException(
                    "it inserts into '%s' without naming '%s'".formatted(target.alias, organisation));
        }
        rows(body, target, place);
        query.requireKept();
    }

    private static int parenthesis(Range range) {
        for (int i = range.start(); i < range.end(); i++) {
            if (range.tokens().get(i).is("(")) {
                return i;
            }
        }
        return range.end();
    }

    private static int place(Range names, String column) {
        List<Range> all = names.cutAtCommas();
        for (int i = 0; i < all.size(); i++) {
            Range name = all.get(i);
            if (name.size() == 1 && name.get(0).text().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    private void rows(Range body, Reference target, int place) {
        int conflict = conflict(body);
        Range rows = body.to(conflict);
        if (rows.startsWith("values")) {
            values(rows.from(rows.start() + 1), target, place);
        } else if (rows.startsWith("default") || rows.startsWith("overriding")) {
            if (target.isOwned()) {
                throw new UnreadableStatementException("its rows are not understood");
            }
        } else {
            for (Shown branch : statement.branches(rows, outer)) {
                branch.requireKept();
                if (place >= 0 && !branch.isOrganisationAt(place)) {
                    store(branch.valueAt(place), target);
                }
            }
        }
        onConflict(body.from(conflict), target);
        if (!target.isProven()) {
            target.isFoundByKey(); // what hangs on owned rows names them by its key
        }
    }

    private static int conflict(Range body) {
        int on = body.find(Set.of("on", "returning"));
        while (on < body.end() && body.hasAt(on, "on") && !body.hasAt(on, "on", "conflict")) {
            on = body.from(on + 1).find(Set.of("on", "returning"));
        }
        return on;
    }

    private void values(Range rows, Reference target, int place) {
        for (Range row : rows.cutAtCommas()) {
            if (row.isEmpty() || !row.get(0).is("(")) {
                throw new UnreadableStatementException("its rows are not understood");
            }
            List<Range> cells = row.inside(row.start()).cutAtCommas();
            if (place >= 0) {
                store(place < cells.size() ? Operand.in(cells.get(place)) : null, target);
            }
            query.lookInside(row);
        }
    }

    private static void store(@Nullable Operand value, Reference target) {
        if (value == null) {
            throw new UnreadableStatementException("it inserts into '%s' a '%s' that is no parameter"
                    .formatted(target.alias, target.organisationColumn()));
        }
        target.isRestrictedToAll(List.of(value));
    }

    private void onConflict(Range clause, Reference target) {
        if (!target.isOwned() || !clause.startsWith("on", "conflict") || !clause.contains("update")) {
            return;
        }
        int set = clause.find(Set.of("set"));
        assignments(clause.from(set + 1).to(clause.find(Set.of("where", "returning"))), target);
        String organisation = target.organisationColumn();
        boolean keyed = organisation != null
                && clause.hasAt(clause.start() + 2, "(")
                && place(clause.inside(clause.start() + 2), organisation) >= 0;
        if (!keyed && !isKept(clause.from(clause.find(Set.of("where"))), target)) {
            throw new UnreadableStatementException(
                    "it updates a row of '%s' that may be another organisation's. Let the conflict be on a key with its organisation"
                            .formatted(target.alias));
        }
    }

    /** Whether the condition of an update after a conflict keeps the row that is there to the organisation. */
    private boolean isKept(Range where, Reference target) {
        QueryReview update = new QueryReview(statement, outer);
        Reference there = target.again();
        update.add(there);
        update.where(where);
        update.keepProofs();
        return there.isProven();
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
            int set = action.find(Set.of("set"));
            if (set < action.end()) {
                assignments(action.from(set + 1), target);
            }
            int insert = action.find(Set.of("insert"));
            if (insert < action.end()) {
                inserted(action.from(insert + 1), target);
            }
            i = next;
        }
    }

    private void inserted(Range insert, Reference target) {
        String organisation = target.organisationColumn();
        int values = insert.find(Set.of("values"));
        if (organisation == null) {
            return;
        }
        int place = insert.startsWith("(") ? place(insert.inside(insert.start()), organisation) : -1;
        List<Range> cells =
                insert.hasAt(values + 1, "(") ? insert.inside(values + 1).cutAtCommas() : new ArrayList<>();
        if (place < 0 || place >= cells.size()) {
            throw new UnreadableStatementException(
                    "it inserts into '%s' without naming '%s'".formatted(target.alias, organisation));
        }
        store(query.conditions.operand(cells.get(place)), target);
    }
}
