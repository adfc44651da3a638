package com.dreamineering.tenancy.isolation.random;

import com.dreamineering.tenancy.isolation.random.Part.Building;
import com.dreamineering.tenancy.isolation.random.Part.Condition;
import com.dreamineering.tenancy.isolation.random.Part.Value;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;

/** A made-up statement, ready to run on any session. */
record Statement(long seed, Set<Shape> shapes, Form form) {

    /** One kind of statement. */
    sealed interface Form {
        String hql();

        void bind(Map<String, Object> parameters);
    }

    /** Named subqueries, the query itself, others combined with it, an order over everything selected, and a page. */
    record Selecting(
            Map<String, Block> named,
            Block block,
            Map<String, Block> combined,
            List<Value> order,
            int limit,
            int offset,
            boolean walk)
            implements Form {
        @Override
        public String hql() {
            StringBuilder hql = new StringBuilder();
            Block.append(
                    hql,
                    "with ",
                    named.entrySet().stream()
                            .map(cte -> "%s as (%s)"
                                    .formatted(cte.getKey(), cte.getValue().hql()))
                            .toList(),
                    ", ");
            hql.append(named.isEmpty() ? "" : " ").append(block.hql());
            combined.forEach((operator, other) -> hql.append(" %s %s".formatted(operator, other.hql())));
            if (order.isEmpty() || order.get(0).equals(block.items().get(0))) {
                List<String> positions = new ArrayList<>();
                for (int i = 1; i <= order.size(); i++) {
                    positions.add(String.valueOf(i));
                }
                Block.append(hql, " order by ", positions, ", ");
            } else {
                Block.append(hql, " order by ", order.stream().map(Value::hql).toList(), ", ");
            }
            return hql.toString();
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            named.values().forEach(cte -> cte.bind(parameters));
            block.bind(parameters);
            combined.values().forEach(other -> other.bind(parameters));
        }
    }

    record Updating(Kind kind, Map<String, Value> assignments, List<Condition> where) implements Form {
        @Override
        public String hql() {
            StringBuilder hql = new StringBuilder("update %s a set ".formatted(kind.name()));
            hql.append(assignments.entrySet().stream()
                    .map(assignment -> "a.%s = %s"
                            .formatted(
                                    assignment.getKey(), assignment.getValue().hql()))
                    .collect(Collectors.joining(", ")));
            Block.append(hql, " where ", where.stream().map(Condition::hql).toList(), " and ");
            return hql.toString();
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            assignments.values().forEach(value -> value.bind(parameters));
            where.forEach(condition -> condition.bind(parameters));
        }
    }

    record Deleting(Kind kind, List<Condition> where) implements Form {
        @Override
        public String hql() {
            StringBuilder hql = new StringBuilder("delete from %s a".formatted(kind.name()));
            Block.append(hql, " where ", where.stream().map(Condition::hql).toList(), " and ");
            return hql.toString();
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            where.forEach(condition -> condition.bind(parameters));
        }
    }

    record Inserting(Kind kind, List<String> attributes, List<Block> from, List<Value> values) implements Form {
        @Override
        public String hql() {
            return "insert into %s (%s) %s"
                    .formatted(
                            kind.name(),
                            String.join(", ", attributes),
                            from.isEmpty()
                                    ? "values (%s)"
                                            .formatted(values.stream()
                                                    .map(Value::hql)
                                                    .collect(Collectors.joining(", ")))
                                    : from.get(0).hql());
        }

        @Override
        public void bind(Map<String, Object> parameters) {
            from.forEach(block -> block.bind(parameters));
            values.forEach(value -> value.bind(parameters));
        }
    }

    boolean mutates() {
        return !(form instanceof Selecting);
    }

    boolean isOrdered() {
        return form instanceof Selecting selecting && !selecting.order.isEmpty();
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        form.bind(parameters);
        return parameters;
    }

    /** Runs it and answers its rows; for a mutation, how many rows it changed. */
    List<String> run(Session session) {
        if (form instanceof Selecting selecting) {
            List<?> rows = query(session, selecting).getResultList();
            List<String> rendered = new ArrayList<>(
                    rows.stream().map(row -> Rendering.row(row, selecting.walk)).toList());
            if (!isOrdered()) {
                rendered.sort(null);
            }
            return rendered;
        }
        return List.of("%d rows changed".formatted(mutation(session).executeUpdate()));
    }

    private SelectionQuery<?> query(Session session, Selecting selecting) {
        SelectionQuery<?> query;
        if (shapes.contains(Shape.CRITERIA)) {
            query = session.createQuery(build(selecting, session.getCriteriaBuilder()));
        } else {
            query = session.createSelectionQuery(selecting.hql(), Object.class);
            parameters().forEach(query::setParameter);
        }
        if (selecting.limit > 0) {
            query.setMaxResults(selecting.limit).setFirstResult(selecting.offset);
        }
        return query;
    }

    private static CriteriaQuery<Object> build(Selecting selecting, HibernateCriteriaBuilder criteria) {
        Building in = building(criteria);
        CriteriaQuery<Object> query = build(selecting.block, in, criteria);
        for (Map.Entry<String, Block> other : selecting.combined.entrySet()) {
            CriteriaQuery<Object> second = build(other.getValue(), building(criteria), criteria);
            query = switch (other.getKey()) {
                case "union" -> criteria.union(query, second);
                case "union all" -> criteria.unionAll(query, second);
                case "intersect" -> criteria.intersect(query, second);
                default -> criteria.except(query, second);
            };
        }
        if (!selecting.order.isEmpty()) {
            List<Order> order = new ArrayList<>();
            selecting.order.forEach(value -> order.add(criteria.asc(value.build(in))));
            query.orderBy(order);
        }
        return query;
    }

    private static Building building(HibernateCriteriaBuilder criteria) {
        Map<String, From<?, ?>> aliases = new HashMap<>();
        return new Building(criteria, criteria.createQuery(Object.class), aliases);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static CriteriaQuery<Object> build(Block block, Building in, HibernateCriteriaBuilder criteria) {
        CriteriaQuery<Object> query = (CriteriaQuery<Object>) in.query();
        block.fill(query, in);
        List<Selection<?>> selections = new ArrayList<>();
        block.items().forEach(item -> selections.add(item.build(in)));
        if (selections.size() == 1) {
            query.select((Selection<Object>) selections.get(0));
        } else {
            query.select((Selection) criteria.array(selections));
        }
        return query;
    }

    private MutationQuery mutation(Session session) {
        if (shapes.contains(Shape.CRITERIA)) {
            HibernateCriteriaBuilder criteria = session.getCriteriaBuilder();
            return form instanceof Updating updating
                    ? build(updating, updating.kind.type(), criteria, session)
                    : build((Deleting) form, ((Deleting) form).kind.type(), criteria, session);
        }
        MutationQuery query = session.createMutationQuery(form.hql());
        parameters().forEach(query::setParameter);
        return query;
    }

    private static <T> MutationQuery build(
            Updating updating, Class<T> type, HibernateCriteriaBuilder criteria, Session session) {
        CriteriaUpdate<T> update = criteria.createCriteriaUpdate(type);
        Root<T> root = update.from(type);
        Building in = new Building(criteria, update, new LinkedHashMap<>(Map.of("a", root)));
        updating.assignments.forEach((attribute, value) -> update.set(attribute, value.build(in)));
        if (!updating.where.isEmpty()) {
            update.where(Block.predicates(updating.where, in));
        }
        return session.createMutationQuery(update);
    }

    private static <T> MutationQuery build(
            Deleting deleting, Class<T> type, HibernateCriteriaBuilder criteria, Session session) {
        CriteriaDelete<T> delete = criteria.createCriteriaDelete(type);
        Root<T> root = delete.from(type);
        Building in = new Building(criteria, delete, new LinkedHashMap<>(Map.of("a", root)));
        if (!deleting.where.isEmpty()) {
            delete.where(Block.predicates(deleting.where, in));
        }
        return session.createMutationQuery(delete);
    }

    @Override
    public String toString() {
        String page = form instanceof Selecting selecting && selecting.limit > 0
                ? " [limit %d offset %d]".formatted(selecting.limit, selecting.offset)
                : "";
        return "%s%s%s%n  parameters %s%n  shapes %s"
                .formatted(
                        shapes.contains(Shape.CRITERIA) ? "(as criteria) " : "",
                        form.hql(),
                        page,
                        parameters(),
                        shapes);
    }
}
