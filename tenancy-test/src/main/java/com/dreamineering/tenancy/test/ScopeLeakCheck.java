package com.dreamineering.tenancy.test;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.None;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that begins or ends with a scope on its thread: {@link ExtendWith @ExtendWith(ScopeLeakCheck.class)}.
 *
 * <p>Scopes end with the call that opened them, so a scope that is left over means code that reached past the library. It
 * looks at the thread of the test only.
 */
public final class ScopeLeakCheck implements BeforeEachCallback, AfterEachCallback {

    /** For JUnit, which creates it. */
    public ScopeLeakCheck() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        requireNone("begins", context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        requireNone("ends", context);
    }

    private static void requireNone(String when, ExtensionContext context) {
        TenantScope scope = TenantContext.scope();
        if (scope != None.NONE) {
            throw new AssertionError("'%s' %s with a scope on its thread: %s. Open scopes around the work only"
                    .formatted(context.getDisplayName(), when, scope));
        }
    }
}
