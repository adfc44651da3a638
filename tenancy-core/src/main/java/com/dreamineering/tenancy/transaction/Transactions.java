package com.dreamineering.tenancy.transaction;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.None;
import jakarta.persistence.EntityManager;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The unit of work that the library's stores join, so that their changes stand or fall together with the host's.
 *
 * <p>A host with its own transaction management implements the four abstract methods over it. What the library reads
 * about people and organisations belongs to no organisation; where nothing is in scope, it does so with global data in
 * scope.
 */
public interface Transactions {

    /** Joins the transaction of this thread, or runs the work in a new one that commits when it returns. */
    <T extends @Nullable Object> T joinInScope(Function<EntityManager, T> work);

    /** Runs the work in a transaction of its own, which has committed when this returns. */
    <T extends @Nullable Object> T separateInScope(Function<EntityManager, T> work);

    /**
     * Runs the action once the transaction of this thread has committed; at once if there is none, never on rollback.
     *
     * <p>Each action has to run, whatever another one throws: some of them forget what the change made stale.
     */
    void afterCommit(Runnable action);

    /** Whether this thread has a transaction. */
    boolean isActive();

    /** {@link #joinInScope}, with global data in scope where there is no scope. */
    default <T extends @Nullable Object> T join(Function<EntityManager, T> work) {
        return inSomeScope(() -> joinInScope(work));
    }

    /** {@link #separateInScope}, with global data in scope where there is no scope. */
    default <T extends @Nullable Object> T separate(Function<EntityManager, T> work) {
        return inSomeScope(() -> separateInScope(work));
    }

    private static <T extends @Nullable Object> T inSomeScope(Supplier<T> work) {
        return TenantContext.scope() instanceof None ? TenantContext.callGlobal(work::get) : work.get();
    }
}
