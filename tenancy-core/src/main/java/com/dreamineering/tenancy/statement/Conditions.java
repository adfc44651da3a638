package com.dreamineering.tenancy.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the conditions of one query or change prove about the tables it reads.
 *
 * <p>A table is kept to one organisation if a condition that always has to hold compares its organisation with a value,
 * or with the organisation of a table that is kept to one. A dependent table is kept to the rows of its owner by its key.
 */
final class Conditions {

    private static final Set<String> MORE_THAN_A_CONDITION = Set.of(
            "group",
            "having",
            "window",
            "qualify",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "union",
            "intersect",
            "except",
            "minus");

    private final List<Reference> references;
    private final List<Reference> outer;
    private List<Reference> visible;
    private final Function<String, @Nullable OwnedTable> tables;

    /** The tables of this query, those of the queries around it, and what is known of tables by their names. */
    Conditions(List<Reference> references, List<Reference> outer, Function<String, @Nullable OwnedTable> tables) {
        this.references = references;
        this.outer = outer;
        this.visible = references;
        this.tables = tables;
    }

    /** Takes in what a condition says about the tables. */
    void hold(Range condition) {
        hold(condition, references, references);
    }

    /** Takes in what a condition says about these of the tables; of the query's others it does not see all. */
    void hold(Range condition, List<Reference> about, List<Reference> seen) {
        visible = seen;
        for (Range conjunct : condition.conjuncts()) {
            equality(conjunct, about);
            membership(conjunct, about);
            existence(conjunct, about);
        }
    }

    /**
     * {@code exists (select 1 from owned o where o.key = link.key and …)}: what holds in there holds for the link too.
     *
     * <p>Of one table and without anything that could make a row of its own, as an aggregate does.
     */
    private void existence(Range conjunct, List<Reference> about) {
        if (!conjunct.startsWith("exists", "(") || conjunct.get(1).mate() != conjunct.end() - 1) {
            return;
        }
        Range inside = conjunct.inside(conjunct.start() + 1);
        int where = inside.find(Set.of("where"));
        Range list = inside.to(inside.find(Set.of("from")));
        Range from = inside.from(list.end() + 1).to(where);
        boolean plain = list.size() == 2
                && list.startsWith("select")
                && list.get(1).kind() == Token.Kind.NUMBER
                && inside.from(where).find(MORE_THAN_A_CONDITION) == inside.end();
        int name = from.size() - 2;
        if (plain
                && (name == 0 || (name > 0 && from.get(name - 1).is(".")))
                && from.get(name).isName()) {
            Reference row = Reference.table(
                    from.get(name + 1),
                    from.get(name).text(),
                    tables.apply(from.get(name).text()));
            List<Reference> around = new ArrayList<>(visible);
            references.stream()
                    .filter(reference -> !visible.contains(reference))
                    .map(Reference::hidden)
                    .forEach(around::add);
            around.addAll(outer);
            List<Reference> all = new ArrayList<>(about);
            all.add(row);
            new Conditions(List.of(row), around, tables).hold(inside.from(where + 1), all, List.of(row));
        }
        visible = references;
    }

    private void equality(Range conjunct, List<Reference> about) {
        int sign = position(conjunct, "=");
        if (sign < 0) {
            return;
        }
        Range left = conjunct.to(sign);
        Range right = conjunct.from(sign + 1);
        List<Range> lefts = row(left);
        List<Range> rights = row(right);
        if (lefts.size() == rights.size()) {
            for (int i = 0; i < lefts.size(); i++) {
                equal(lefts.get(i), rights.get(i), about);
                equal(rights.get(i), lefts.get(i), about);
            }
        }
    }

    private static int position(Range range, String sign) {
        int found = -1;
        for (int i = range.start(); i < range.end(); i = range.after(i)) {
            Token token = range.tokens().get(i);
            boolean other = token.is("<") || token.is(">") || token.is("!") || token.is("not") || token.is("is");
            if (other || (token.is(sign) && found >= 0)) {
                return -1;
            }
            if (token.is(sign)) {
                found = i;
            }
        }
        return found;
    }

    private static List<Range> row(Range side) {
        if (!side.isEmpty() && side.get(0).is("(") && side.get(0).mate() == side.end() - 1) {
            Range inside = side.inside(side.start());
            return inside.startsStatement() ? List.of(side) : inside.cutAtCommas();
        }
        return List.of(side);
    }

    private void equal(Range side, Range other, List<Reference> about) {
        Column column = column(side);
        if (column == null || !about.contains(column.reference)) {
            return;
        }
        Reference reference = column.reference;
        Operand value = value(other, side);
        Column source = column(other);
        if (reference.isOrganisation(column.name)) {
            if (value != null) {
                reference.isRestrictedTo(value);
            } else if (source != null && source.reference.isOrganisation(source.name)) {
                reference.isRestrictedLike(source.reference);
            }
        } else if (reference.isKey(column.name)) {
            if (value != null) {
                reference.isFoundByKey();
            } else if (source != null) {
                reference.isRestrictedLike(source.reference);
            }
        }
    }

    /** A value, one that a query hands on, or {@code coalesce(value, column)}, as Hibernate writes for a bypass. */
    private @Nullable Operand value(Range range, Range column) {
        Column named = column(range);
        if (named != null) {
            return named.reference.valueOf(named.name);
        }
        if (range.startsWith("coalesce", "(") && range.get(1).mate() == range.end() - 1) {
            List<Range> parts = range.inside(range.start() + 1).cutAtCommas();
            boolean same = parts.size() == 2 && isSame(parts.get(1), column);
            return same ? Operand.in(parts.get(0)) : null;
        }
        return Operand.in(range);
    }

    /** The value that a change stores; null where it is none of the statement's. */
    @Nullable
    Operand operand(Range range) {
        return value(range, range);
    }

    private boolean isSame(Range one, Range other) {
        Column column = column(one);
        return column != null && column.equals(column(other));
    }

    /** {@code key in (…)} and {@code (key, organisation) in ((…), (…))}. */
    private void membership(Range conjunct, List<Reference> about) {
        int in = position(conjunct, "in");
        if (in < 0 || in + 1 >= conjunct.end() || !conjunct.tokens().get(in + 1).is("(")) {
            return;
        }
        Range values = conjunct.inside(in + 1);
        if (conjunct.tokens().get(in + 1).mate() != conjunct.end() - 1) {
            return;
        }
        List<Range> names = row(conjunct.to(in));
        for (int i = 0; i < names.size(); i++) {
            Column column = column(names.get(i));
            if (column != null && about.contains(column.reference)) {
                oneOf(column, i, values);
            }
        }
    }

    private void oneOf(Column column, int place, Range values) {
        if (column.reference.isKey(column.name)) {
            column.reference.isFoundByKey();
        } else if (column.reference.isOrganisation(column.name) && !values.startsStatement()) {
            List<Operand> named = new ArrayList<>();
            for (Range row : values.cutAtCommas()) {
                List<Range> parts = row(row);
                Operand value = place < parts.size() ? Operand.in(parts.get(place)) : null;
                if (value == null) {
                    return;
                }
                named.add(value);
            }
            column.reference.isRestrictedToAll(named);
        }
    }

    @Nullable
    Column column(Range range) {
        if (range.size() == 3
                && range.get(0).isName()
                && range.get(1).is(".")
                && range.get(2).isName()) {
            Reference reference = find(range.get(0));
            return reference == null ? null : new Column(reference, range.get(2).text());
        }
        // Without a name in front it could be any table's column, unless there is just one.
        if (range.size() == 1 && range.get(0).isName() && references.size() == 1) {
            // In quotes it may not be the one that is meant, and then it is one of the queries around.
            boolean sure = outer.isEmpty() || range.get(0).kind() == Token.Kind.NAME;
            return sure ? new Column(references.get(0), range.get(0).text()) : null;
        }
        return null;
    }

    private @Nullable Reference find(Token name) {
        for (Reference reference : visible) {
            if (reference.isCalled(name)) {
                return reference;
            }
        }
        if (references.stream().anyMatch(reference -> reference.isCalled(name))) {
            return null;
        }
        return outer.stream()
                .filter(reference -> reference.isCalled(name))
                .findFirst()
                .orElse(null);
    }

    record Column(Reference reference, String name) {}
}
