package com.dreamineering.tenancy.isolation.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a query can reach from an alias: an entity of {@link Workshop}, an element of a collection, or a derived table. */
record Kind(
        String name,
        Class<?> type,
        boolean owned,
        List<String> key,
        Map<String, Type> values,
        Map<String, String> ones,
        Map<String, String> manies,
        Map<String, Kind> elements,
        List<String> narrower) {

    /** What can be compared with what. */
    enum Type {
        TEXT,
        INT,
        LONG,
        DOUBLE
    }

    private static final Kind WORD = element(String.class, Map.of("", Type.TEXT));
    private static final Kind NUMBER = element(Integer.class, Map.of("", Type.INT));
    private static final Kind DOOR = element(Workshop.Door.class, ordered("street", Type.TEXT, "width", Type.INT));

    static final Map<String, Kind> ENTITIES = new LinkedHashMap<>();

    static {
        entity("Region", Workshop.Region.class, Map.of())
                .with(Map.of(), ordered("sites", "Site", "tags", "Tag"), Map.of());
        entity("Site", Workshop.Site.class, Map.of())
                .with(
                        ordered("region", "Region", "permit", "Permit"),
                        ordered(
                                "machines",
                                "Machine",
                                "papers",
                                "Paper",
                                "tags",
                                "Tag",
                                "marks",
                                "Tag",
                                "steps",
                                "Step"),
                        ordered("aliases", WORD, "doors", DOOR, "counters", NUMBER));
        entity("Tag", Workshop.Tag.class, Map.of("code", Type.TEXT)).with(Map.of(), Map.of("sites", "Site"), Map.of());
        entity("Step", Workshop.Step.class, Map.of());
        entity("Permit", Workshop.Permit.class, Map.of("note", Type.TEXT))
                .with(Map.of("site", "Site"), Map.of(), Map.of());
        machine("Machine", Workshop.Machine.class, Map.of(), "Crane", "Truck");
        machine("Crane", Workshop.Crane.class, Map.of("reach", Type.INT));
        machine("Truck", Workshop.Truck.class, Map.of("wheels", Type.INT));
        entity("Paper", Workshop.Paper.class, Map.of(), "Invoice", "Letter")
                .with(Map.of("site", "Site"), Map.of(), Map.of());
        entity("Invoice", Workshop.Invoice.class, Map.of("total", Type.INT))
                .with(Map.of("site", "Site"), Map.of(), Map.of());
        entity("Letter", Workshop.Letter.class, Map.of("subject", Type.TEXT))
                .with(Map.of("site", "Site"), Map.of(), Map.of());
        entity("Happening", Workshop.Happening.class, Map.of(), "Visit", "Alarm")
                .with(Map.of("machine", "Machine"), Map.of(), Map.of());
        entity("Visit", Workshop.Visit.class, Map.of("guests", Type.INT))
                .with(Map.of("machine", "Machine"), Map.of(), Map.of());
        entity("Alarm", Workshop.Alarm.class, Map.of("loudness", Type.INT))
                .with(Map.of("machine", "Machine"), Map.of(), Map.of());
        keyed("Entry", Workshop.Entry.class, ordered("id.book", Type.LONG, "id.line", Type.INT))
                .with(Map.of("site", "Site"), Map.of(), Map.of());
        keyed("Slot", Workshop.Slot.class, ordered("number", Type.LONG));
    }

    static final List<Kind> ALL = List.copyOf(ENTITIES.values());

    boolean isEntity() {
        return !key.isEmpty();
    }

    List<String> valuesOf(Type wanted) {
        return values.entrySet().stream()
                .filter(value -> value.getValue() == wanted)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The columns of a derived table, named c0, c1 and so on. */
    static Kind derived(List<Type> columns) {
        Map<String, Type> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put("c" + i, columns.get(i));
        }
        return element(Object.class, values);
    }

    private static Kind element(Class<?> type, Map<String, Type> values) {
        return new Kind(type.getSimpleName(), type, true, List.of(), values, Map.of(), Map.of(), Map.of(), List.of());
    }

    private static Kind entity(String name, Class<?> type, Map<String, Type> more, String... narrower) {
        Map<String, Type> values = ordered("id", Type.LONG);
        values.putAll(more);
        return keyed(name, type, values, List.of("id"), narrower);
    }

    private static void machine(String name, Class<?> type, Map<String, Type> more, String... narrower) {
        entity(name, type, more, narrower).with(Map.of("site", "Site"), Map.of("happenings", "Happening"), Map.of());
    }

    private static Kind keyed(String name, Class<?> type, Map<String, Type> key) {
        return keyed(name, type, key, new ArrayList<>(key.keySet()));
    }

    private static Kind keyed(
            String name, Class<?> type, Map<String, Type> values, List<String> key, String... narrower) {
        Map<String, Type> all = new LinkedHashMap<>(values);
        all.put("name", Type.TEXT);
        all.put("amount", Type.INT);
        Kind kind = new Kind(
                name,
                type,
                type != Workshop.Region.class,
                key,
                all,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                List.of(narrower));
        ENTITIES.put(name, kind);
        return kind;
    }

    private void with(Map<String, String> toOne, Map<String, String> toMany, Map<String, Kind> elementCollections) {
        ones.putAll(toOne);
        manies.putAll(toMany);
        elements.putAll(elementCollections);
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> ordered(Object... pairs) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (T) pairs[i + 1]);
        }
        return map;
    }
}
