package com.dreamineering.tenancy.statement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rows of a query show to the one around it. */
final class Shown {

    private static final Set<String> MIXES_ROWS =
            Set.of("group", "having", "window", "qualify", "order", "limit", "offset", "fetch");

    private final QueryReview query;
    private final List<Range> columns;
    private final Range tail;

    Shown(QueryReview query, Range list, Range tail) {
        this.query = query;
        this.columns = list.cutAtCommas();
        this.tail = tail;
    }

    boolean isKept() {
        return query.references().stream().allMatch(Reference::isProven);
    }

    void requireKept() {
        query.completeIfPossible(tail);
        query.requireKept();
    }

    void keepProofs() {
        query.keepProofs();
    }

    /**
     * The name under which each row shows its organisation, if one table is not kept to one and the row is not made of
     * several: the query around this one may keep it then, as for the union that a class with tables of its own is.
     */
    @Nullable
    String organisationColumn() {
        List<Reference> open = query.references().stream()
                .filter(reference -> !reference.isProven())
                .toList();
        if (open.size() != 1 || tail.find(MIXES_ROWS) < tail.end() || mixesRows()) {
            return null;
        }
        String column = open.get(0).organisationColumn();
        return column != null && placeOf(column) >= 0 ? column : null;
    }

    private boolean mixesRows() {
        for (Range column : columns) {
            if (column.startsWith("distinct")) {
                return true;
            }
            for (int i = column.start(); i < column.end(); i++) {
                Token token = column.tokens().get(i);
                if (token.is("over") || (token.is("(") && column.inside(i).startsStatement())) {
                    return true;
                }
            }
        }
        return false;
    }

    int placeOf(String organisation) {
        for (int i = 0; i < columns.size(); i++) {
            Range column = columns.get(i);
            if (isEverything(column)) {
                return i;
            }
            Conditions.Column named = query.conditions.column(withoutName(column, organisation));
            if (named != null && named.reference().isOrganisation(named.name())) {
                return i;
            }
        }
        return -1;
    }

    /** All columns of all tables, which is no question of names while there is just one table. */
    private boolean isEverything(Range column) {
        boolean everything = column.startsWith("*")
                || (column.size() == 3
                        && column.hasAt(column.start() + 1, ".")
                        && column.hasAt(column.start() + 2, "*"));
        return everything && query.references().size() == 1;
    }

    private static Range withoutName(Range column, String name) {
        int last = column.end() - 1;
        if (column.size() > 2
                && column.hasAt(last - 1, "as")
                && column.tokens().get(last).text().equals(name)) {
            return column.to(last - 1);
        }
        return column;
    }

    /** The value at a place, for a change that stores it as the organisation; null if it is not known to be one. */
    @Nullable
    Operand valueAt(int place) {
        return place < columns.size() ? query.conditions.operand(columns.get(place)) : null;
    }

    /** Whether the column at a place is the organisation of a table that is kept to one. */
    boolean isOrganisationAt(int place) {
        Conditions.Column column = place < columns.size() ? query.conditions.column(columns.get(place)) : null;
        return column != null && column.reference().isOrganisation(column.name());
    }

    /** The values of the statement that the rows hand on, by name. */
    void putValues(Map<String, Operand> values) {
        for (Range column : columns) {
            int last = column.end() - 1;
            if (column.size() >= 2 && column.tokens().get(last).isName()) {
                int end = column.hasAt(last - 1, "as") ? last - 1 : last;
                Operand value = Operand.in(column.to(end));
                if (value != null) {
                    values.put(column.tokens().get(last).text(), value);
                }
            }
        }
    }
}
