package com.dreamineering.tenancy.isolation.random;

import com.dreamineering.tenancy.isolation.random.Block.Joined;
import com.dreamineering.tenancy.isolation.random.Block.Origin;
import com.dreamineering.tenancy.isolation.random.Kind.Type;
import com.dreamineering.tenancy.isolation.random.Part.Condition;
import com.dreamineering.tenancy.isolation.random.Part.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes up one statement from a seed. The same seed makes the same statement, less the parts that are to be left out. */
final class Maker {

    private static final List<String> OPERATORS = List.of("=", "<>", "<", "<=", ">", ">=");

    private static final Set<String> SPREAD =
            Set.of("Permit", "Paper", "Invoice", "Letter", "Happening", "Visit", "Alarm");
    private static final String MUTATED = "a";

    private final long seed;
    private final Set<Shape> heldBack;
    private final Set<String> dropped;
    private final Set<String> optional = new LinkedHashSet<>();
    private final Set<Shape> shapes = EnumSet.noneOf(Shape.class);
    private final Map<String, Block> named = new LinkedHashMap<>();
    private final Map<String, Kind> namedKinds = new LinkedHashMap<>();
    private boolean criteria;
    private int aliases;
    private int parameters;

    private Maker(long seed, Set<Shape> heldBack, Set<String> dropped) {
        this.seed = seed;
        this.heldBack = heldBack;
        this.dropped = dropped;
    }

    /** The statement of this seed, and the places at which something could be left out of it. */
    record Made(Statement statement, Set<String> optional) {}

    static Made make(long seed, Set<Shape> heldBack, Set<String> dropped) {
        Maker maker = new Maker(seed, heldBack, dropped);
        Statement.Form form = maker.form(Place.whole(seed, dropped, maker.optional));
        return new Made(new Statement(seed, maker.shapes, form), maker.optional);
    }

    /** What can be named in a condition: the alias and what it stands for; the nearest last. */
    private record Scope(List<Alias> inner, List<Alias> outer) {
        Scope {
            inner = new ArrayList<>(inner);
        }

        List<Alias> all() {
            List<Alias> all = new ArrayList<>(outer);
            all.addAll(inner);
            return all;
        }
    }

    private record Alias(String name, Kind kind, boolean map, boolean list) {
        Alias(String name, Kind kind) {
            this(name, kind, false, false);
        }
    }

    private Statement.Form form(Place place) {
        int what = place.below(100);
        criteria = place.chance(55);
        if (what >= 92) {
            criteria = false;
        }
        if (criteria) {
            shapes.add(Shape.CRITERIA);
        }
        if (what < 78) {
            return selecting(place.at("select"));
        }
        if (what < 86) {
            return updating(place.at("update"));
        }
        if (what < 92) {
            return deleting(place.at("delete"));
        }
        return inserting(place.at("insert"));
    }

    private Statement.Selecting selecting(Place place) {
        if (!criteria && place.at("cte").wanted(12)) {
            shapes.add(Shape.CTE);
            Block block = derived(place.at("cte/block"), List.of());
            named.put("named", block);
            namedKinds.put(
                    "named",
                    Kind.derived(block.items().stream().map(Value::type).toList()));
        }
        int style = place.below(100);
        boolean cteUsable = !named.isEmpty();
        if (style < 25) {
            return entities(place.at("entities"));
        }
        Scope scope = new Scope(List.of(), List.of());
        List<Origin> roots = roots(place, scope, 0, cteUsable, true);
        List<Condition> where = conditions(place.at("where"), scope, 0, 2);
        List<Value> items = new ArrayList<>();
        List<Value> groups = new ArrayList<>();
        List<Condition> having = new ArrayList<>();
        boolean aggregated = style < 60;
        boolean grouped = style < 47;
        if (grouped) {
            shapes.add(Shape.GROUP);
            for (int i = 0; i < 1 + place.at("groups").below(2); i++) {
                groups.add(path(place.at("group", i), scope.inner(), null));
            }
            items.addAll(groups);
        }
        if (aggregated) {
            shapes.add(Shape.AGGREGATE);
            items.add(aggregate(place.at("aggregate"), scope));
            if (place.at("another").wanted(40)) {
                items.add(aggregate(place.at("another/aggregate"), scope));
            }
            if (grouped && place.at("having").wanted(40)) {
                shapes.add(Shape.HAVING);
                having.add(new Part.Compare(
                        new Part.Aggregate("count", List.of(), false, Type.LONG),
                        place.at("having").oneOf(List.of(">", "<=", ">=")),
                        constant(place.at("having/than"), (long)
                                place.at("having/number").below(4))));
            }
        } else {
            items.add(item(place.at("item"), scope));
            for (int i = 1; i < 4; i++) {
                Place more = place.at("item", i);
                if (more.wanted(45)) {
                    items.add(item(more, scope));
                }
            }
        }
        boolean distinct = !grouped && place.at("distinct").wanted(20);
        if (distinct) {
            shapes.add(Shape.DISTINCT);
        }
        Block block = new Block(distinct, items, roots, where, groups, having);
        Map<String, Block> combined = Map.of();
        if (place.at("combine").wanted(14)) {
            combined = combined(place.at("combine"), items);
        }
        boolean plain = items.stream().allMatch(Part.Path.class::isInstance);
        List<Value> order = List.of();
        int limit = 0;
        int offset = 0;
        if (combined.isEmpty() && (!criteria || plain) && place.at("order").wanted(40)) {
            order = List.copyOf(items);
            if (place.at("limit").wanted(70)) {
                shapes.add(Shape.LIMIT);
                limit = 1 + place.at("limit").below(6);
                offset = place.at("offset").wanted(50) ? place.at("offset").below(3) : 0;
            }
        }
        return new Statement.Selecting(named, block, combined, order, limit, offset, false);
    }

    private Map<String, Block> combined(Place place, List<Value> items) {
        String operator = place.oneOf(List.of("union", "union all", "intersect", "except"));
        shapes.add(
                operator.startsWith("union")
                        ? Shape.UNION
                        : operator.equals("intersect") ? Shape.INTERSECT : Shape.EXCEPT);
        Scope scope = new Scope(List.of(), List.of());
        List<Origin> roots = new ArrayList<>();
        List<Value> same = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Type type = items.get(i).type();
            if (i == 0) {
                List<Kind> fitting = Kind.ALL.stream()
                        .filter(kind -> items.stream()
                                .allMatch(item -> item.type() == Type.DOUBLE
                                        || !kind.valuesOf(item.type()).isEmpty()))
                        .toList();
                Kind kind = note(place.at("kind").oneOf(fitting));
                Alias alias = new Alias(alias(), kind);
                scope.inner().add(alias);
                roots.add(new Origin(kind.name(), kind, List.of(), alias.name(), List.of()));
            }
            if (type == Type.DOUBLE) {
                Alias alias = scope.inner().get(0);
                Value of = path(place.at("same", i), List.of(alias), Type.INT);
                same.clear();
                for (Value item : items) {
                    same.add(
                            item.type() == Type.DOUBLE
                                    ? new Part.Aggregate("avg", List.of(of), false, Type.DOUBLE)
                                    : new Part.Aggregate(
                                            "max",
                                            List.of(path(place.at("max"), List.of(alias), item.type())),
                                            false,
                                            item.type()));
                }
                break;
            }
            same.add(path(place.at("same", i), scope.inner(), type));
        }
        List<Condition> where = conditions(place.at("where"), scope, 1, 1);
        return Map.of(operator, new Block(false, same, roots, where, List.of(), List.of()));
    }

    private Statement.Selecting entities(Place place) {
        Scope scope = new Scope(List.of(), List.of());
        List<Origin> roots = roots(place, scope, 0, false, false);
        Alias chosen = scope.inner().stream()
                .filter(alias -> alias.name().equals(roots.get(0).alias()))
                .findFirst()
                .orElseThrow();
        boolean fetched = false;
        boolean collectionFetched = false;
        Origin origin = roots.get(0);
        List<Joined> joins = new ArrayList<>(origin.joins());
        for (int i = 0; i < 2; i++) {
            Place fetch = place.at("fetch", i);
            List<String> ones = List.copyOf(chosen.kind().ones().keySet());
            List<String> manies = new ArrayList<>(chosen.kind().manies().keySet());
            manies.addAll(chosen.kind().elements().keySet());
            boolean one = !ones.isEmpty() && (manies.isEmpty() || fetch.chance(40) || collectionFetched);
            List<String> choices = one ? ones : manies;
            if (!choices.isEmpty() && (one || !collectionFetched) && fetch.wanted(35)) {
                String attribute = fetch.oneOf(choices);
                shapes.add(Shape.JOIN_FETCH);
                if (joins.stream()
                        .noneMatch(join -> join.fetch() && join.attribute().equals(attribute))) {
                    joins.add(new Joined(
                            fetch.chance(70) ? "left" : "inner",
                            chosen.name(),
                            attribute,
                            null,
                            List.of(),
                            alias(),
                            List.of(),
                            true));
                }
                fetched = true;
                collectionFetched |= !one;
            }
        }
        roots.set(0, new Origin(origin.source(), origin.kind(), origin.derived(), origin.alias(), joins));
        List<Condition> where = conditions(place.at("where"), scope, 0, 2);
        boolean distinct = place.at("distinct").wanted(25);
        if (distinct) {
            shapes.add(Shape.DISTINCT);
        }
        boolean walk = place.at("walk").wanted(40);
        if (walk) {
            shapes.add(Shape.WALK);
        }
        List<Value> items = List.of(new Part.Path(chosen.name(), "", Type.LONG));
        Block block = new Block(distinct, items, roots, where, List.of(), List.of());
        List<Value> order = new ArrayList<>();
        int limit = 0;
        if (!fetched && !distinct && place.at("order").wanted(35)) {
            for (String key : chosen.kind().key()) {
                order.add(
                        new Part.Path(chosen.name(), key, chosen.kind().values().get(key)));
            }
            if (place.at("limit").wanted(70)) {
                shapes.add(Shape.LIMIT);
                limit = 1 + place.at("limit").below(4);
            }
        }
        return new Statement.Selecting(named, block, Map.of(), order, limit, 0, walk);
    }

    /** A select of one to three values, for a common table expression, a derived root or a lateral join. */
    private Block derived(Place place, List<Alias> outer) {
        Scope scope = new Scope(List.of(), outer);
        List<Origin> roots = new ArrayList<>();
        Alias over = outer.isEmpty() ? null : place.at("over").oneOf(outer);
        if (over != null && !over.kind().manies().isEmpty()) {
            roots.add(collectionRoot(place.at("of"), over, scope));
        } else {
            roots.addAll(roots(place, scope, 1, false, false));
        }
        List<Condition> where = conditions(place.at("where"), scope, 1, 2);
        List<Value> items = new ArrayList<>();
        List<Value> groups = new ArrayList<>();
        items.add(path(place.at("item"), scope.inner(), null));
        if (place.at("grouped").chance(25)) {
            groups.add(items.get(0));
            items.add(new Part.Aggregate("count", List.of(), false, Type.LONG));
        } else if (place.at("second").chance(60)) {
            items.add(path(place.at("second/item"), scope.inner(), null));
        }
        return new Block(false, items, roots, where, groups, List.of());
    }

    private List<Origin> roots(Place place, Scope scope, int depth, boolean cteUsable, boolean tables) {
        List<Origin> roots = new ArrayList<>();
        boolean derivedRoot = !criteria && tables && place.at("derived").wanted(8);
        if (cteUsable) {
            Alias alias = new Alias(alias(), namedKinds.get("named"));
            scope.inner().add(alias);
            roots.add(new Origin("named", alias.kind(), List.of(), alias.name(), List.of()));
        } else if (derivedRoot) {
            shapes.add(Shape.DERIVED_ROOT);
            Block block = derived(place.at("derived/block"), List.of());
            Alias alias = new Alias(
                    alias(),
                    Kind.derived(block.items().stream().map(Value::type).toList()));
            scope.inner().add(alias);
            roots.add(new Origin("derived", alias.kind(), List.of(block), alias.name(), List.of()));
        }
        int entities = cteUsable || derivedRoot ? (place.at("beside").wanted(50) ? 1 : 0) : 1;
        if (entities == 1 && depth < 2 && place.at("theta").wanted(12)) {
            entities = 2;
            shapes.add(Shape.SEVERAL_ROOTS);
        }
        for (int i = 0; i < entities; i++) {
            Place at = place.at("root", i);
            Kind kind = note(at.chance(35) ? Kind.ENTITIES.get("Site") : at.oneOf(Kind.ALL));
            if (!kind.owned()) {
                shapes.add(Shape.GLOBAL_ROOT);
            }
            Alias alias = new Alias(alias(), kind);
            scope.inner().add(alias);
            List<Joined> joins = new ArrayList<>();
            List<Alias> joinable = new ArrayList<>(List.of(alias));
            for (int j = 0; j < 2; j++) {
                Place join = at.at("join", j);
                if (join.wanted(depth == 0 ? 40 : 15)) {
                    joins.add(join(join.at("it"), joinable, scope, depth));
                }
            }
            roots.add(new Origin(kind.name(), kind, List.of(), alias.name(), joins));
        }
        // An entity first: entities are selected, and HQL joins hang on it.
        roots.sort((a, b) -> Boolean.compare(b.kind().isEntity(), a.kind().isEntity()));
        return roots;
    }

    private Joined join(Place place, List<Alias> joinable, Scope scope, int depth) {
        Alias from = place.oneOf(joinable);
        int what = place.below(100);
        if (what < 8 && allowed(Shape.CROSS_JOIN)) {
            shapes.add(Shape.CROSS_JOIN);
            Kind kind = note(place.oneOf(Kind.ALL));
            return added(joinable, scope, new Alias(alias(), kind), "cross", from, "", List.of());
        }
        if (what < 16 && !criteria && depth == 0 && allowed(Shape.LATERAL_JOIN)) {
            shapes.add(Shape.LATERAL_JOIN);
            Block block = derived(place.at("lateral"), joinable);
            Kind kind = Kind.derived(block.items().stream().map(Value::type).toList());
            Alias alias = new Alias(alias(), kind);
            scope.inner().add(alias);
            return new Joined("inner", from.name(), "", kind, List.of(block), alias.name(), List.of(), false);
        }
        boolean over = from.kind().isEntity()
                && !(from.kind().ones().isEmpty()
                        && from.kind().manies().isEmpty()
                        && from.kind().elements().isEmpty());
        if (what >= 40 && over) {
            return attributeJoin(place.at("attribute"), from, joinable, scope, depth);
        }
        shapes.add(Shape.ENTITY_JOIN);
        Kind kind = note(place.at("kind").oneOf(Kind.ALL));
        String type = type(place.at("type"));
        Alias alias = new Alias(alias(), kind);
        List<Alias> visible = new ArrayList<>(List.of(from, alias));
        Scope on = new Scope(visible, List.of());
        List<Condition> conditions = new ArrayList<>();
        Type common = place.at("on").oneOf(List.of(Type.TEXT, Type.INT, Type.INT));
        Value left = path(place.at("on/left"), List.of(from), common);
        conditions.add(new Part.Compare(left, "=", path(place.at("on/right"), List.of(alias), left.type())));
        if (place.at("on/more").wanted(25)) {
            conditions.add(simple(place.at("on/more/it"), on));
        }
        return added(joinable, scope, alias, type, from, "", conditions);
    }

    private Joined attributeJoin(Place place, Alias from, List<Alias> joinable, Scope scope, int depth) {
        Kind owner = from.kind();
        List<String> choices = new ArrayList<>(owner.ones().keySet());
        choices.addAll(owner.manies().keySet());
        choices.addAll(owner.elements().keySet());
        String attribute = place.oneOf(choices);
        Kind kind;
        if (owner.elements().containsKey(attribute)) {
            shapes.add(Shape.ELEMENT_COLLECTION);
            kind = owner.elements().get(attribute);
        } else {
            kind = note(Kind.ENTITIES.get(
                    owner.ones().getOrDefault(attribute, owner.manies().getOrDefault(attribute, ""))));
        }
        boolean map = attribute.equals("counters") || attribute.equals("marks");
        boolean list = attribute.equals("steps");
        Alias alias = new Alias(alias(), kind, map, list);
        String type = type(place.at("type"));
        if (type.equals("full")) {
            type = "left";
            shapes.add(Shape.LEFT_JOIN);
        }
        List<Condition> conditions = new ArrayList<>();
        if (place.at("on").wanted(20) && kind.values().values().stream().anyMatch(value -> value != Type.LONG)) {
            conditions.add(simple(place.at("on/it"), new Scope(List.of(alias), List.of())));
        }
        return added(joinable, scope, alias, type, from, attribute, conditions);
    }

    private String type(Place place) {
        int drawn = place.below(100);
        if (drawn < 6 && allowed(Shape.RIGHT_JOIN)) {
            shapes.add(Shape.RIGHT_JOIN);
            return "right";
        }
        if (drawn < 12 && allowed(Shape.FULL_JOIN)) {
            shapes.add(Shape.FULL_JOIN);
            return "full";
        }
        if (drawn < 50) {
            shapes.add(Shape.LEFT_JOIN);
            return "left";
        }
        shapes.add(Shape.INNER_JOIN);
        return "inner";
    }

    private static Joined added(
            List<Alias> joinable,
            Scope scope,
            Alias alias,
            String type,
            Alias from,
            String attribute,
            List<Condition> on) {
        joinable.add(alias);
        scope.inner().add(alias);
        return new Joined(type, from.name(), attribute, alias.kind(), List.of(), alias.name(), on, false);
    }

    private Origin collectionRoot(Place place, Alias owner, Scope scope) {
        String collection = place.oneOf(List.copyOf(owner.kind().manies().keySet()));
        Kind kind = note(Kind.ENTITIES.get(owner.kind().manies().get(collection)));
        shapes.add(Shape.OVER_A_COLLECTION);
        shapes.add(Shape.CORRELATED);
        Alias alias = new Alias(alias(), kind);
        scope.inner().add(alias);
        return new Origin(owner.name() + "." + collection, kind, List.of(), alias.name(), List.of());
    }

    private Value item(Place place, Scope scope) {
        int what = place.at("what").below(100);
        List<Alias> all = scope.inner();
        if (what < 12) {
            Alias owner = owner(place.at("size"), all);
            if (owner != null) {
                return size(place.at("size/of"), owner);
            }
        }
        if (what < 24) {
            return scalar(place.at("scalar"), scope, 1, null);
        }
        if (what < 30) {
            Value value = path(place.at("plus"), all, Type.INT);
            if (value.type() == Type.INT) {
                return new Part.Plus(value, new Part.Constant(1 + place.below(3), Type.INT, ""));
            }
        }
        if (what < 36) {
            Value value = path(place.at("coalesce"), all, Type.TEXT);
            if (value.type() == Type.TEXT) {
                return new Part.Coalesce(value, new Part.Constant("none", Type.TEXT, ""));
            }
        }
        return path(place.at("path"), all, null);
    }

    private Value aggregate(Place place, Scope scope) {
        int what = place.below(100);
        if (what < 30) {
            return new Part.Aggregate("count", List.of(), false, Type.LONG);
        }
        Value of = path(place.at("of"), scope.inner(), what < 60 ? null : Type.INT);
        if (what < 45) {
            return new Part.Aggregate("count", List.of(of), true, Type.LONG);
        }
        if (what < 70 || of.type() != Type.INT) {
            return new Part.Aggregate(place.chance(50) ? "min" : "max", List.of(of), false, of.type());
        }
        return place.chance(70)
                ? new Part.Aggregate("sum", List.of(of), false, Type.LONG)
                : new Part.Aggregate("avg", List.of(of), false, Type.DOUBLE);
    }

    /** A subquery with one value: an aggregate, so that it has one row. */
    private Value scalar(Place place, Scope outer, int depth, Type wanted) {
        shapes.add(Shape.SCALAR_SUBQUERY);
        Block block = subquery(place, outer, depth, wanted == Type.LONG ? null : wanted);
        Value of = block.items().get(0);
        Value aggregate = wanted == Type.LONG || wanted == null && place.chance(50)
                ? new Part.Aggregate("count", place.chance(50) ? List.of(of) : List.of(), false, Type.LONG)
                : new Part.Aggregate(place.chance(50) ? "min" : "max", List.of(of), false, of.type());
        return new Part.Scalar(
                new Block(false, List.of(aggregate), block.roots(), block.where(), List.of(), List.of()));
    }

    /** A subquery that selects one value, often correlated with a query around it. */
    private Block subquery(Place place, Scope around, int depth, Type wanted) {
        List<Alias> outer = around.all();
        Scope scope = new Scope(List.of(), outer);
        List<Origin> roots = new ArrayList<>();
        List<Alias> owners = outer.stream()
                .filter(alias ->
                        alias.kind().isEntity() && !alias.kind().manies().isEmpty())
                .toList();
        if (!owners.isEmpty() && place.at("collection").wanted(35)) {
            roots.add(collectionRoot(
                    place.at("collection/root"), place.at("collection/of").oneOf(owners), scope));
        } else {
            roots.addAll(roots(place.at("from"), scope, depth + 1, false, false));
        }
        List<Condition> where = new ArrayList<>();
        if (place.at("correlated").wanted(45)) {
            Value inner = path(place.at("correlated/inner"), scope.inner(), null);
            List<Alias> fitting = outer.stream()
                    .filter(alias -> !alias.kind().valuesOf(inner.type()).isEmpty())
                    .toList();
            if (!fitting.isEmpty()) {
                shapes.add(Shape.CORRELATED);
                Alias alias = place.at("correlated/outer").oneOf(fitting);
                String path = place.at("correlated/path").oneOf(alias.kind().valuesOf(inner.type()));
                where.add(new Part.Compare(
                        inner,
                        place.at("correlated/operator").oneOf(OPERATORS),
                        new Part.Path(alias.name(), path, inner.type())));
            }
        }
        where.addAll(conditions(place.at("where"), scope, depth + 1, 1));
        Value item = path(place.at("item"), scope.inner(), wanted);
        return new Block(false, List.of(item), roots, where, List.of(), List.of());
    }

    private List<Condition> conditions(Place place, Scope scope, int depth, int most) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            Place at = place.at("", i);
            if (at.wanted(48)) {
                conditions.add(condition(at.at("it"), scope, depth));
            }
        }
        return conditions;
    }

    private Condition condition(Place place, Scope scope, int depth) {
        int what = place.below(100);
        if (depth > 1 || what < 35) {
            return simple(place.at("simple"), scope);
        }
        if (what < 45) {
            Condition left = condition(place.at("left"), scope, depth + 1);
            return place.at("right").wanted(80)
                    ? new Part.Both(left, place.chance(70), condition(place.at("right"), scope, depth + 1))
                    : new Part.Not(left);
        }
        if (what < 57) {
            shapes.add(Shape.EXISTS);
            return new Part.Exists(subquery(place.at("exists"), scope, depth, null), place.chance(30));
        }
        if (what < 68) {
            shapes.add(Shape.IN_SUBQUERY);
            Value value = path(place.at("value"), scope.inner(), null);
            return new Part.InQuery(value, subquery(place.at("in"), scope, depth, value.type()), place.chance(25));
        }
        if (what < 75) {
            shapes.add(Shape.ANY_OR_ALL);
            Value value = path(place.at("value"), scope.inner(), Type.INT);
            return new Part.Quantified(
                    value,
                    place.oneOf(List.of("=", "<", ">=")),
                    place.chance(40),
                    subquery(place.at("any"), scope, depth, value.type()));
        }
        if (what < 82) {
            Value value = path(place.at("value"), scope.inner(), Type.INT);
            return new Part.Compare(
                    value, place.oneOf(OPERATORS), scalar(place.at("scalar"), scope, depth, value.type()));
        }
        return overCollections(place.at("collections"), scope);
    }

    private Condition overCollections(Place place, Scope scope) {
        Alias owner = owner(place.at("owner"), scope.inner());
        if (owner == null) {
            return simple(place.at("simple"), scope);
        }
        int what = place.below(100);
        List<String> manies = List.copyOf(owner.kind().manies().keySet());
        if (what < 30) {
            return new Part.Compare(
                    size(place.at("size"), owner), place.oneOf(OPERATORS), constant(place.at("than"), place.below(4)));
        }
        String collection = place.at("which").oneOf(manies);
        if (what < 50) {
            shapes.add(Shape.EMPTY);
            return new Part.Empty(owner.name(), collection, place.chance(50));
        }
        if (what < 60 && !owner.kind().elements().isEmpty()) {
            shapes.add(Shape.MEMBER);
            return new Part.Member(
                    constant(place.at("word"), Data.word(place)), owner.name(), "aliases", place.chance(30));
        }
        Kind element = Kind.ENTITIES.get(owner.kind().manies().get(collection));
        List<Alias> members = scope.all().stream()
                .filter(alias -> alias.kind().equals(element) && !alias.name().equals(owner.name()))
                .toList();
        boolean map = collection.equals("marks");
        if (!members.isEmpty() && !(criteria && map)) {
            Part.Path member = new Part.Path(place.at("member").oneOf(members).name(), "", Type.LONG);
            if (!criteria && place.chance(35)) {
                shapes.add(Shape.ELEMENTS);
                return new Part.InElements(member, owner.name(), collection);
            }
            shapes.add(Shape.MEMBER);
            return new Part.Member(member, owner.name(), collection, place.chance(30));
        }
        if (!criteria && place.chance(50)) {
            shapes.add(Shape.ELEMENTS);
            if (!owner.kind().elements().isEmpty()) {
                return new Part.InElements(constant(place.at("word"), Data.word(place)), owner.name(), "aliases");
            }
        }
        shapes.add(Shape.MEMBER);
        // A subquery brings a member, the way that an application asks who holds something.
        Alias alias = new Alias(alias(), note(element));
        Condition holds = criteria && map
                ? new Part.Compare(
                        new Part.Path(alias.name(), "amount", Type.INT), ">", new Part.Constant(2, Type.INT, ""))
                : new Part.Member(new Part.Path(alias.name(), "", Type.LONG), owner.name(), collection, false);
        Origin origin = new Origin(element.name(), element, List.of(), alias.name(), List.of());
        shapes.add(Shape.EXISTS);
        return new Part.Exists(
                new Block(
                        false,
                        List.of(new Part.Path(alias.name(), "id", Type.LONG)),
                        List.of(origin),
                        List.of(holds),
                        List.of(),
                        List.of()),
                place.chance(30));
    }

    private Condition simple(Place place, Scope scope) {
        int what = place.below(100);
        if (what < 8) {
            List<Alias> wide = scope.inner().stream()
                    .filter(alias -> !alias.kind().narrower().isEmpty())
                    .toList();
            if (!wide.isEmpty()) {
                shapes.add(Shape.TYPE);
                Alias alias = place.at("type").oneOf(wide);
                return new Part.TypeIs(
                        alias.name(),
                        Kind.ENTITIES.get(
                                place.at("narrower").oneOf(alias.kind().narrower())),
                        place.chance(30));
            }
        }
        Value value = path(place.at("value"), scope.inner(), null);
        if (what < 20) {
            return new Part.IsNull(value, place.chance(70));
        }
        if (what < 32 && value.type() == Type.TEXT) {
            return new Part.Like(value, place.oneOf(List.of("%a%", "b%", "%t", "_e%", "%n_")));
        }
        if (what < 42) {
            return new Part.InList(
                    value,
                    List.of(
                            constantOf(place.at("first"), value.type()),
                            constantOf(place.at("second"), value.type()),
                            constantOf(place.at("third"), value.type())));
        }
        if (what < 52 && value.type() != Type.TEXT) {
            return new Part.Between(
                    value, constantOf(place.at("low"), value.type()), constantOf(place.at("high"), value.type()));
        }
        if (what < 66) {
            List<Alias> fitting = scope.inner().stream()
                    .filter(alias -> !alias.kind().valuesOf(value.type()).isEmpty())
                    .toList();
            if (!fitting.isEmpty()) {
                return new Part.Compare(value, place.oneOf(OPERATORS), path(place.at("other"), fitting, value.type()));
            }
        }
        return new Part.Compare(
                value,
                place.oneOf(value.type() == Type.TEXT ? List.of("=", "<>", ">=") : OPERATORS.subList(1, 6)),
                constantOf(place.at("constant"), value.type()));
    }

    /** A value of an alias, or behind one of its references; of another type only if there is none of the wanted one. */
    private Value path(Place place, List<Alias> choices, Type wanted) {
        List<Alias> fitting = choices.stream()
                .filter(alias ->
                        wanted == null || !alias.kind().valuesOf(wanted).isEmpty())
                .toList();
        if (fitting.isEmpty()) {
            if (wanted != null) {
                return constantOf(place.at("constant"), wanted);
            }
            throw new IllegalStateException("Nothing to name");
        }
        Alias alias = place.oneOf(fitting);
        int what = place.below(100);
        Kind kind = alias.kind();
        if (what < 30 && alias.map() && (wanted == null || wanted == Type.TEXT)) {
            shapes.add(Shape.MAP_KEY);
            return new Part.KeyOf(alias.name());
        }
        if (what < 30 && alias.list() && (wanted == null || wanted == Type.INT)) {
            shapes.add(Shape.LIST_INDEX);
            return new Part.IndexOf(alias.name());
        }
        if (what < 22 && !kind.ones().isEmpty()) {
            String one = place.at("one").oneOf(List.copyOf(kind.ones().keySet()));
            Kind target = Kind.ENTITIES.get(kind.ones().get(one));
            String path = one;
            if (!target.ones().isEmpty() && place.chance(30)) {
                String next = place.at("next").oneOf(List.copyOf(target.ones().keySet()));
                target = Kind.ENTITIES.get(target.ones().get(next));
                path += "." + next;
            }
            List<String> values = wanted == null ? List.copyOf(target.values().keySet()) : target.valuesOf(wanted);
            if (!values.isEmpty()) {
                shapes.add(Shape.IMPLICIT_JOIN);
                String value = place.at("end").oneOf(values);
                return new Part.Path(
                        alias.name(), path + "." + value, target.values().get(value));
            }
        }
        if (what < 40 && !kind.narrower().isEmpty() && !alias.name().equals(MUTATED)) {
            Kind narrower = Kind.ENTITIES.get(place.at("narrower").oneOf(kind.narrower()));
            List<String> own = narrower.values().keySet().stream()
                    .filter(value -> !kind.values().containsKey(value))
                    .filter(value -> wanted == null || narrower.values().get(value) == wanted)
                    .toList();
            if (!own.isEmpty()) {
                shapes.add(Shape.TREAT);
                return new Part.Treated(
                        alias.name(), narrower, own.get(0), narrower.values().get(own.get(0)));
            }
        }
        List<String> values = wanted == null ? List.copyOf(kind.values().keySet()) : kind.valuesOf(wanted);
        String value = place.at("value").oneOf(values);
        return new Part.Path(alias.name(), value, kind.values().get(value));
    }

    private static Alias owner(Place place, List<Alias> choices) {
        List<Alias> owners = choices.stream()
                .filter(alias -> !alias.kind().manies().isEmpty())
                .toList();
        return owners.isEmpty() ? null : place.oneOf(owners);
    }

    private Value size(Place place, Alias owner) {
        shapes.add(Shape.SIZE);
        List<String> collections = new ArrayList<>(owner.kind().manies().keySet());
        collections.addAll(owner.kind().elements().keySet());
        String collection = place.oneOf(collections);
        return new Part.SizeOf(owner.name(), collection, collection.equals("marks") || collection.equals("counters"));
    }

    private Value constantOf(Place place, Type type) {
        return switch (type) {
            case TEXT -> constant(place, Data.word(place));
            case INT -> constant(place, place.below(Data.AMOUNTS));
            default -> constant(place, Data.id(place));
        };
    }

    private Value constant(Place place, Object value) {
        Type type = value instanceof String ? Type.TEXT : value instanceof Integer ? Type.INT : Type.LONG;
        return new Part.Constant(value, type, place.at("bound").chance(50) ? "p" + parameters++ : "");
    }

    private Statement.Updating updating(Place place) {
        Kind kind = note(place.oneOf(ownedKinds()));
        Scope scope = new Scope(List.of(new Alias(MUTATED, kind)), List.of());
        shapes.add(Shape.UPDATE);
        Map<String, Value> assignments = new LinkedHashMap<>();
        assignments.put("amount", assigned(place.at("amount"), scope, Type.INT));
        if (place.at("more").wanted(30)) {
            assignments.put("name", assigned(place.at("more/name"), scope, Type.TEXT));
        }
        if (!kind.name().equals("Slot")) {
            assign(place.at("tenant"), assignments);
        }
        return new Statement.Updating(kind, assignments, conditions(place.at("where"), scope, 1, 2));
    }

    private Value assigned(Place place, Scope scope, Type type) {
        Kind kind = scope.inner().get(0).kind();
        // Hibernate cannot say which row a value comes from when that row is spread over tables.
        boolean spread = SPREAD.contains(kind.name());
        int what = place.below(100);
        if (what < 40 || spread && what >= 65) {
            return constantOf(place.at("constant"), type);
        }
        if (what < 65) {
            return scalar(place.at("scalar"), spread ? new Scope(List.of(), List.of()) : scope, 1, type);
        }
        return new Part.Path(MUTATED, place.oneOf(kind.valuesOf(type)), type);
    }

    private void assign(Place place, Map<String, Value> assignments) {
        if (allowed(Shape.ASSIGNS_OWN_TENANT) && place.at("own").wanted(4)) {
            shapes.add(Shape.ASSIGNS_OWN_TENANT);
            assignments.put("organisationId", new Part.Tenant(Data.ACTING));
        } else if (allowed(Shape.ASSIGNS_FOREIGN_TENANT) && place.at("foreign").wanted(4)) {
            shapes.add(Shape.ASSIGNS_FOREIGN_TENANT);
            assignments.put("organisationId", new Part.Tenant(Data.FOREIGN.get(0)));
        }
    }

    private Statement.Deleting deleting(Place place) {
        Kind kind = note(place.oneOf(ownedKinds()));
        shapes.add(Shape.DELETE);
        Scope scope = new Scope(List.of(new Alias(MUTATED, kind)), List.of());
        return new Statement.Deleting(kind, conditions(place.at("where"), scope, 1, 2));
    }

    private Statement.Inserting inserting(Place place) {
        boolean select = place.chance(65);
        Map<String, Value> tenant = new LinkedHashMap<>();
        boolean global = place.chance(50) || !allowed(Shape.ASSIGNS_OWN_TENANT);
        Kind kind = Kind.ENTITIES.get(global ? "Region" : place.oneOf(List.of("Step", "Tag", "Crane")));
        if (!global) {
            boolean foreign =
                    allowed(Shape.ASSIGNS_FOREIGN_TENANT) && place.at("foreign").chance(40);
            shapes.add(foreign ? Shape.ASSIGNS_FOREIGN_TENANT : Shape.ASSIGNS_OWN_TENANT);
            tenant.put("organisationId", new Part.Tenant(foreign ? Data.FOREIGN.get(0) : Data.ACTING));
        }
        List<String> attributes = new ArrayList<>(List.of("id", "name", "amount"));
        attributes.addAll(tenant.keySet());
        if (!select) {
            shapes.add(Shape.INSERT_VALUES);
            List<Value> values = new ArrayList<>(List.of(
                    new Part.Constant(Data.NEW_IDS + place.below(1000), Type.LONG, ""),
                    constant(place.at("name"), Data.word(place)),
                    constant(place.at("amount"), place.below(Data.AMOUNTS))));
            values.addAll(tenant.values());
            return new Statement.Inserting(kind, attributes, List.of(), values);
        }
        shapes.add(Shape.INSERT_SELECT);
        Scope scope = new Scope(List.of(), List.of());
        Kind source = note(place.at("source")
                .oneOf(Kind.ALL.stream()
                        .filter(any -> any.key().equals(List.of("id")))
                        .toList()));
        Alias alias = new Alias(alias(), source);
        scope.inner().add(alias);
        List<Value> items = new ArrayList<>(List.of(
                new Part.Plus(
                        new Part.Path(alias.name(), "id", Type.LONG), new Part.Constant(Data.NEW_IDS, Type.LONG, "")),
                path(place.at("name"), scope.inner(), Type.TEXT),
                path(place.at("amount"), scope.inner(), Type.INT)));
        items.addAll(tenant.values());
        Origin origin = new Origin(source.name(), source, List.of(), alias.name(), List.of());
        List<Condition> where = conditions(place.at("where"), scope, 1, 2);
        return new Statement.Inserting(
                kind,
                attributes,
                List.of(new Block(false, items, List.of(origin), where, List.of(), List.of())),
                List.of());
    }

    private static List<Kind> ownedKinds() {
        return Kind.ALL.stream().filter(Kind::owned).toList();
    }

    private boolean allowed(Shape shape) {
        return !heldBack.contains(shape);
    }

    private Kind note(Kind kind) {
        switch (kind.name()) {
            case "Crane", "Truck", "Invoice", "Letter", "Visit", "Alarm" -> shapes.add(Shape.SUBCLASS);
            case "Entry" -> shapes.add(Shape.COMPOSITE_KEY);
            case "Slot" -> shapes.add(Shape.TENANT_IN_KEY);
            default -> {}
        }
        return kind;
    }

    private String alias() {
        return "x" + aliases++;
    }
}
