package com.dreamineering.tenancy.test.proof;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the annotations of Bean Validation ask of a value.
 *
 * <p>They are read by name, because an application may not have Bean Validation.
 */
final class Limits {

    private static final String CONSTRAINTS = "jakarta.validation.constraints.";

    long least = Long.MIN_VALUE;
    long most = Long.MAX_VALUE;
    int shortest = 0;
    int longest = Integer.MAX_VALUE;
    boolean email;
    boolean past;
    final List<String> patterns = new ArrayList<>();

    private Limits() {}

    static Limits of(Slot slot) {
        Limits limits = new Limits();
        for (Annotation annotation : slot.annotations()) {
            String name = annotation.annotationType().getName();
            if (name.startsWith(CONSTRAINTS)) {
                limits.add(name.substring(CONSTRAINTS.length()).replace("$List", ""), annotation);
            }
        }
        if (slot.length() >= 0) {
            limits.longest = (int) Math.min(limits.longest, slot.length());
        }
        return limits;
    }

    private void add(String constraint, Annotation annotation) {
        switch (constraint) {
            case "Min" -> least = Math.max(least, (long) value(annotation, "value"));
            case "Max" -> most = Math.min(most, (long) value(annotation, "value"));
            case "DecimalMin" ->
                least = Math.max(least, number(annotation).toBigInteger().longValue() + 1);
            case "DecimalMax" ->
                most = Math.min(most, number(annotation).toBigInteger().longValue() - 1);
            case "Digits" ->
                most = Math.min(most, (long) Math.pow(10, Math.min(17, (int) value(annotation, "integer"))) - 1);
            case "Positive", "PositiveOrZero" -> least = Math.max(least, 1);
            case "Negative", "NegativeOrZero" -> most = Math.min(most, -1);
            case "Size" -> {
                shortest = Math.max(shortest, (int) value(annotation, "min"));
                longest = Math.min(longest, (int) value(annotation, "max"));
            }
            case "NotBlank", "NotEmpty" -> shortest = Math.max(shortest, 1);
            case "Email" -> email = true;
            case "Past", "PastOrPresent" -> past = true;
            case "Pattern" -> patterns.add((String) value(annotation, "regexp"));
            default -> {} // Bean Validation itself says later what else is wrong with the row.
        }
    }

    private static BigDecimal number(Annotation annotation) {
        return new BigDecimal((String) value(annotation, "value"));
    }

    private static Object value(Annotation annotation, String attribute) {
        try {
            return annotation.annotationType().getMethod(attribute).invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s has no '%s'".formatted(annotation, attribute), e);
        }
    }
}
