package com.dreamineering.tenancy.context;

/** Work that runs in a scope; what it throws reaches the caller unchanged. */
@FunctionalInterface
public interface ScopedWork<T extends @org.jspecify.annotations.Nullable Object, E extends Exception> {
    /** Does the work and answers its result. */
    T call() throws E;
}
