package com.dreamineering.tenancy.test;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Does something around each test, of whatever kind, and around nothing else. */
abstract class AroundEachTest implements InvocationInterceptor {

    /** A test as work that scopes and bypasses take. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    abstract void around(Work test, ExtensionContext context) throws Exception;

    @Override
    public final void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        around(() -> proceed(invocation), context);
    }

    @Override
    public final void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        around(() -> proceed(invocation), context);
    }

    @Override
    public final void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
            throws Throwable {
        around(() -> proceed(invocation), context);
    }

    private static void proceed(Invocation<@Nullable Void> invocation) throws Exception {
        try {
            invocation.proceed();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A test threw what is neither an exception nor an error", e);
        }
    }

    /** The annotation of the method, or else of the class or one around it. */
    static <A extends Annotation> Optional<A> annotation(ExtensionContext context, Class<A> type) {
        return AnnotationSupport.findAnnotation(context.getTestMethod(), type)
                .or(() -> context.getTestClass()
                        .flatMap(test ->
                                AnnotationSupport.findAnnotation(test, type, context.getEnclosingTestClasses())));
    }
}
