package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.RequiresPermission;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;

/** Asks for the permission before a method that {@link RequiresPermission} marks. */
public final class PermissionInterceptor implements MethodInterceptor {

    /** Early, so that a refused call begins no transaction and gets no answer from a cache. */
    static final int ORDER = 250;

    private final RequiredPermissions required;
    private final ObjectProvider<AccessDecisions> decisions;
    private final ObjectProvider<CurrentUser> currentUser;

    private PermissionInterceptor(
            RequiredPermissions required,
            ObjectProvider<AccessDecisions> decisions,
            ObjectProvider<CurrentUser> currentUser) {
        this.required = required;
        this.decisions = decisions;
        this.currentUser = currentUser;
    }

    /** The check for all beans; takes providers, because an advisor is created before the beans that it will use. */
    public static Advisor advisor(ObjectProvider<AccessDecisions> decisions, ObjectProvider<CurrentUser> currentUser) {
        RequiredPermissions required = new RequiredPermissions();
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(required, new PermissionInterceptor(required, decisions, currentUser));
        advisor.setOrder(ORDER);
        return advisor;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        Object target = invocation.getThis();
        Class<?> type = target == null ? invocation.getMethod().getDeclaringClass() : target.getClass();
        // The pointcut found a permission; running the method without one would skip the check.
        Permission permission = required.of(invocation.getMethod(), type)
                .orElseThrow(() -> new IllegalStateException(
                        "No @RequiresPermission found on %s".formatted(invocation.getMethod())));
        CurrentUser user = currentUser.getIfAvailable(() -> {
            throw new IllegalStateException("@RequiresPermission needs to know who is signed in, and there is no"
                    + " CurrentUser. Add Spring Security, or a bean of that type");
        });
        decisions.getObject().require(user.required(), permission);
        return invocation.proceed();
    }
}
