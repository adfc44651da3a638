package com.dreamineering.tenancy.test.proof;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A method of a Spring Data repository of the application. */
record RepositoryMethod(Object repository, Class<?> type, MappedEntity entity, Method method) {

    boolean answers() {
        return method.getReturnType() != void.class;
    }

    @Nullable
    Object call(Object[] arguments) {
        try {
            return method.invoke(repository, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the types of its parameters. */
    String shortName() {
        return "%s.%s".formatted(type.getSimpleName(), method.getName());
    }

    @Override
    public String toString() {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", shortName() + "(", ")"));
    }
}
