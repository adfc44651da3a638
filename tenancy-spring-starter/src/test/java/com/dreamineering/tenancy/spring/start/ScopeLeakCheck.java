package com.dreamineering.tenancy.spring.start;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails each test that leaves a scope on its thread; registered for the whole module by the service loader. */
public final class ScopeLeakCheck implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        if (!(TenantContext.scope() instanceof TenantScope.None)) {
            throw new AssertionError(
                    "'%s' left a scope on its thread: %s".formatted(context.getDisplayName(), TenantContext.scope()));
        }
    }
}
