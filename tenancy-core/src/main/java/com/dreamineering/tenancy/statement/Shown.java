package com.dreamineering.tenancy.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rows of a query show to the one around it. */
final class Shown {

    private static final Set<String> MIXES_ROWS =
            Set.of("group", "having", "window", "order", "limit", "offset", "fetch");

    private final QueryReview query;
    private final Columns columns;
    private final Range tail;

    Shown(QueryReview query, Range list, Range tail) {
        this.query = query;
        this.columns = new Columns(list);
        this.tail = tail;
    }

    Columns columns() {
        return columns;
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
     * The place at which each row shows its organisation, if one table is not kept to one and the row is not made of
     * several; else -1.
     */
    int organisationPlace() {
        List<Reference> open = query.references().stream()
                .filter(reference -> !reference.isProven())
                .toList();
        if (open.size() != 1 || tail.find(MIXES_ROWS) < tail.end() || mixesRows()) {
            return -1;
        }
        if (columns.isEverything()) {
            return query.references().size() == 1 && open.get(0).organisationColumn() != null ? 0 : -1;
        }
        if (!columns.haveKnownPlaces()) {
            return -1;
        }
        for (int i = 0; i < columns.all().size(); i++) {
            if (isOrganisation(columns.valueAt(i), open.get(0))) {
                return i;
            }
        }
        return -1;
    }

    /** The name under which it does, as far as that is sure; else empty. */
    String organisationName() {
        if (columns.isEverything()) {
            return String.valueOf(query.references().get(0).organisationColumn());
        }
        return columns.nameAt(organisationPlace());
    }

    private boolean isOrganisation(Range value, @Nullable Reference of) {
        Conditions.Column named = query.conditions.column(value);
        return named != null
                && (of == null || named.reference() == of)
                && named.reference().isOrganisation(named.name());
    }

    private boolean mixesRows() {
        for (Range column : columns.all()) {
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

    /** The value at a place, for a change that stores it as the organisation; null if it is not known to be one. */
    @Nullable
    Operand operandAt(int place) {
        return isThere(place) ? query.conditions.operand(columns.valueAt(place)) : null;
    }

    /** Whether the column at a place is the organisation of a table that is kept to one. */
    boolean isOrganisationAt(int place) {
        return isThere(place) && isOrganisation(columns.valueAt(place), null);
    }

    private boolean isThere(int place) {
        return columns.haveKnownPlaces() && place < columns.all().size();
    }

    /** The values of the statement that the rows hand on, by name. */
    Map<String, Operand> values() {
        Map<String, Operand> values = new HashMap<>();
        for (int i = 0; columns.haveKnownPlaces() && i < columns.all().size(); i++) {
            String name = columns.nameAt(i);
            Operand value = name.isEmpty() ? null : Operand.in(columns.valueAt(i));
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }
}
