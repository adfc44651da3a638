package com.example.docs.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.json.JsonParserFactory;

/** The properties that the starter knows: those in its metadata, and those that only a condition asks for. */
final class StarterProperties {

    private static final Pattern CONDITION =
            Pattern.compile("@ConditionalOn(?:Boolean)?Property\\((?:name = )?\"(tenancy\\.[a-z.-]+)\"");

    private static final String OWN = "tenancy.";

    private final Map<String, Object> metadata;

    StarterProperties() {
        this.metadata = read();
    }

    private static Map<String, Object> read() {
        try {
            for (URL url : Collections.list(StarterProperties.class
                    .getClassLoader()
                    .getResources("META-INF/spring-configuration-metadata.json"))) {
                try (var stream = url.openStream()) {
                    String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    if (text.contains("\"tenancy\"")) {
                        return JsonParserFactory.getJsonParser().parseMap(text);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The starter has no configuration metadata");
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        items("properties").forEach(property -> names.add((String) property.get("name")));
        names.removeIf(name -> !name.startsWith(OWN)); // an endpoint has those of every endpoint
        new Sources(Repository.ROOT)
                .texts("com.dreamineering.tenancy.spring.autoconfigure")
                .flatMap(text -> CONDITION.matcher(text).results())
                .forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** The property that is set with this key, which has more words where the property is a map. */
    String ofKey(String key) {
        return items("properties").stream()
                .filter(property -> String.valueOf(property.get("type")).startsWith("java.util.Map<"))
                .map(property -> (String) property.get("name"))
                .filter(name -> key.startsWith(name + "."))
                .findFirst()
                .orElse(key);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> items(String kind) {
        return (List<Map<String, Object>>) Objects.requireNonNull(metadata.get(kind));
    }

    /** What is bound for each property of the metadata when this much is set. */
    Map<String, Object> bound(Map<String, String> set) {
        Binder binder = new Binder(new MapConfigurationPropertySource(set));
        Map<String, Object> values = new TreeMap<>();
        for (Map<String, Object> group : items("groups")) {
            String prefix = (String) group.get("name");
            if (!(prefix + ".").startsWith(OWN)) {
                continue;
            }
            Record settings = (Record) binder.bindOrCreate(prefix, Bindable.of(type((String) group.get("type"))));
            for (RecordComponent component : settings.getClass().getRecordComponents()) {
                String words = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                values.put(prefix + "." + words, value(settings, component));
            }
        }
        return values;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Record settings, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(settings);
            boolean nothing = value == null
                    || value instanceof Collection<?> many && many.isEmpty()
                    || value instanceof Map<?, ?> pairs && pairs.isEmpty();
            return nothing ? "nothing" : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
