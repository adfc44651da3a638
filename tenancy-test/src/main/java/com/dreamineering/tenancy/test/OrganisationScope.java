package com.dreamineering.tenancy.test;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Puts the organisation of {@link WithOrganisation} in scope around each test. */
final class OrganisationScope implements InvocationInterceptor {

    OrganisationScope() {}

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
            throws Throwable {
        proceed(invocation, context);
    }

    private static void proceed(Invocation<@Nullable Void> invocation, ExtensionContext context) throws Throwable {
        OrganisationId organisation =
                OrganisationId.parse(organisationOf(context).value());
        Outcome outcome = new Outcome();
        TenantContext.run(organisation, () -> outcome.of(invocation));
        outcome.rethrow();
    }

    private static WithOrganisation organisationOf(ExtensionContext context) {
        return find(context.getTestMethod())
                .or(() -> context.getEnclosingTestClasses().isEmpty()
                        ? find(context.getTestClass())
                        : AnnotationSupport.findAnnotation(
                                context.getRequiredTestClass(),
                                WithOrganisation.class,
                                context.getEnclosingTestClasses()))
                .orElseThrow();
    }

    private static Optional<WithOrganisation> find(Optional<? extends AnnotatedElement> element) {
        return AnnotationSupport.findAnnotation(element, WithOrganisation.class);
    }

    /** A test may throw anything, and a scope's work only exceptions. */
    private static final class Outcome {
        private @Nullable Throwable thrown;

        void of(Invocation<@Nullable Void> invocation) {
            try {
                invocation.proceed();
            } catch (Throwable e) {
                thrown = e;
            }
        }

        void rethrow() throws Throwable {
            if (thrown != null) {
                throw thrown;
            }
        }
    }
}
