package com.dreamineering.tenancy.isolation.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes up one SQL statement over {@code memo} and {@code tag}, whose rows belong to organisations, and {@code kind}.
 *
 * <p>All words have one space between them. Half of what it makes up keeps to the organisation in one of many ways, and half
 * only looks like it. {@code :own}, {@code :foreign} and {@code :title} stand for parameters. What a statement answers does
 * not depend on the order of rows.
 */
final class TextMaker {

    private static final Set<String> OWNED = Set.of("memo", "tag");
    private static final List<Column> OF_OWNED = List.of(
            new Column("id", Type.INT),
            new Column("organisation_id", Type.UUID),
            new Column("title", Type.TEXT),
            new Column("size", Type.INT));
    private static final List<Column> OF_NOBODY =
            List.of(new Column("id", Type.INT), new Column("title", Type.TEXT), new Column("size", Type.INT));
    private static final String[] ODD_NAMES = {
        "\"left\"",
        "\"A\"",
        "minus",
        "start",
        "qualify",
        "returning",
        "é",
        "ſ",
        "memo",
        "tag",
        "kind",
        "set",
        "only",
        "organisation_id",
        "values",
        "final",
        "key",
        "cycle",
        "search",
        "_",
        "x$1",
        "window",
        "offset",
        "unique"
    };

    private final Random random;
    private final boolean postgres;
    private List<Source> outer = List.of();
    private List<Source> common = List.of();
    private int left = 40;

    TextMaker(long seed, boolean postgres) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.postgres = postgres;
    }

    enum Type {
        INT,
        TEXT,
        UUID
    }

    record Column(String name, Type type) {}

    /** Something with rows that a query sees under a name. */
    private record Source(String name, List<Column> columns, boolean owned) {}

    String statement() {
        int kind = random.nextInt(100);
        if (kind < 70) {
            return query(shape());
        }
        if (kind < 78) {
            return update();
        }
        if (kind < 86) {
            return delete();
        }
        if (kind < 93) {
            return insert();
        }
        return kind < 97 ? merge() : changedRows();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private List<Column> shape() {
        List<Column> shape = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        int columns = 1 + random.nextInt(3);
        for (int i = 0; i < columns; i++) {
            Column column = pick(OF_OWNED);
            names.add(column.name);
            if (names.size() == shape.size() + 1) {
                shape.add(column);
            }
        }
        return shape;
    }

    // ---- queries

    private String query(List<Column> shape) {
        left--;
        List<Source> before = common;
        String text = "";
        if (left > 0 && chance(14)) {
            text = with();
        }
        text += body(shape);
        common = before;
        return text;
    }

    private String with() {
        List<String> all = new ArrayList<>();
        boolean recursive = chance(10);
        if (recursive) {
            all.add("r ( size ) as ( select 1 union all select size + 1 from r where size < 3 )");
            addCommon(new Source("r", List.of(new Column("size", Type.INT)), false));
        }
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            String name = chance(95) ? "q" + i : pick("memo", "tag", "kind", "\"left\"");
            List<Column> shape = shape();
            boolean named = chance(25);
            List<Column> columns = named ? renamed(shape) : shape;
            all.add(name + (named ? names(columns) : "") + " as " + (postgres && chance(10) ? "materialized " : "")
                    + "( " + query(shape) + " )");
            addCommon(new Source(name, columns, false));
        }
        return (recursive ? "with recursive " : "with ") + String.join(" , ", all) + " ";
    }

    private void addCommon(Source source) {
        List<Source> more = new ArrayList<>(common);
        more.add(source);
        common = more;
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(" , ", " ( ", " )"));
    }

    /** The same types under names that may mislead. */
    private List<Column> renamed(List<Column> shape) {
        List<Column> renamed = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>();
        for (Column column : shape) {
            String name = pick("organisation_id", "title", "size", "id", "c1", column.name);
            renamed.add(new Column(used.add(name) ? name : "c" + (2 + renamed.size()), column.type));
        }
        return renamed;
    }

    private String body(List<Column> shape) {
        String text = branch(shape);
        while (left > 0 && chance(12)) {
            text += " " + pick("union", "union all", "intersect", "except", "union distinct") + " " + branch(shape);
        }
        return text;
    }

    private String branch(List<Column> shape) {
        if (left <= 0 || chance(4)) {
            return shape.stream().map(c -> literal(c.type)).collect(Collectors.joining(" , ", "values ( ", " )"));
        }
        if (shape.equals(OF_OWNED) || chance(3)) {
            return pick("table memo", "table tag", "table kind");
        }
        return chance(12) ? "( " + query(shape) + " )" : select(shape);
    }

    private String select(List<Column> shape) {
        left--;
        List<Source> around = outer;
        List<Source> here = new ArrayList<>();
        String from = chance(4) ? "" : from(here);
        List<Source> all = new ArrayList<>(here);
        all.addAll(around);
        outer = all;
        boolean grouped = !from.isEmpty() && chance(12) && shape.stream().noneMatch(c -> c.type == Type.UUID);
        String where = from.isEmpty() || chance(14) ? "" : " where " + restriction(here);
        String list = list(shape, grouped);
        String text = "select " + (chance(8) ? "distinct " : chance(3) ? "all " : "") + list
                + (from.isEmpty() ? "" : " from " + from) + where;
        if (grouped) {
            text += chance(50)
                    ? ""
                    : " having "
                            + pick("count ( * ) > 0", "max ( size ) > 1", "( " + subquery(Type.INT) + " ) is not null");
        } else if (chance(12)) {
            String order = " order by " + places(shape.size());
            text += order
                    + (chance(50)
                            ? ""
                            : pick(" limit 2", " offset 1 rows", " fetch first 2 rows only", " limit 3 offset 1"));
        } else if (chance(3) && !from.isEmpty() && !text.startsWith("select distinct")) {
            text += " for update";
        }
        outer = around;
        return text;
    }

    private static String places(int columns) {
        List<String> places = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            places.add(String.valueOf(i));
        }
        return String.join(" , ", places);
    }

    private String list(List<Column> shape, boolean grouped) {
        if (!grouped && shape.equals(OF_OWNED) && chance(30)) {
            return "*";
        }
        List<String> columns = new ArrayList<>();
        for (Column column : shape) {
            String value = grouped ? aggregate(column.type) : chance(70) ? plain(column) : value(column.type, 2);
            boolean named = chance(60) || !value.endsWith(column.name);
            columns.add(value + (named ? (chance(70) ? " as " : " ") + column.name : ""));
        }
        return String.join(" , ", columns);
    }

    private String aggregate(Type type) {
        return switch (type) {
            case INT ->
                pick(
                        "count ( * )",
                        "max ( size )",
                        "sum ( " + value(Type.INT, 1) + " )",
                        "count ( distinct title )",
                        "count ( * ) filter ( where " + condition(1) + " )");
            default -> pick("max ( title )", "min ( " + value(Type.TEXT, 1) + " )");
        };
    }

    /** The column of that name, of one of the nearest tables. */
    private String plain(Column column) {
        for (Source source : outer) {
            if (source.columns.contains(column) && chance(80)) {
                return chance(85) ? source.name + "." + column.name : column.name;
            }
        }
        return value(column.type, 1);
    }

    // ---- tables

    private String from(List<Source> here) {
        String text = chain(here);
        while (left > 0 && chance(12)) {
            text += " , " + chain(here);
        }
        return text;
    }

    private String chain(List<Source> here) {
        String text = item(here);
        while (left > 0 && chance(28)) {
            left--;
            String kind = pick(
                    "join",
                    "inner join",
                    "left join",
                    "left outer join",
                    "right join",
                    "cross join",
                    "natural join",
                    postgres ? "full join" : "join",
                    "join",
                    "left join");
            List<Source> before = new ArrayList<>(here);
            String right = chance(8) ? "( " + chain(here) + " )" : item(here);
            text += " " + kind + " " + right;
            if (!kind.startsWith("cross") && !kind.startsWith("natural")) {
                text += chance(7) ? " using ( id )" : " on " + joined(before, here);
            }
        }
        return text;
    }

    private String joined(List<Source> before, List<Source> here) {
        List<Source> around = outer;
        List<Source> all = new ArrayList<>(here);
        all.addAll(around);
        outer = all;
        List<Source> news = new ArrayList<>(here);
        news.removeAll(before);
        String text = chance(75) ? restriction(chance(60) ? news : here) : condition(2);
        outer = around;
        return text;
    }

    private String item(List<Source> here) {
        left--;
        int kind = random.nextInt(100);
        if (kind < 68 || left <= 0) {
            return table(here);
        }
        if (kind < 84) {
            boolean lateral = postgres && chance(25);
            List<Source> around = outer;
            if (lateral) {
                List<Source> all = new ArrayList<>(here);
                all.addAll(around);
                outer = all;
            }
            List<Column> shape = chance(30) ? OF_OWNED : shape();
            String query = query(shape);
            outer = around;
            boolean named = chance(20);
            List<Column> columns = named ? renamed(shape) : shape;
            String name = name(here);
            here.add(new Source(name, columns, columns.stream().anyMatch(c -> c.name.equals("organisation_id"))));
            return (lateral ? "lateral " : "") + "( " + query + " ) " + (chance(50) ? "as " : "") + name
                    + (named ? names(columns) : "");
        }
        if (kind < 92 && !common.isEmpty()) {
            Source source = pick(common);
            String name = name(here);
            here.add(new Source(name, source.columns, source.columns.stream().anyMatch(c -> c.type == Type.UUID)));
            return source.name + " " + name;
        }
        String name = name(here);
        if (kind < 96) {
            here.add(new Source(
                    name, List.of(new Column("size", Type.INT), new Column("organisation_id", Type.UUID)), true));
            return "( values ( 1 , cast ( " + id() + " as uuid ) ) ) " + name + " ( size , organisation_id )";
        }
        here.add(new Source(name, List.of(new Column("size", Type.INT)), false));
        return (postgres ? "generate_series ( 1 , 2 ) " : "system_range ( 1 , 2 ) ") + name + " ( size )";
    }

    private String table(List<Source> here) {
        String table = chance(20) ? "kind" : pick("memo", "tag");
        boolean free = here.stream().noneMatch(source -> source.name.equals(table));
        String name = free && chance(25) ? table : name(here);
        here.add(new Source(name, OWNED.contains(table) ? OF_OWNED : OF_NOBODY, OWNED.contains(table)));
        String text = (chance(8) ? "public." : "") + table;
        if (postgres && chance(6)) {
            text = pick("only " + text, text + " *", "only ( " + text + " )");
        }
        if (!name.equals(table)) {
            text += (chance(40) ? " as " : " ") + name;
        }
        return postgres && chance(3) ? text + " tablesample bernoulli ( 100 )" : text;
    }

    private String name(List<Source> here) {
        while (true) {
            String name = chance(88) ? pick("a", "b", "c", "d") : pick(ODD_NAMES);
            if (here.stream().noneMatch(source -> source.name.equals(name)) || chance(1)) {
                return name;
            }
        }
    }

    // ---- conditions

    /** Keeps most of the tables to the organisation, most of the time. */
    private String restriction(List<Source> sources) {
        List<String> parts = new ArrayList<>();
        for (Source source : sources) {
            if (source.owned && chance(72)) {
                parts.add(organisation(source));
            }
        }
        while (parts.isEmpty() || chance(30)) {
            parts.add(random.nextInt(parts.size() + 1), condition(2));
        }
        String text = parts.get(0);
        for (String part : parts.subList(1, parts.size())) {
            text += (chance(5) ? " or " : " and ") + part;
        }
        return chance(8) ? "( " + text + " )" : text;
    }

    private String organisation(Source source) {
        String column = (chance(85) ? source.name + "." : "") + "organisation_id";
        String other = pick(outer).name + ".organisation_id";
        return switch (random.nextInt(24)) {
            case 0 -> id() + " = " + column;
            case 1 -> column + " in ( " + id() + " , " + id() + " )";
            case 2 -> column + " in ( " + id() + " )";
            case 3 -> "( " + source.name + ".size , " + column + " ) = ( 1 , " + id() + " )";
            case 4 ->
                "( " + column + " , " + source.name + ".size ) in ( ( " + id() + " , 1 ) , ( " + id() + " , 2 ) )";
            case 5, 6 -> column + " = " + other;
            case 7 -> column + " = coalesce ( " + id() + " , " + column + " )";
            case 8 -> "coalesce ( " + column + " , " + id() + " ) = " + id();
            case 9 -> "not ( " + column + " <> " + id() + " )";
            case 10 -> column + " is not distinct from " + id();
            case 11 -> column + " = any ( " + subquery(Type.UUID) + " )";
            case 12 -> column + " between " + id() + " and " + id();
            case 13 -> "( " + column + " = " + id() + " or " + condition(1) + " )";
            case 14 -> "( " + column + " = " + id() + " ) = " + pick("true", "( 1 = 1 )", "( " + condition(1) + " )");
            case 15 -> "case when " + column + " = " + id() + " then true else " + pick("false", "true") + " end";
            case 16 -> "( " + column + " ) = ( " + id() + " )";
            case 17 -> column + " = ( " + subquery(Type.UUID) + " )";
            default -> column + " = " + id();
        };
    }

    private String id() {
        String id = chance(94) ? ":own" : ":foreign";
        return switch (random.nextInt(8)) {
            case 0 -> "cast ( " + id + " as uuid )";
            case 1 -> postgres ? id + " :: uuid" : "( " + id + " )";
            case 2 -> id.equals(":own") ? "uuid '00000000-0000-4000-8000-00000000000b'" : id;
            case 3 ->
                id.equals(":own") ? "'00000000-0000-4000-8000-00000000000b'" : "'00000000-0000-4000-8000-00000000000a'";
            default -> id;
        };
    }

    private String condition(int depth) {
        left--;
        if (depth == 0 || left <= 0) {
            return value(Type.INT, 0) + pick(" > ", " < ", " = ", " <> ") + value(Type.INT, 0);
        }
        Type type = pick(List.of(Type.INT, Type.TEXT));
        String value = value(type, depth - 1);
        return switch (random.nextInt(16)) {
            case 0 -> "( " + condition(depth - 1) + " or " + condition(depth - 1) + " )";
            case 1 -> condition(depth - 1) + " and " + condition(depth - 1);
            case 2 -> "not " + condition(depth - 1);
            case 3 -> pick("", "not ") + "exists ( " + query(List.of(new Column("id", Type.INT))) + " )";
            case 4 -> value + pick(" in ", " not in ") + "( " + subquery(type) + " )";
            case 5 -> value + " in ( " + value(type, 0) + " , " + value(type, 0) + " )";
            case 6 -> value + " between " + value(type, 0) + " and " + value(type, 0);
            case 7 ->
                value(Type.TEXT, 1) + pick(" like ", " not like ") + pick("'%1'", "'A%'", "'B_' escape '_'", "'%'");
            case 8 -> value + pick(" is null", " is not null");
            case 9 -> value + pick(" > ", " = ", " <= ") + pick("any ( ", "all ( ", "( ") + subquery(type) + " )";
            case 10 -> "case when " + condition(depth - 1) + " then true else false end";
            case 11 -> "( " + condition(depth - 1) + " )" + pick(" is true", " is not false", "");
            case 12 -> "1 = 1";
            default -> value + pick(" = ", " <> ", " > ", " <= ") + value(type, depth - 1);
        };
    }

    private String subquery(Type type) {
        if (left <= 0) {
            return "select " + literal(type);
        }
        Column column = switch (type) {
            case INT -> new Column(pick("id", "size"), Type.INT);
            case TEXT -> new Column("title", Type.TEXT);
            case UUID -> new Column("organisation_id", Type.UUID);
        };
        return query(List.of(column));
    }

    // ---- values

    private String value(Type type, int depth) {
        left--;
        if (depth > 0 && left > 0 && chance(25)) {
            return switch (type) {
                case INT -> number(depth - 1);
                case TEXT -> text(depth - 1);
                case UUID -> "coalesce ( " + value(Type.UUID, depth - 1) + " , " + value(Type.UUID, depth - 1) + " )";
            };
        }
        List<String> columns = new ArrayList<>();
        for (Source source : outer) {
            for (Column column : source.columns) {
                if (column.type == type) {
                    columns.add((chance(85) ? source.name + "." : "") + column.name);
                }
            }
        }
        return columns.isEmpty() || chance(20) ? literal(type) : pick(columns);
    }

    private String number(int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> value(Type.INT, depth) + " + 1";
            case 1 -> "coalesce ( " + value(Type.INT, depth) + " , 0 )";
            case 2 -> "length ( " + value(Type.TEXT, depth) + " )";
            case 3 -> "( select max ( size ) from ( " + query(List.of(new Column("size", Type.INT))) + " ) s )";
            case 4 -> "case when " + condition(depth) + " then 1 else " + value(Type.INT, depth) + " end";
            case 5 -> "( select count ( * ) from ( " + query(shape()) + " ) s )";
            default -> "position ( 'a' in " + value(Type.TEXT, 0) + " )";
        };
    }

    private String text(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> value(Type.TEXT, depth) + " || 'x'";
            case 1 -> "upper ( " + value(Type.TEXT, depth) + " )";
            case 2 -> "( select min ( title ) from ( " + query(List.of(new Column("title", Type.TEXT))) + " ) s )";
            case 3 -> "substring ( " + value(Type.TEXT, 0) + " from 1 for 2 )";
            case 4 -> "trim ( both 'x' from " + value(Type.TEXT, 0) + " )";
            default -> "cast ( " + value(Type.INT, 0) + " as varchar )";
        };
    }

    private String literal(Type type) {
        return switch (type) {
            case INT -> pick("1", "2", "7", "0x1", "1e0");
            case TEXT -> pick("'x'", "'B1'", "'it''s'", "'--'", "'/*'", ":title", "'\"'", "' or true'", "''");
            case UUID -> "cast ( " + id() + " as uuid )";
        };
    }

    // ---- changes

    private Source target(List<Source> here) {
        String table = pick("memo", "tag", "memo", "tag", "kind");
        Source target = new Source(
                chance(50) ? table : pick("a", "b"),
                OWNED.contains(table) ? OF_OWNED : OF_NOBODY,
                OWNED.contains(table));
        here.add(target);
        targetText = table + (target.name.equals(table) ? "" : (chance(40) ? " as " : " ") + target.name);
        return target;
    }

    private String targetText = "";

    private String update() {
        List<Source> here = new ArrayList<>();
        target(here);
        String table = targetText;
        outer = here;
        String set = switch (random.nextInt(5)) {
            case 0 -> "size = " + value(Type.INT, 2);
            case 1 -> "title = " + value(Type.TEXT, 2);
            case 2 -> "size = size + 1 , title = 'changed'";
            case 3 -> "( title , size ) = ( 'changed' , " + value(Type.INT, 1) + " )";
            default -> "organisation_id = " + id();
        };
        String more = postgres && chance(25) ? " from " + from(here) : "";
        outer = List.copyOf(here);
        set = more.isEmpty() ? set : "size = 77";
        return "update " + table + " set " + set + more + (chance(8) ? "" : " where " + restriction(here))
                + returning();
    }

    private String delete() {
        List<Source> here = new ArrayList<>();
        target(here);
        String table = targetText;
        outer = here;
        String more = postgres && chance(25) ? " using " + from(here) : "";
        outer = List.copyOf(here);
        return "delete from " + table + more + (chance(8) ? "" : " where " + restriction(here)) + returning();
    }

    private String returning() {
        return postgres && chance(15) ? " returning " + pick("1", "size", value(Type.INT, 2)) : "";
    }

    private String insert() {
        String table = pick("memo", "tag");
        String columns =
                pick("id , organisation_id , title , size", "organisation_id , title , size , id", "id , title , size");
        boolean named = columns.contains("organisation_id");
        String rows;
        if (chance(50)) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(2); i++) {
                all.add("( " + row(columns, 60 + i) + " )");
            }
            rows = "values " + String.join(" , ", all);
        } else {
            List<Column> shape = new ArrayList<>();
            for (String column : columns.split(" , ")) {
                OF_OWNED.stream().filter(c -> c.name.equals(column)).forEach(shape::add);
            }
            rows = query(shape);
        }
        String conflict = postgres && named && chance(35)
                ? " on conflict ( organisation_id , id ) do "
                        + pick(
                                "nothing",
                                "update set title = 'clash'",
                                "update set size = excluded.size where " + table + ".size > 0",
                                "update set title = ( " + subquery(Type.TEXT) + " )",
                                "update set organisation_id = " + id())
                : "";
        return "insert into " + table + " ( " + columns + " ) " + rows + conflict + returning();
    }

    private String row(String columns, int id) {
        List<String> cells = new ArrayList<>();
        for (String column : columns.split(" , ")) {
            cells.add(
                    switch (column) {
                        case "id" -> chance(70) ? String.valueOf(id) : "1";
                        case "organisation_id" -> id();
                        case "title" -> chance(70) ? "'new'" : value(Type.TEXT, 2);
                        default -> chance(70) ? "5" : value(Type.INT, 2);
                    });
        }
        return String.join(" , ", cells);
    }

    private String merge() {
        List<Source> here = new ArrayList<>();
        Source target = target(here);
        String table = targetText;
        String source = item(here);
        outer = List.copyOf(here);
        String text = "merge into " + table + " using " + source + " on " + restriction(here);
        if (chance(80)) {
            text += " when matched" + (chance(20) ? " and " + condition(1) : "") + " then "
                    + pick(
                            "update set size = 70",
                            "delete",
                            "update set title = 'merged' , size = 3",
                            target.owned ? "update set organisation_id = " + id() : "delete");
        }
        if (target.owned && (chance(40) || !text.contains("when"))) {
            text += " when not matched then insert ( id , organisation_id , title , size ) values ( 90 , " + id()
                    + " , 'm' , 1 )";
        }
        return text;
    }

    /** A change inside a query. */
    private String changedRows() {
        String change = chance(50) ? update() : delete();
        if (postgres) {
            String name = change.contains(" returning ") ? "" : " returning 1";
            return "with gone as ( " + change + name + " ) select " + pick("count ( * )", "*") + " from gone";
        }
        return "select " + pick("count ( * )", "x.size") + " from " + pick("final", "old", "new") + " table ( " + change
                + " ) x";
    }
}
