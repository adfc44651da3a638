package com.dreamineering.tenancy.context;

import com.dreamineering.tenancy.context.TenantScope.None;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails each test that leaves a scope on its thread; registered for the whole module by the service loader. */
public final class ScopeLeakCheck implements AfterEachCallback, AfterAllCallback {

    private static final AtomicInteger CHECKS = new AtomicInteger();

    @Override
    public void afterEach(ExtensionContext context) {
        CHECKS.incrementAndGet();
        requireNoScope(context.getDisplayName());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        requireNoScope(context.getDisplayName());
    }

    static int checks() {
        return CHECKS.get();
    }

    static void requireNoScope(String test) {
        if (!(TenantContext.scope() instanceof None)) {
            throw new AssertionError("'%s' left a scope on its thread: %s".formatted(test, TenantContext.scope()));
        }
    }
}
