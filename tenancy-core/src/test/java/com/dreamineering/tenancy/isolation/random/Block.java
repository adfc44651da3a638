package com.dreamineering.tenancy.isolation.random;

import com.dreamineering.tenancy.isolation.random.Part.Building;
import com.dreamineering.tenancy.isolation.random.Part.Condition;
import com.dreamineering.tenancy.isolation.random.Part.Value;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CollectionJoin;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Fetch;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.SetJoin;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.query.common.JoinType;
import org.hibernate.query.criteria.JpaFrom;

/** One select with its from, where and group by, on its own or as a subquery. */
record Block(
        boolean distinct,
        List<Value> items,
        List<Origin> roots,
        List<Condition> where,
        List<Value> groups,
        List<Condition> having) {

    /** A root and what is joined to it. */
    record Origin(String source, Kind kind, List<Block> derived, String alias, List<Joined> joins) {}

    /** A join over an attribute, or to an entity if there is none, or to a lateral subquery. */
    record Joined(
            String type,
            String from,
            String attribute,
            Kind kind,
            List<Block> lateral,
            String alias,
            List<Condition> on,
            boolean fetch) {}

    String hql() {
        StringBuilder hql = new StringBuilder("select ").append(distinct ? "distinct " : "");
        List<String> selected = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            selected.add(items.get(i).hql() + (named(items.get(i)) ? " as c" + i : ""));
        }
        hql.append(String.join(", ", selected));
        hql.append(" from ").append(roots.stream().map(Block::hql).collect(Collectors.joining(", ")));
        append(hql, " where ", where.stream().map(Condition::hql).toList(), " and ");
        append(hql, " group by ", groups.stream().map(Value::hql).toList(), ", ");
        append(hql, " having ", having.stream().map(Condition::hql).toList(), " and ");
        return hql.toString();
    }

    private static boolean named(Value item) {
        return !(item instanceof Part.Path path) || !path.path().isEmpty();
    }

    static void append(StringBuilder hql, String keyword, List<String> parts, String between) {
        if (!parts.isEmpty()) {
            hql.append(keyword).append(String.join(between, parts));
        }
    }

    private static String hql(Origin root) {
        StringBuilder hql = new StringBuilder(
                        root.derived.isEmpty()
                                ? root.source
                                : "(%s)".formatted(root.derived.get(0).hql()))
                .append(" ")
                .append(root.alias);
        for (Joined join : root.joins) {
            String target = join.lateral.isEmpty()
                    ? (join.attribute.isEmpty() ? join.kind.name() : join.from + "." + join.attribute)
                    : "(%s)".formatted(join.lateral.get(0).hql());
            hql.append(" %s join %s%s%s"
                    .formatted(
                            join.type, join.fetch ? "fetch " : "", join.lateral.isEmpty() ? "" : "lateral ", target));
            if (!join.fetch) {
                hql.append(" ").append(join.alias);
            }
            append(hql, " on ", join.on.stream().map(Condition::hql).toList(), " and ");
        }
        return hql.toString();
    }

    void bind(Map<String, Object> parameters) {
        items.forEach(item -> item.bind(parameters));
        for (Origin root : roots) {
            root.derived.forEach(block -> block.bind(parameters));
            for (Joined join : root.joins) {
                join.lateral.forEach(block -> block.bind(parameters));
                join.on.forEach(condition -> condition.bind(parameters));
            }
        }
        where.forEach(condition -> condition.bind(parameters));
        groups.forEach(value -> value.bind(parameters));
        having.forEach(condition -> condition.bind(parameters));
    }

    Subquery<?> subquery(Building outer) {
        Class<?> type = switch (items.get(0).type()) {
            case TEXT -> String.class;
            case INT -> Integer.class;
            case LONG -> Long.class;
            case DOUBLE -> Double.class;
        };
        return subquery(outer, type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private <T> Subquery<T> subquery(Building outer, Class<T> type) {
        Subquery subquery = outer.query().subquery(type);
        Building in = outer.inside(subquery);
        fill(subquery, in);
        subquery.select(items.get(0).build(in));
        return subquery;
    }

    /** Everything but what is selected. */
    void fill(AbstractQuery<?> query, Building in) {
        for (Origin root : roots) {
            From<?, ?> from = root.source.contains(".")
                    ? overACollection((Subquery<?>) query, root.source, in)
                    : query.from(root.kind.type());
            in.aliases().put(root.alias, from);
            root.joins.forEach(join -> build(join, in));
        }
        query.distinct(distinct);
        if (!where.isEmpty()) {
            query.where(predicates(where, in));
        }
        if (!groups.isEmpty()) {
            query.groupBy(
                    groups.stream().<Expression<?>>map(value -> value.build(in)).toList());
        }
        if (!having.isEmpty()) {
            query.having(predicates(having, in));
        }
    }

    static Predicate[] predicates(List<Condition> conditions, Building in) {
        return conditions.stream().map(condition -> condition.build(in)).toArray(Predicate[]::new);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void build(Joined join, Building in) {
        JpaFrom from = (JpaFrom) in.aliases().get(join.from);
        if (join.fetch) {
            Fetch<?, ?> fetch = from.fetch(join.attribute, type(join));
            in.aliases().put(join.alias, (From<?, ?>) fetch);
            return;
        }
        jakarta.persistence.criteria.Join<?, ?> joined;
        if (join.type.equals("cross")) {
            in.aliases().put(join.alias, from.crossJoin(join.kind.type()));
            return;
        } else if (join.attribute.isEmpty()) {
            joined = from.join(
                    join.kind.type(),
                    switch (join.type) {
                        case "left" -> JoinType.LEFT;
                        case "right" -> JoinType.RIGHT;
                        case "full" -> JoinType.FULL;
                        default -> JoinType.INNER;
                    });
        } else {
            joined = from.join(join.attribute, type(join));
        }
        in.aliases().put(join.alias, joined);
        if (!join.on.isEmpty()) {
            joined.on(predicates(join.on, in));
        }
    }

    private static jakarta.persistence.criteria.JoinType type(Joined join) {
        return switch (join.type) {
            case "left" -> jakarta.persistence.criteria.JoinType.LEFT;
            case "right" -> jakarta.persistence.criteria.JoinType.RIGHT;
            default -> jakarta.persistence.criteria.JoinType.INNER;
        };
    }

    private static From<?, ?> overACollection(Subquery<?> subquery, String source, Building in) {
        String[] parts = source.split("\\.");
        From<?, ?> owner = in.aliases().get(parts[0]);
        From<?, ?> correlated;
        if (owner instanceof Root<?> root) {
            correlated = subquery.correlate(root);
        } else if (owner instanceof SetJoin<?, ?> join) {
            correlated = subquery.correlate(join);
        } else if (owner instanceof ListJoin<?, ?> join) {
            correlated = subquery.correlate(join);
        } else if (owner instanceof MapJoin<?, ?, ?> join) {
            correlated = subquery.correlate(join);
        } else if (owner instanceof CollectionJoin<?, ?> join) {
            correlated = subquery.correlate(join);
        } else {
            correlated = subquery.correlate((jakarta.persistence.criteria.Join<?, ?>) owner);
        }
        return correlated.join(parts[1]);
    }
}
