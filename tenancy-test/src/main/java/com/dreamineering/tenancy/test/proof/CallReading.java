package com.dreamineering.tenancy.test.proof;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Reads what an application's own queries answer: projections and its own types too. */
class CallReading extends Reading {

    CallReading(Application application, Session session, Party reader) {
        super(application, session.unwrap(SharedSessionContractImplementor.class), reader);
    }

    @Override
    String other(Object value) {
        try {
            if (value instanceof Future<?> future) {
                return line(future.get());
            }
            if (Proxy.isProxyClass(value.getClass())) {
                return projection(value);
            }
            return isOfTheApplication(value.getClass()) ? fields(value) : super.other(value);
        } catch (ReflectiveOperationException | ExecutionException e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfTheApplication(Class<?> type) {
        return !type.isEnum()
                && type.getModule() != Object.class.getModule()
                && !type.getName().startsWith("java")
                && !type.getName().startsWith("org.springframework.");
    }

    private String projection(Object value) throws ReflectiveOperationException {
        TreeMap<String, String> parts = new TreeMap<>();
        for (Class<?> type : value.getClass().getInterfaces()) {
            if (isOfTheApplication(type)) {
                for (Method method : type.getMethods()) {
                    if (method.getParameterCount() == 0 && method.getReturnType() != void.class) {
                        method.setAccessible(true);
                        parts.put(method.getName(), line(method.invoke(value)));
                    }
                }
            }
        }
        return parts.isEmpty() ? super.other(value) : parts.toString();
    }

    private String fields(Object value) throws ReflectiveOperationException {
        TreeMap<String, String> parts = new TreeMap<>();
        for (Field field : Arrays.asList(value.getClass().getDeclaredFields())) {
            if (!Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                parts.put(field.getName(), line(field.get(value)));
            }
        }
        return parts.toString();
    }
}
