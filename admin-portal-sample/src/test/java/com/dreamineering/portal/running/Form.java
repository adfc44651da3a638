package com.dreamineering.portal.running;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Fields of a form in the order in which they are sent; a name may stand there more than once. */
public record Form(List<Field> fields) {

    /** One field. */
    public record Field(String name, String value) {}

    public Form {
        fields = List.copyOf(fields);
    }

    /** Names and values in turn. */
    public static Form of(String... namesAndValues) {
        Form form = new Form(List.of());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form = form.and(namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }

    /** The same form with one more field at its end. */
    public Form and(String name, String value) {
        List<Field> all = new ArrayList<>(fields);
        all.add(new Field(name, value));
        return new Form(all);
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    /** What a browser sends. */
    public String encoded() {
        return fields.stream()
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
