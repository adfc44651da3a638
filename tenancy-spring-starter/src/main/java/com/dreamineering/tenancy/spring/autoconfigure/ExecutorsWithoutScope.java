package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.ScopeCarrier;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.report.FindingKind;
import com.dreamineering.tenancy.report.ReportFinding;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.ReflectionUtils;

/** Finds the application's executors and schedulers whose tasks do not run in the scope of whoever submits them. */
final class ExecutorsWithoutScope {

    private ExecutorsWithoutScope() {}

    static List<ReportFinding> among(ListableBeanFactory beans) {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : List.of(Executor.class, TaskScheduler.class)) {
            names.addAll(List.of(beans.getBeanNamesForType(type, false, false)));
        }
        List<ReportFinding> findings = new ArrayList<>();
        for (String name : names) {
            Object bean = beans.getBean(name);
            Object target = AopProxyUtils.getSingletonTarget(bean);
            String problem = problem(target == null ? bean : target);
            if (problem != null) {
                findings.add(new ReportFinding(
                        FindingKind.EXECUTOR_WITHOUT_SCOPE,
                        null,
                        name,
                        "%s %s"
                                .formatted(
                                        (target == null ? bean : target)
                                                .getClass()
                                                .getSimpleName(),
                                        problem)));
            }
        }
        return findings;
    }

    private static @Nullable String problem(Object executor) {
        if (executor instanceof Executor plain && ScopeCarrier.isCarrying(plain)) {
            return null;
        }
        Field delegate = field(executor, "delegate");
        if (delegate != null && ReflectionUtils.getField(delegate, executor) instanceof Executor inner) {
            return problem(inner);
        }
        Field decorator = field(executor, "taskDecorator");
        if (decorator == null) {
            return "hands on no scope by itself";
        }
        return ReflectionUtils.getField(decorator, executor) instanceof TaskDecorator found && carriesScope(found)
                ? null
                : "has no task decorator that hands on the scope";
    }

    /** Spring's executors tell nobody what decorates their tasks. */
    private static @Nullable Field field(Object executor, String name) {
        if (executor.getClass().getName().startsWith("java.")) {
            return null;
        }
        Field field = ReflectionUtils.findField(executor.getClass(), name);
        if (field != null) {
            ReflectionUtils.makeAccessible(field);
        }
        return field;
    }

    /** Decorates a task in one scope and runs it outside, on this thread, as a pool would on another. */
    private static boolean carriesScope(TaskDecorator decorator) {
        OrganisationId nobodys = OrganisationId.random();
        AtomicBoolean carried = new AtomicBoolean();
        Runnable asks = () ->
                carried.set(TenantContext.current().filter(nobodys::equals).isPresent());
        TenantContext.call(nobodys, () -> decorator.decorate(asks)).run();
        return carried.get();
    }
}
