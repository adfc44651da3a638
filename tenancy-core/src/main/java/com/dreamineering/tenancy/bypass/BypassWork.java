package com.dreamineering.tenancy.bypass;

import org.jspecify.annotations.Nullable;

/** Work that needs to see every organisation; what it throws reaches the caller unchanged. */
@FunctionalInterface
public interface BypassWork<T extends @Nullable Object, E extends Exception> {
    /** Does the work; the token is worthless once it returns. */
    T call(BypassToken token) throws E;
}
