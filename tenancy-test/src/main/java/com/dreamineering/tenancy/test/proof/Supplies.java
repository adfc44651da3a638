package com.dreamineering.tenancy.test.proof;

import jakarta.persistence.EntityManagerFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an application adds where the proof cannot help itself; each method can be called several times. */
public final class Supplies {

    final Map<Class<?>, Function<Seed, ?>> entities = new LinkedHashMap<>();
    final Map<Class<?>, Function<Seed, ?>> values = new LinkedHashMap<>();
    final Map<String, Function<Seed, ? extends List<?>>> arguments = new LinkedHashMap<>();

    @Nullable
    EntityManagerFactory factory;

    Supplies() {}

    /** Makes rows of an entity; they need not be stored, and associations that they leave empty are filled in. */
    public <T> Supplies entity(Class<T> type, Function<Seed, ? extends T> factory) {
        entities.put(type, factory);
        return this;
    }

    /** Makes values of a type, wherever an attribute has it. */
    public <T> Supplies value(Class<T> type, Function<Seed, ? extends T> factory) {
        values.put(type, factory);
        return this;
    }

    /**
     * Makes the arguments for a repository's method, such as {@code "Invoices.findByTerm"}, or for a named query, so that it
     * finds a row; those of a query with names in the order in which its text has them.
     */
    public Supplies arguments(String call, Function<Seed, ? extends List<?>> factory) {
        arguments.put(call, factory);
        return this;
    }

    /** The persistence unit that is looked at, for a test without Spring. */
    public Supplies entityManagerFactory(EntityManagerFactory unit) {
        this.factory = unit;
        return this;
    }
}
