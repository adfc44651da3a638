package com.dreamineering.tenancy.test.proof;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** A method of a Spring Data repository of the application. */
record RepositoryMethod(
        Object repository, Class<?> type, MappedEntity entity, Method method, RepositoryArguments making)
        implements Call {

    @Override
    public boolean answers() {
        return method.getReturnType() != void.class;
    }

    @Override
    public boolean dependsOnThePick() {
        return making.dependOnThePick(this);
    }

    @Override
    public Object[] arguments(Side side, Pick pick) {
        return making.of(this, side, pick);
    }

    @Override
    public @Nullable Object go(Session session, Object[] arguments) {
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

    @Override
    public Reading reading(Application application, Session session, Party reader) {
        return new RepositoryReading(application, session, reader);
    }

    @Override
    public String group() {
        return type.getSimpleName();
    }

    /** Without the types of its parameters. */
    @Override
    public String shortName() {
        return "%s.%s".formatted(type.getSimpleName(), method.getName());
    }

    @Override
    public String toString() {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", shortName() + "(", ")"));
    }
}
