package com.dreamineering.tenancy.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The column of a changed table that names the organisation: stored once, never assigned.
 *
 * @param name null for a table without it
 */
record OrganisationColumn(Reference table, @Nullable String name) {

    static OrganisationColumn of(Reference table) {
        return new OrganisationColumn(table, table.organisationColumn());
    }

    boolean isThere() {
        return name != null;
    }

    /** Refuses to move rows to another organisation. */
    void refuseAssignments(Range set) {
        for (Range assignment : set.cutAtCommas()) {
            for (int i = assignment.start(); i < assignment.end() && !assignment.hasAt(i, "="); i++) {
                Token token = assignment.tokens().get(i);
                if (token.isName() && token.text().equals(name)) {
                    throw new UnreadableStatementException(
                            "it assigns '%s', and rows do not move to another organisation".formatted(name));
                }
            }
        }
    }

    /** The place of the column among those that are stored; refuses a list without it. */
    int placeIn(Range names) {
        int place = placeOrNone(names);
        if (place < 0) {
            throw new UnreadableStatementException(
                    "it inserts into '%s' without naming '%s'".formatted(table.name(), name));
        }
        return place;
    }

    boolean isIn(Range names) {
        return placeOrNone(names) >= 0;
    }

    private int placeOrNone(Range names) {
        List<Range> all = names.cutAtCommas();
        for (int i = 0; i < all.size(); i++) {
            Range column = all.get(i);
            if (column.size() == 1 && column.get(0).text().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Takes note of what is stored in the column; refuses what is no value of the statement. */
    void store(@Nullable Operand value) {
        if (value == null) {
            throw new UnreadableStatementException(
                    "it inserts into '%s' a '%s' that is no parameter".formatted(table.name(), name));
        }
        table.isRestrictedToAll(List.of(value));
    }
}
