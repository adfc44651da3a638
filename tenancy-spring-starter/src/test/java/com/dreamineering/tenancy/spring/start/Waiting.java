package com.dreamineering.tenancy.spring.start;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what other threads tell. */
public final class Waiting {

    private Waiting() {}

    public static <T> T forNext(BlockingQueue<T> told) {
        try {
            T next = told.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("Nobody told anything within 20 seconds");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The scope that is on a thread of the pool. Submitted, the question would be decorated with a scope of its own. */
    public static TenantScope forTheScopeLeftOn(ThreadPoolExecutor pool) {
        FutureTask<TenantScope> question = new FutureTask<>(TenantContext::scope);
        pool.getQueue().add(question);
        try {
            return question.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
