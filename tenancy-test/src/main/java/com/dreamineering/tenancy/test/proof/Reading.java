package com.dreamineering.tenancy.test.proof;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.BaseStream;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/** Writes an answer down, and notes the rows in it that belong to somebody else. */
class Reading {

    private final Application application;
    private final SharedSessionContractImplementor session;
    private final Party reader;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> foreign = new ArrayList<>();

    Reading(Application application, SharedSessionContractImplementor session, Party reader) {
        this.application = application;
        this.session = session;
        this.reader = reader;
    }

    Answer.Content of(@Nullable Object result) {
        List<String> lines = new ArrayList<>();
        if (result instanceof Collection<?> rows) {
            rows.forEach(row -> lines.add(line(row)));
            Collections.sort(lines);
        } else {
            Hibernate.initialize(result); // a reference by id says nothing about whether there is a row
            lines.add(line(result));
        }
        return new Answer.Content(lines, foreign);
    }

    String line(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value.getClass().isArray()) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                parts.add(line(Array.get(value, i)));
            }
            return parts.toString();
        }
        if (value instanceof Map<?, ?> map) {
            return sorted(map.entrySet().stream()
                    .map(entry -> line(entry.getKey()) + "=" + line(entry.getValue()))
                    .toList());
        }
        if (value instanceof Optional<?> optional) {
            return line(optional.orElse(null));
        }
        if (value instanceof BaseStream<?, ?> stream) {
            return items(stream.iterator());
        }
        if (value instanceof Iterable<?> items) {
            return items(items.iterator());
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return entity(value).map(entity -> line(entity, value)).orElseGet(() -> other(value));
    }

    /** Something that is neither a row nor a plain container. */
    String other(Object value) {
        return String.valueOf(value);
    }

    private String items(Iterator<?> items) {
        List<String> lines = new ArrayList<>();
        items.forEachRemaining(item -> lines.add(line(item)));
        return sorted(lines);
    }

    private static String sorted(List<String> lines) {
        return lines.stream().sorted().toList().toString();
    }

    private Optional<MappedEntity> entity(Object value) {
        Class<?> type = Hibernate.getClassLazy(value);
        return application.entities.stream()
                .filter(entity -> entity.type() == type)
                .findFirst();
    }

    private String line(MappedEntity declared, Object value) {
        if (!Hibernate.isInitialized(value)) {
            LazyInitializer lazy = HibernateProxy.extractLazyInitializer(value);
            return "%s#%s"
                    .formatted(
                            declared,
                            lazy == null
                                    ? declared.persister.getIdentifier(value, session)
                                    : lazy.getInternalIdentifier());
        }
        Object row = Hibernate.unproxy(value);
        MappedEntity entity = entity(row).orElse(declared);
        String line = "%s#%s".formatted(entity, entity.persister.getIdentifier(row, session));
        if (seen.add(row)) {
            UUID owner = entity.ownerOf(row, session);
            if (owner != null && !owner.equals(reader.id().value())) {
                foreign.add(line);
            }
            entity.attributes.forEach(attribute -> follow(attribute, row));
        }
        return line;
    }

    /** What came along with a row, by a fetch join or an entity graph, is part of the answer too. */
    private void follow(MappedAttribute attribute, Object row) {
        if (attribute.isToOne() || attribute.target() != null) {
            Object value = attribute.get(row);
            if (value != null && Hibernate.isInitialized(value)) {
                line(value);
            }
        }
    }
}
