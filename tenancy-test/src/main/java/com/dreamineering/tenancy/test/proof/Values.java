package com.dreamineering.tenancy.test.proof;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Function;

/** Makes up values for attributes: the same for the same attribute and mark, another one for another mark. */
final class Values {

    private static final LocalDateTime START = LocalDateTime.of(2001, 3, 1, 10, 15);

    private final Map<Class<?>, Function<Mark, ?>> supplied = new HashMap<>();

    void supply(Class<?> type, Function<Mark, ?> values) {
        supplied.put(type, values);
    }

    /** Empty for a type that nobody told how to make. */
    Optional<Object> of(Slot slot, Mark mark) {
        Class<?> type = boxed(slot.type());
        Function<Mark, ?> known = supplied.get(type);
        if (known != null) {
            return Optional.of(known.apply(mark));
        }
        Limits limits = Limits.of(slot);
        if (type == String.class || type == CharSequence.class) {
            return Texts.of(name(slot), mark, limits).map(Function.identity());
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants.length == 0 ? Optional.empty() : Optional.of(constants[mark.number() % constants.length]);
        }
        if (Number.class.isAssignableFrom(type)) {
            return number(type, mark, limits, slot.scale());
        }
        if (type.isArray() && type.getComponentType() == byte.class) {
            return Optional.of((name(slot) + mark.number()).getBytes(StandardCharsets.UTF_8));
        }
        if (type.isArray()) {
            return of(slot.as(type.getComponentType()), mark).map(element -> array(type, element));
        }
        Optional<Object> time = time(type, limits.past ? START : START.plusYears(100), mark);
        return time.isPresent() ? time : further(type, name(slot), mark).or(() -> wrapped(type, slot, mark));
    }

    static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
    }

    private static String name(Slot slot) {
        return slot.path().substring(slot.path().lastIndexOf('.') + 1);
    }

    private static Object array(Class<?> type, Object element) {
        Object array = Array.newInstance(type.getComponentType(), 1);
        Array.set(array, 0, element);
        return array;
    }

    private static Optional<Object> number(Class<?> type, Mark mark, Limits limits, int scale) {
        long value = 100L + mark.number();
        if (value > limits.most) {
            value = limits.most - mark.number();
            value = value >= limits.least ? value : limits.least + mark.number() % (limits.most - limits.least + 1);
        } else if (value < limits.least) {
            value = Math.min(limits.most, limits.least + mark.number());
        }
        BigDecimal number = BigDecimal.valueOf(value);
        if (type == Integer.class) {
            return Optional.of(number.intValue());
        } else if (type == Long.class) {
            return Optional.of(number.longValue());
        } else if (type == Short.class) {
            return Optional.of(number.shortValue());
        } else if (type == Byte.class) {
            return Optional.of(number.byteValue());
        } else if (type == Double.class) {
            return Optional.of(number.doubleValue());
        } else if (type == Float.class) {
            return Optional.of(number.floatValue());
        } else if (type == BigInteger.class) {
            return Optional.of(number.toBigInteger());
        }
        return type == BigDecimal.class ? Optional.of(scale > 0 ? number.setScale(scale) : number) : Optional.empty();
    }

    private static Optional<Object> time(Class<?> type, LocalDateTime start, Mark mark) {
        LocalDateTime time = start.plusDays(mark.number()).plusMinutes(mark.number());
        Instant instant = time.toInstant(ZoneOffset.UTC);
        Map<Class<?>, Object> times = new HashMap<>();
        times.put(LocalDateTime.class, time);
        times.put(LocalDate.class, time.toLocalDate());
        times.put(LocalTime.class, time.toLocalTime());
        times.put(Instant.class, instant);
        times.put(OffsetDateTime.class, time.atOffset(ZoneOffset.UTC));
        times.put(OffsetTime.class, time.toLocalTime().atOffset(ZoneOffset.UTC));
        times.put(ZonedDateTime.class, time.atZone(ZoneOffset.UTC));
        times.put(Year.class, Year.of(time.getYear() + mark.number()));
        times.put(Duration.class, Duration.ofMinutes(mark.number()));
        times.put(Date.class, Date.from(instant));
        times.put(Calendar.class, GregorianCalendar.from(time.atZone(ZoneOffset.UTC)));
        times.put(java.sql.Date.class, java.sql.Date.valueOf(time.toLocalDate()));
        times.put(Time.class, Time.valueOf(time.toLocalTime()));
        times.put(Timestamp.class, Timestamp.valueOf(time));
        return Optional.ofNullable(times.get(type));
    }

    private static Optional<Object> further(Class<?> type, String name, Mark mark) {
        int number = mark.number();
        Map<Class<?>, Object> values = new HashMap<>();
        values.put(Boolean.class, number % 2 == 0);
        values.put(Character.class, (char) ('a' + number % 26));
        values.put(UUID.class, UUID.nameUUIDFromBytes((name + number).getBytes(StandardCharsets.UTF_8)));
        values.put(Locale.class, number % 2 == 0 ? Locale.GERMANY : Locale.FRANCE);
        values.put(Currency.class, Currency.getInstance(number % 2 == 0 ? "EUR" : "USD"));
        values.put(ZoneId.class, number % 2 == 0 ? ZoneId.of("Europe/Paris") : ZoneId.of("Europe/Rome"));
        values.put(ZoneOffset.class, ZoneOffset.ofHours(number % 12));
        values.put(TimeZone.class, TimeZone.getTimeZone(number % 2 == 0 ? "Europe/Paris" : "Europe/Rome"));
        values.put(Class.class, number % 2 == 0 ? List.class : Map.class);
        return Optional.ofNullable(values.get(type));
    }

    /** A type of the application that wraps one value, such as an address: it has a constructor for it. */
    private Optional<Object> wrapped(Class<?> type, Slot slot, Mark mark) {
        if (type.isInterface() || type.getName().startsWith("java.")) {
            return Optional.empty();
        }
        for (var constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && isPlain(constructor.getParameterTypes()[0])) {
                Optional<Object> inner = of(slot.as(constructor.getParameterTypes()[0]), mark);
                if (inner.isPresent()) {
                    try {
                        constructor.setAccessible(true);
                        return Optional.of(constructor.newInstance(inner.get()));
                    } catch (ReflectiveOperationException | RuntimeException e) {
                        return Optional.empty(); // It wants something more special, which somebody has to supply.
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isPlain(Class<?> type) {
        return type.isPrimitive() || type.getName().startsWith("java.");
    }
}
