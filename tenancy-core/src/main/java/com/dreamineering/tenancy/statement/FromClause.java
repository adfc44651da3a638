package com.dreamineering.tenancy.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the tables of a {@code from} clause, and the conditions of its joins.
 *
 * <p>The condition of an outer join restricts one side only: the other side's rows are there whether it holds or not.
 */
final class FromClause {

    private static final Set<String> JOIN_WORDS =
            Set.of("natural", "inner", "left", "right", "full", "outer", "cross", "join", "straight_join");
    private static final Set<String> NO_ALIAS = Set.of(
            "natural",
            "inner",
            "left",
            "right",
            "full",
            "outer",
            "cross",
            "join",
            "straight_join",
            "on",
            "using",
            "set",
            "where",
            "values",
            "select",
            "default",
            "tablesample",
            "use",
            "when",
            "with",
            "as",
            "overriding",
            "returning");

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
        int next = range.find(JOIN_WORDS);
        List<Reference> left = new ArrayList<>(primary(range.to(next)));
        while (next < range.end()) {
            int first = next;
            while (next < range.end()
                    && JOIN_WORDS.contains(range.tokens().get(next).text())) {
                next++;
            }
            Range words = new Range(range.tokens(), first, next);
            Range rest = range.from(next);
            next = rest.find(JOIN_WORDS);
            List<Reference> right = joined(words, left, rest.to(next));
            left.addAll(right);
        }
        return left;
    }

    private List<Reference> joined(Range words, List<Reference> left, Range range) {
        int on = range.find(Set.of("on", "using"));
        List<Reference> right = primary(range.to(on));
        if (words.contains("left") || words.contains("full")) {
            right.forEach(Reference::mayBeAbsent);
        }
        if (words.contains("right") || words.contains("full")) {
            left.forEach(Reference::mayBeAbsent);
        }
        if (!range.hasAt(on, "on")) {
            return right;
        }
        Range condition = range.from(on + 1);
        if (condition.contains("on")) {
            throw new UnreadableStatementException("a join has two conditions. Put the inner join in parentheses");
        }
        query.lookInside(condition);
        List<Reference> about = new ArrayList<>();
        if (!words.contains("full") && !words.contains("right")) {
            about.addAll(right);
        }
        if (!words.contains("full") && !words.contains("left")) {
            about.addAll(left);
        }
        conditions.hold(condition, about);
        return right;
    }

    private List<Reference> primary(Range range) {
        Range item = withoutPrefix(range);
        if (item.isEmpty()) {
            return List.of();
        }
        if (item.get(0).is("(")) {
            Range inside = item.inside(item.start());
            return isQuery(inside) ? List.of(derived(item, inside)) : inParentheses(inside);
        }
        int name = item.start();
        while (item.hasAt(name + 1, ".")) {
            name += 2;
        }
        if (name >= item.end() || !item.tokens().get(name).isName()) {
            throw new UnreadableStatementException("a table has no name");
        }
        if (item.hasAt(name + 1, "(")) {
            query.lookInside(item);
            return List.of(add(Reference.query(alias(item, item.after(name + 1), ""), java.util.Map.of())));
        }
        return List.of(named(item, name));
    }

    private static Range withoutPrefix(Range range) {
        Range item = range;
        while (item.startsWith("only") || item.startsWith("lateral")) {
            item = item.from(item.start() + 1);
        }
        return item;
    }

    private static boolean isQuery(Range inside) {
        Range range = inside;
        while (range.startsWith("(") && range.get(0).mate() == range.end() - 1) {
            range = range.inside(range.start());
        }
        return range.startsStatement() || isUnion(range);
    }

    private static boolean isUnion(Range range) {
        return range.startsWith("(")
                && range.inside(range.start()).startsStatement()
                && range.find(Set.of("union", "intersect", "except", "minus")) < range.end();
    }

    private List<Reference> inParentheses(Range inside) {
        List<Reference> all = new ArrayList<>();
        for (Range item : inside.cutAtCommas()) {
            all.addAll(chain(item));
        }
        return all;
    }

    private Reference named(Range item, int name) {
        String table = item.tokens().get(name).text();
        int next = name + 1;
        query.lookInside(item.from(next)); // H2 reads changed rows with "final table (update …)"
        if (item.hasAt(next, "*")) {
            next++;
        }
        OwnedTable owned = query.ownedTable(table);
        int alias = item.hasAt(next, "as") ? next + 1 : next;
        if (owned != null && item.hasAt(alias + 1, "(")) {
            throw new UnreadableStatementException("it gives the columns of '%s' other names".formatted(table));
        }
        return add(Reference.table(alias(item, next, table), table, owned));
    }

    private Reference derived(Range item, Range inside) {
        int behind = item.after(item.start());
        String alias = alias(item, behind, "");
        boolean renamed =
                item.from(behind).tokens().subList(behind, item.end()).stream().anyMatch(t -> t.is("("));
        return add(renamed ? query.derivedWithOtherNames(alias, inside) : query.derived(alias, inside));
    }

    private static String alias(Range item, int position, String otherwise) {
        int at = item.hasAt(position, "as") ? position + 1 : position;
        if (at < item.end()
                && item.tokens().get(at).isName()
                && !NO_ALIAS.contains(item.tokens().get(at).text())) {
            return item.tokens().get(at).text();
        }
        return otherwise;
    }

    private Reference add(Reference reference) {
        query.add(reference);
        return reference;
    }
}
