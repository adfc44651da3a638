package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.RequiresPermission;
import java.lang.reflect.Method;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Asks for the permission before a method that {@link RequiresPermission} marks. */
public final class PermissionInterceptor implements MethodInterceptor {

    private final ObjectProvider<AccessDecisions> decisions;
    private final ObjectProvider<CurrentUser> currentUser;

    /** Takes providers, because an advisor is created before the beans that it will use. */
    public PermissionInterceptor(ObjectProvider<AccessDecisions> decisions, ObjectProvider<CurrentUser> currentUser) {
        this.decisions = decisions;
        this.currentUser = currentUser;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        RequiresPermission required = requiredBy(invocation);
        if (required == null) {
            // The pointcut found the annotation and this did not: running the method would skip the check.
            throw new IllegalStateException("No @RequiresPermission found on %s".formatted(invocation.getMethod()));
        }
        decisions
                .getObject()
                .require(currentUser.getObject().required(), Permission.of(required.resource(), required.action()));
        return invocation.proceed();
    }

    private static @Nullable RequiresPermission requiredBy(MethodInvocation invocation) {
        Object target = invocation.getThis();
        Class<?> type = target == null ? invocation.getMethod().getDeclaringClass() : AopUtils.getTargetClass(target);
        Method method = AopUtils.getMostSpecificMethod(invocation.getMethod(), type);
        RequiresPermission onMethod = AnnotatedElementUtils.findMergedAnnotation(method, RequiresPermission.class);
        return onMethod != null ? onMethod : AnnotatedElementUtils.findMergedAnnotation(type, RequiresPermission.class);
    }
}
