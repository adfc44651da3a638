package com.dreamineering.tenancy.context;

import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.context.TenantScope.None;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the scope of one thread to another, on purpose.
 *
 * <p>What was in scope when the carrier was made holds for each piece of work it wraps, and the other thread is left as
 * it was found; a thread that carried something else meanwhile sees only what the carrier brings. A bypass is never
 * carried: work wrapped inside one runs without a scope. May be used from any thread and as often as needed.
 */
public final class ScopeCarrier {

    private final TenantScope scope;

    private ScopeCarrier(TenantScope scope) {
        this.scope = scope;
    }

    /** Remembers the scope of this thread; "no scope" is remembered too. */
    public static ScopeCarrier capture() {
        TenantScope scope = TenantContext.scope();
        // The wide scope ends with its call: on another thread it could outlive the audit entry that justifies it.
        return new ScopeCarrier(scope instanceof EveryOrganisation ? None.NONE : scope);
    }

    /** Carries nothing: the work that it wraps runs without a scope, whatever the thread has. */
    public static ScopeCarrier none() {
        return new ScopeCarrier(None.NONE);
    }

    /** An executor that carries the scope of whoever submits, task by task. */
    public static Executor carrying(Executor executor) {
        return new Carrying(executor);
    }

    /** Whether this executor is one that {@link #carrying} made. */
    public static boolean isCarrying(Executor executor) {
        return executor instanceof Carrying;
    }

    /** Does the work in the remembered scope on the thread that calls. */
    public <T extends @Nullable Object, E extends Exception> T call(ScopedWork<T, E> work) throws E {
        return TenantContext.callIn(scope, work);
    }

    /** The same work, done in the remembered scope wherever it is run. */
    public Runnable wrap(Runnable work) {
        return () -> call(TenantContext.asWork(work));
    }

    /** The same work, done in the remembered scope wherever it is called. */
    public <T extends @Nullable Object> Callable<T> wrapCallable(Callable<T> work) {
        return () -> call(work::call);
    }

    /** The same work, done in the remembered scope wherever it is asked. */
    public <T extends @Nullable Object> Supplier<T> wrapSupplier(Supplier<T> work) {
        return () -> call(work::get);
    }

    private record Carrying(Executor executor) implements Executor {
        @Override
        public void execute(Runnable task) {
            executor.execute(capture().wrap(task));
        }
    }
}
