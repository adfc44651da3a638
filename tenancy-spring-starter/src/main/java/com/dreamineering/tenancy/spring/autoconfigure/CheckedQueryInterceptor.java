package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.isolation.CheckedSql;
import com.dreamineering.tenancy.spring.CheckedQuery;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Runs methods that {@link CheckedQuery} marks in {@link CheckedSql}. */
final class CheckedQueryInterceptor implements MethodInterceptor {

    @Override
    @SuppressWarnings("NullAway") // only newer versions of it read what a type argument says about null
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        return CheckedSql.<@Nullable Object, Exception>call(reason(invocation), () -> proceed(invocation));
    }

    private static String reason(MethodInvocation invocation) {
        Method called = invocation.getMethod();
        CheckedQuery mark = AnnotatedElementUtils.findMergedAnnotation(called, CheckedQuery.class);
        Object target = invocation.getThis();
        if (mark == null && target != null) {
            Method implementation = AopUtils.getMostSpecificMethod(called, target.getClass());
            mark = AnnotatedElementUtils.findMergedAnnotation(implementation, CheckedQuery.class);
        }
        if (mark == null) {
            throw new IllegalStateException("No @CheckedQuery found on %s".formatted(called));
        }
        return mark.value();
    }

    private static @Nullable Object proceed(MethodInvocation invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }
}
