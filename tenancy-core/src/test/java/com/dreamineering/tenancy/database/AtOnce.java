package com.dreamineering.tenancy.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Does the same on several threads that start at one moment, and answers what each one returned or threw. */
public final class AtOnce {

    private AtOnce() {}

    public static <T> List<Attempt<T>> attempt(int threads, IntFunction<Callable<T>> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Callable<T> call = work.apply(thread);
                futures.add(executor.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<Attempt<T>> attempts = new ArrayList<>();
            for (Future<T> future : futures) {
                attempts.add(outcome(future));
            }
            return attempts;
        } finally {
            executor.shutdownNow();
        }
    }

    private static <T> Attempt<T> outcome(Future<T> future) {
        try {
            return new Attempt<>(future.get(), null);
        } catch (ExecutionException e) {
            return new Attempt<>(null, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One of result and failure is null, or both. */
    public record Attempt<T>(T result, Throwable failure) {
        public boolean succeeded() {
            return failure == null;
        }
    }
}
