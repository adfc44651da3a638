package com.dreamineering.tenancy.statement;

import java.util.List;
import java.util.Set;

/** A statement that stores new rows: each of them has to name the organisation. */
final class InsertReview {

    private static final Set<String> STARTS_OF_ROWS =
            Set.of("values", "select", "with", "default", "overriding", "table");

    private static final int OVERRIDING_SOME_VALUE = 3;

    private final StatementReview statement;
    private final List<Reference> outer;
    private final QueryReview query;
    private final FromClause from;

    InsertReview(StatementReview statement, List<Reference> outer) {
        this.statement = statement;
        this.outer = outer;
        this.query = new QueryReview(statement, outer);
        this.from = new FromClause(query, query.conditions);
    }

    void read(Range range) {
        if (!range.hasAt(range.start() + 1, "into")) {
            throw new UnreadableStatementException("it does not say which table it changes");
        }
        Range rest = range.from(range.start() + 2);
        int rows = rest.find(STARTS_OF_ROWS);
        Range head = rest.to(rows);
        int columns = head.find("(");
        from.read(head.to(columns));
        Range names = columns < head.end() ? head.inside(columns) : head.from(head.end());
        boolean more = columns < head.end() && head.after(columns) < head.end();
        if (rows == rest.end() || more || !query.references().get(0).isTable()) {
            throw new UnreadableStatementException("its rows are not understood");
        }
        Range body = rest.from(rows);
        if (body.startsWith("overriding")) {
            body = body.from(body.start() + OVERRIDING_SOME_VALUE);
        }
        OrganisationColumn organisation =
                OrganisationColumn.of(query.references().get(0));
        int place = organisation.isThere() ? organisation.placeIn(names) : -1;
        rows(body, organisation, place);
        query.lookInside(body.from(body.find(Set.of("on", "returning"))));
        query.requireKept();
    }

    private void rows(Range body, OrganisationColumn organisation, int place) {
        Reference target = organisation.table();
        int conflict = conflict(body);
        Range rows = body.to(conflict);
        if (rows.startsWith("values")) {
            values(rows.from(rows.start() + 1), organisation, place);
        } else if (rows.startsWith("default")) {
            if (target.isOwned()) {
                throw new UnreadableStatementException("its rows are not understood");
            }
        } else {
            for (Shown branch : statement.branches(rows, outer)) {
                branch.requireKept();
                if (place >= 0 && !branch.isOrganisationAt(place)) {
                    organisation.store(branch.operandAt(place));
                }
            }
        }
        onConflict(body.from(conflict), organisation);
        if (!target.isProven()) {
            target.isStored();
        }
    }

    private static int conflict(Range body) {
        int on = body.find(Set.of("on", "returning"));
        while (on < body.end() && body.hasAt(on, "on") && !body.hasAt(on, "on", "conflict")) {
            on = body.from(on + 1).find(Set.of("on", "returning"));
        }
        return on;
    }

    private void values(Range rows, OrganisationColumn organisation, int place) {
        for (Range row : rows.cutAtCommas()) {
            if (row.isEmpty() || !row.get(0).is("(") || row.get(0).mate() != row.end() - 1) {
                throw new UnreadableStatementException("its rows are not understood");
            }
            List<Range> cells = row.inside(row.start()).cutAtCommas();
            if (place >= 0) {
                organisation.store(place < cells.size() ? Operand.in(cells.get(place)) : null);
            }
            query.lookInside(row);
        }
    }

    private void onConflict(Range clause, OrganisationColumn organisation) {
        Reference target = organisation.table();
        if (!target.isOwned() || !clause.startsWith("on", "conflict") || !clause.contains("update")) {
            return;
        }
        int set = clause.find(Set.of("set"));
        Range assigned = clause.from(set + 1);
        organisation.refuseAssignments(assigned.to(assigned.find(Set.of("where", "returning"))));
        boolean keyed = organisation.isThere()
                && clause.hasAt(clause.start() + 2, "(")
                && organisation.isIn(clause.inside(clause.start() + 2));
        if (!keyed && !isKept(where(clause.from(set)), target)) {
            throw new UnreadableStatementException(
                    "it updates a row of '%s' that may be another organisation's. Let the conflict be on a key with its organisation"
                            .formatted(target.name()));
        }
    }

    /** Behind what is assigned: one in front of it only chooses an index. */
    private static Range where(Range fromSet) {
        return fromSet.from(fromSet.find(Set.of("where")));
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
}
