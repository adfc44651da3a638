package com.dreamineering.tenancy.test;

import com.dreamineering.tenancy.bypass.OpenBypass;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.None;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that begins or ends with a scope on its thread, or with a bypass open on any: {@link ExtendWith
 * @ExtendWith(ScopeLeakCheck.class)}.
 *
 * <p>Scopes end with the call that opened them, so a scope that is left over means code that reached past the library. A
 * bypass that is open means work that goes on after the test. It is seen where the application is known, by Spring or by a
 * {@link TenancySource}, and among tests that run at the same time those of others are seen too.
 */
public final class ScopeLeakCheck implements BeforeEachCallback, AfterEachCallback {

    /** For JUnit, which creates it. */
    public ScopeLeakCheck() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        requireNone("begins", context);
        requireNoBypass("begins", context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        requireNone("ends", context);
        requireNoBypass("ends", context);
    }

    private static void requireNone(String when, ExtensionContext context) {
        TenantScope scope = TenantContext.scope();
        if (scope != None.NONE) {
            throw new AssertionError("'%s' %s with a scope on its thread: %s. Open scopes around the work only"
                    .formatted(context.getDisplayName(), when, scope));
        }
    }

    private static void requireNoBypass(String when, ExtensionContext context) {
        List<OpenBypass> open = TestedApplication.findTenancy(context)
                .map(tenancy -> tenancy.bypass().openOnes())
                .orElse(List.of());
        if (!open.isEmpty()) {
            throw new AssertionError("'%s' %s with a bypass open: %s. Wait for the work before the test is over"
                    .formatted(context.getDisplayName(), when, open));
        }
    }
}
