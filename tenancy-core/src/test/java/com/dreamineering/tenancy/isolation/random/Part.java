package com.dreamineering.tenancy.isolation.random;

import com.dreamineering.tenancy.isolation.random.Kind.Type;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Predicate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;

/** The parts of a made-up statement: each can be written in HQL, and most can be built as criteria. */
final class Part {

    private Part() {}

    /** Where criteria are being built: the aliases so far, and what a subquery hangs on. */
    record Building(HibernateCriteriaBuilder criteria, CommonAbstractCriteria query, Map<String, From<?, ?>> aliases) {
        Building inside(CommonAbstractCriteria subquery) {
            return new Building(criteria, subquery, new HashMap<>(aliases));
        }
    }

    interface Value {
        Type type();

        String hql();

        Expression<?> build(Building in);

        /** Binds what stands in the HQL as a parameter. */
        default void bind(Map<String, Object> parameters) {}
    }

    interface Condition {
        String hql();

        Predicate build(Building in);

        default void bind(Map<String, Object> parameters) {}
    }

    record Path(String alias, String path, Type type) implements Value {
        @Override
        public String hql() {
            return path.isEmpty() ? alias : alias + "." + path;
        }

        @Override
        public Expression<?> build(Building in) {
            return walk(in.aliases().get(alias), path);
        }
    }

    record KeyOf(String alias) implements Value {
        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public String hql() {
            return "key(%s)".formatted(alias);
        }

        @Override
        public Expression<?> build(Building in) {
            return ((jakarta.persistence.criteria.MapJoin<?, ?, ?>) in.aliases().get(alias)).key();
        }
    }

    record IndexOf(String alias) implements Value {
        @Override
        public Type type() {
            return Type.INT;
        }

        @Override
        public String hql() {
            return "index(%s)".formatted(alias);
        }

        @Override
        public Expression<?> build(Building in) {
            return ((jakarta.persistence.criteria.ListJoin<?, ?>) in.aliases().get(alias)).index();
        }
    }

    record Treated(String alias, Kind narrower, String path, Type type) implements Value {
        @Override
        public String hql() {
            return "treat(%s as %s).%s".formatted(alias, narrower.name(), path);
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Expression<?> build(Building in) {
            jakarta.persistence.criteria.Path from = in.aliases().get(alias);
            return in.criteria().treat(from, (Class) narrower.type()).get(path);
        }
    }

    record Constant(Object value, Type type, String parameter) implements Value {
        @Override
        public String hql() {
            if (!parameter.isEmpty()) {
                return ":" + parameter;
            }
            if (value instanceof String text) {
                return "'%s'".formatted(text);
            }
            return value instanceof Long ? value + "L" : String.valueOf(value);
        }

        @Override
        public Expression<?> build(Building in) {
            return parameter.isEmpty()
                    ? in.criteria().literal(value)
                    : in.criteria().value(value);
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            if (!parameter.isEmpty()) {
                parameters.put(parameter, value);
            }
        }
    }

    /** Whose row a mutation says it is; always bound. */
    record Tenant(UUID organisation) implements Value {
        @Override
        public Type type() {
            throw new UnsupportedOperationException("Nothing is compared with it");
        }

        @Override
        public String hql() {
            return ":tenant";
        }

        @Override
        public Expression<?> build(Building in) {
            return in.criteria().value(organisation);
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            parameters.put("tenant", organisation);
        }
    }

    record Plus(Value value, Value more) implements Value {
        @Override
        public Type type() {
            return value.type();
        }

        @Override
        public String hql() {
            return "(%s + %s)".formatted(value.hql(), more.hql());
        }

        @Override
        @SuppressWarnings("unchecked")
        public Expression<?> build(Building in) {
            return in.criteria().sum((Expression<Number>) value.build(in), (Expression<Number>) more.build(in));
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            value.bind(parameters);
            more.bind(parameters);
        }
    }

    record Coalesce(Value value, Value otherwise) implements Value {
        @Override
        public Type type() {
            return value.type();
        }

        @Override
        public String hql() {
            return "coalesce(%s, %s)".formatted(value.hql(), otherwise.hql());
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Expression<?> build(Building in) {
            return in.criteria().coalesce((Expression) value.build(in), (Expression) otherwise.build(in));
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            value.bind(parameters);
            otherwise.bind(parameters);
        }
    }

    record SizeOf(String alias, String collection, boolean map) implements Value {
        @Override
        public Type type() {
            return Type.INT;
        }

        @Override
        public String hql() {
            return "size(%s.%s)".formatted(alias, collection);
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Expression<?> build(Building in) {
            Expression members = in.aliases().get(alias).get(collection);
            return map
                    ? in.criteria().mapSize((org.hibernate.query.criteria.JpaExpression) members)
                    : in.criteria().size(members);
        }
    }

    /** An aggregate function; counts rows if it has no argument. */
    record Aggregate(String function, List<Value> of, boolean distinct, Type type) implements Value {
        @Override
        public String hql() {
            return "%s(%s%s)"
                    .formatted(
                            function,
                            distinct ? "distinct " : "",
                            of.isEmpty() ? "*" : of.get(0).hql());
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Expression<?> build(Building in) {
            if (of.isEmpty()) {
                return in.criteria().count();
            }
            Expression argument = of.get(0).build(in);
            return switch (function) {
                case "count" ->
                    distinct
                            ? in.criteria().countDistinct(argument)
                            : in.criteria().count(argument);
                case "sum" -> in.criteria().sum(argument);
                case "avg" -> in.criteria().avg(argument);
                case "min" ->
                    argument.getJavaType() == String.class
                            ? in.criteria().least(argument)
                            : in.criteria().min(argument);
                default ->
                    argument.getJavaType() == String.class
                            ? in.criteria().greatest(argument)
                            : in.criteria().max(argument);
            };
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            of.forEach(value -> value.bind(parameters));
        }
    }

    record Scalar(Block block) implements Value {
        @Override
        public Type type() {
            return block.items().get(0).type();
        }

        @Override
        public String hql() {
            return "(%s)".formatted(block.hql());
        }

        @Override
        public Expression<?> build(Building in) {
            return block.subquery(in);
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            block.bind(parameters);
        }
    }

    record Compare(Value left, String operator, Value right) implements Condition {
        @Override
        public String hql() {
            return "%s %s %s".formatted(left.hql(), operator, right.hql());
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Predicate build(Building in) {
            Expression a = left.build(in);
            Expression b = right.build(in);
            return switch (operator) {
                case "=" -> in.criteria().equal(a, b);
                case "<>" -> in.criteria().notEqual(a, b);
                case "<" -> in.criteria().lessThan(a, b);
                case "<=" -> in.criteria().lessThanOrEqualTo(a, b);
                case ">" -> in.criteria().greaterThan(a, b);
                default -> in.criteria().greaterThanOrEqualTo(a, b);
            };
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            left.bind(parameters);
            right.bind(parameters);
        }
    }

    record Between(Value value, Value low, Value high) implements Condition {
        @Override
        public String hql() {
            return "%s between %s and %s".formatted(value.hql(), low.hql(), high.hql());
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Predicate build(Building in) {
            return in.criteria()
                    .between((Expression) value.build(in), (Expression) low.build(in), (Expression) high.build(in));
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            List.of(value, low, high).forEach(part -> part.bind(parameters));
        }
    }

    record InList(Value value, List<Value> choices) implements Condition {
        @Override
        public String hql() {
            return "%s in (%s)"
                    .formatted(value.hql(), choices.stream().map(Value::hql).collect(Collectors.joining(", ")));
        }

        @Override
        @SuppressWarnings("unchecked")
        public Predicate build(Building in) {
            var predicate = in.criteria().in((Expression<Object>) value.build(in));
            choices.forEach(choice -> predicate.value((Expression<Object>) choice.build(in)));
            return predicate;
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            value.bind(parameters);
            choices.forEach(choice -> choice.bind(parameters));
        }
    }

    record Like(Value value, String pattern) implements Condition {
        @Override
        public String hql() {
            return "%s like '%s'".formatted(value.hql(), pattern);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Predicate build(Building in) {
            return in.criteria().like((Expression<String>) value.build(in), pattern);
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            value.bind(parameters);
        }
    }

    record IsNull(Value value, boolean not) implements Condition {
        @Override
        public String hql() {
            return "%s is %snull".formatted(value.hql(), not ? "not " : "");
        }

        @Override
        public Predicate build(Building in) {
            Expression<?> tested = value.build(in);
            return not ? in.criteria().isNotNull(tested) : in.criteria().isNull(tested);
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            value.bind(parameters);
        }
    }

    record Both(Condition left, boolean or, Condition right) implements Condition {
        @Override
        public String hql() {
            return "(%s %s %s)".formatted(left.hql(), or ? "or" : "and", right.hql());
        }

        @Override
        public Predicate build(Building in) {
            return or
                    ? in.criteria().or(left.build(in), right.build(in))
                    : in.criteria().and(left.build(in), right.build(in));
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            left.bind(parameters);
            right.bind(parameters);
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public String hql() {
            return "not (%s)".formatted(condition.hql());
        }

        @Override
        public Predicate build(Building in) {
            return in.criteria().not(condition.build(in));
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            condition.bind(parameters);
        }
    }

    record Exists(Block block, boolean not) implements Condition {
        @Override
        public String hql() {
            return "%sexists (%s)".formatted(not ? "not " : "", block.hql());
        }

        @Override
        public Predicate build(Building in) {
            Predicate exists = in.criteria().exists(block.subquery(in));
            return not ? exists.not() : exists;
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            block.bind(parameters);
        }
    }

    record InQuery(Value value, Block block, boolean not) implements Condition {
        @Override
        public String hql() {
            return "%s %sin (%s)".formatted(value.hql(), not ? "not " : "", block.hql());
        }

        @Override
        public Predicate build(Building in) {
            Predicate found = value.build(in).in(block.subquery(in));
            return not ? found.not() : found;
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            value.bind(parameters);
            block.bind(parameters);
        }
    }

    record Quantified(Value value, String operator, boolean all, Block block) implements Condition {
        @Override
        public String hql() {
            return "%s %s %s (%s)".formatted(value.hql(), operator, all ? "all" : "any", block.hql());
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Predicate build(Building in) {
            jakarta.persistence.criteria.Subquery subquery = block.subquery(in);
            Expression compared =
                    all ? in.criteria().all(subquery) : in.criteria().any(subquery);
            Expression tested = value.build(in);
            return switch (operator) {
                case "=" -> in.criteria().equal(tested, compared);
                case "<" -> in.criteria().lessThan(tested, compared);
                default -> in.criteria().greaterThanOrEqualTo(tested, compared);
            };
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            value.bind(parameters);
            block.bind(parameters);
        }
    }

    /** An alias, or a constant, is a member of a collection. */
    record Member(Value member, String alias, String collection, boolean not) implements Condition {
        @Override
        public String hql() {
            return "%s %smember of %s.%s".formatted(member.hql(), not ? "not " : "", alias, collection);
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Predicate build(Building in) {
            return holds(in.criteria(), (Expression) member.build(in), (Expression)
                    in.aliases().get(alias).get(collection));
        }

        private <E, C extends Collection<E>> Predicate holds(
                HibernateCriteriaBuilder criteria, Expression<E> tested, Expression<C> members) {
            return not ? criteria.isNotMember(tested, members) : criteria.isMember(tested, members);
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            member.bind(parameters);
        }
    }

    record InElements(Value member, String alias, String collection) implements Condition {
        @Override
        public String hql() {
            return "%s in elements(%s.%s)".formatted(member.hql(), alias, collection);
        }

        @Override
        public Predicate build(Building in) {
            throw new UnsupportedOperationException("elements() is HQL's");
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            member.bind(parameters);
        }
    }

    record Empty(String alias, String collection, boolean not) implements Condition {
        @Override
        public String hql() {
            return "%s.%s is %sempty".formatted(alias, collection, not ? "not " : "");
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Predicate build(Building in) {
            Expression members = in.aliases().get(alias).get(collection);
            return not ? in.criteria().isNotEmpty(members) : in.criteria().isEmpty(members);
        }
    }

    record TypeIs(String alias, Kind narrower, boolean not) implements Condition {
        @Override
        public String hql() {
            return "type(%s) %s %s".formatted(alias, not ? "<>" : "=", narrower.name());
        }

        @Override
        public Predicate build(Building in) {
            Predicate is = in.criteria()
                    .equal(in.aliases().get(alias).type(), in.criteria().literal(narrower.type()));
            return not ? is.not() : is;
        }
    }

    private static jakarta.persistence.criteria.Path<?> walk(jakarta.persistence.criteria.Path<?> from, String path) {
        jakarta.persistence.criteria.Path<?> end = from;
        if (!path.isEmpty()) {
            for (String step : path.split("\\.")) {
                end = end.get(step);
            }
        }
        return end;
    }
}
