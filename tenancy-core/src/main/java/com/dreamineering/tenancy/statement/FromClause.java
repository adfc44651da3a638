package com.dreamineering.tenancy.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the tables of a {@code from} clause, and the conditions of its joins.
 *
 * <p>The condition of an outer join restricts one side only: the other side's rows are there whether it holds or not.
 * Nothing is passed over: a word that one database takes for the name of a table, and the other for a clause, hides what
 * comes after it.
 */
final class FromClause {

    private static final Set<String> UNIONS = Set.of("union", "intersect", "except", "minus");

    private final QueryReview query;
    private final Conditions conditions;

    FromClause(QueryReview query, Conditions conditions) {
        this.query = query;
        this.conditions = conditions;
    }

    void read(Range range) {
        for (Range item : range.cutAtCommas()) {
            chain(item);
        }
    }

    /** A table and what is joined to it; answers what it read. */
    private List<Reference> chain(Range range) {
        int next = JoinWords.find(range);
        List<Reference> left = new ArrayList<>(primary(range.to(next)));
        while (next < range.end()) {
            JoinWords words = JoinWords.at(next, range);
            Range rest = range.from(words.end());
            next = JoinWords.find(rest);
            left.addAll(joined(words, left, rest.to(next)));
        }
        return left;
    }

    private List<Reference> joined(JoinWords words, List<Reference> left, Range range) {
        int on = range.find(Set.of("on", "using"));
        List<Reference> right = primary(range.to(on));
        if (words.keepLeft()) {
            right.forEach(Reference::mayBeAbsent);
        }
        if (words.keepRight()) {
            left.forEach(Reference::mayBeAbsent);
        }
        List<Reference> both = new ArrayList<>(left);
        both.addAll(right);
        if (words.haveNoCondition()) {
            requireEmpty(range.from(on));
        } else if (range.hasAt(on, "using", "(")) {
            Range behind = range.from(range.after(on + 1));
            requireEmpty(behind.startsWith("as") && behind.size() == 2 ? behind.from(behind.end()) : behind);
        } else {
            condition(words, left, right, both, range.from(on));
        }
        return right;
    }

    private void condition(
            JoinWords words, List<Reference> left, List<Reference> right, List<Reference> both, Range range) {
        Range condition = range.from(range.start() + 1);
        if (!range.startsWith("on") || condition.contains("on") || condition.contains("using")) {
            // H2 lets the conditions come later, and then they are not those of this join.
            throw new UnreadableStatementException(
                    "a join has no condition or two. Put the inner join in parentheses, with its own condition");
        }
        condition.requireOperandAtEnd();
        query.lookInside(condition, both);
        List<Reference> about = new ArrayList<>();
        if (!words.keepRight()) {
            about.addAll(right);
        }
        if (!words.keepLeft()) {
            about.addAll(left);
        }
        conditions.hold(condition, about, both);
    }

    private List<Reference> primary(Range range) {
        boolean lateral = range.startsWith("lateral");
        Range item = lateral ? range.from(range.start() + 1) : range;
        if (item.isEmpty()) {
            throw new UnreadableStatementException("a table has no name");
        }
        if (item.get(0).is("(")) {
            Range inside = item.inside(item.start());
            return isQuery(inside) ? List.of(derived(item, inside, lateral)) : inParentheses(item, inside);
        }
        boolean only = item.startsWith("only") && item.size() > 1;
        Range named = only ? item.from(item.start() + 1) : item;
        if (only && named.get(0).is("(")) {
            requireEmpty(named.from(named.after(named.start())));
            named = named.inside(named.start());
        }
        int name = named.start();
        while (named.hasAt(name + 1, ".")) {
            name += 2;
        }
        if (name >= named.end() || !named.tokens().get(name).isName()) {
            throw new UnreadableStatementException("a table has no name");
        }
        if (named.hasAt(name + 1, "table", "(")) {
            return List.of(changed(named, name));
        }
        return List.of(named.hasAt(name + 1, "(") ? function(named, name) : table(named, name));
    }

    private static boolean isQuery(Range inside) {
        Range range = inside;
        while (range.startsWith("(") && range.get(0).mate() == range.end() - 1) {
            range = range.inside(range.start());
        }
        return range.startsStatement()
                || (range.startsWith("(")
                        && range.inside(range.start()).startsStatement()
                        && range.find(UNIONS) < range.end());
    }

    private List<Reference> inParentheses(Range item, Range inside) {
        // A name for it all would hide those inside, for which others stand in the queries around it.
        requireEmpty(item.from(item.after(item.start())));
        List<Reference> all = new ArrayList<>();
        for (Range part : inside.cutAtCommas()) {
            all.addAll(chain(part));
        }
        return all;
    }

    private Reference table(Range item, int name) {
        Token table = item.tokens().get(name);
        OwnedTable owned = query.ownedTable(table.text(), name);
        int next = item.hasAt(name + 1, "*") ? name + 2 : name + 1;
        Alias alias = Alias.in(item.from(next), table);
        if (owned != null && alias.renamesColumns()) {
            throw new UnreadableStatementException("it gives the columns of '%s' other names".formatted(table.text()));
        }
        Range rest = alias.rest();
        query.lookInside(rest, List.copyOf(query.references()));
        while (rest.startsWith("tablesample") || rest.startsWith("repeatable") || rest.startsWith("use", "index")) {
            int open = rest.find("(");
            rest = open < rest.end() ? rest.from(rest.after(open)) : rest.from(rest.end());
        }
        requireEmpty(rest);
        return add(Reference.table(alias.name(), table.text(), owned));
    }

    /** H2 reads changed rows with {@code final table (update …)}; the change is kept to the organisation itself. */
    private Reference changed(Range item, int name) {
        query.lookInside(item, List.copyOf(query.references()));
        Alias alias = Alias.in(item.from(item.after(name + 2)), null);
        requireEmpty(alias.rest());
        return add(Reference.query(alias.name(), Map.of()));
    }

    private Reference function(Range item, int name) {
        String called = item.tokens().get(name).text();
        if (query.isKnown(called)) {
            throw new UnreadableStatementException(
                    "a parenthesis follows the table '%s', which could mean anything".formatted(called));
        }
        query.lookInside(item, List.copyOf(query.references()));
        Range behind = item.from(item.after(name + 1));
        if (behind.startsWith("with", "ordinality")) {
            behind = behind.from(behind.start() + 2);
        }
        if (behind.startsWith("as", "(")) {
            behind = behind.from(behind.after(behind.start() + 1));
        }
        Alias alias = Alias.in(behind, null);
        requireEmpty(alias.rest());
        return add(Reference.query(alias.name(), Map.of()));
    }

    private Reference derived(Range item, Range inside, boolean lateral) {
        Alias alias = Alias.in(item.from(item.after(item.start())), null);
        requireEmpty(alias.rest());
        return add(query.derived(alias, inside, lateral));
    }

    private Reference add(Reference reference) {
        query.add(reference);
        return reference;
    }

    private static void requireEmpty(Range range) {
        if (!range.isEmpty()) {
            throw notUnderstood(range);
        }
    }

    static UnreadableStatementException notUnderstood(Range range) {
        return new UnreadableStatementException("'%s' is not understood behind a table"
                .formatted(range.isEmpty() ? "" : range.get(0).spelling()));
    }
}
