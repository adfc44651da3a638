package com.dreamineering.tenancy.context;

import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.context.TenantScope.Liveness;
import com.dreamineering.tenancy.context.TenantScope.OneOrganisation;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key to the scope of every organisation, handed to the superadmin bypass and to nobody else.
 *
 * <p>Java cannot open a constructor to one class of another package. A {@link Lookup} with original access proves who
 * asks instead: only code inside a class can make one for it.
 */
public final class WideScope {

    private static final String DOOR = "com.dreamineering.tenancy.bypass.SuperadminBypass";

    private WideScope() {}

    /** Hands out the key to the class that the lookup belongs to; refuses every class but the bypass. */
    public static WideScope keyFor(Lookup caller) {
        Class<?> asking = caller.lookupClass();
        // MethodHandles.privateLookupIn gives full access to other classes too; only a lookup made inside is original.
        boolean madeInside = (caller.lookupModes() & Lookup.ORIGINAL) != 0;
        if (!madeInside
                || !caller.hasFullPrivilegeAccess()
                || !asking.getName().equals(DOOR)
                || asking.getClassLoader() != WideScope.class.getClassLoader()) {
            throw new SecurityException(
                    "%s asked for the scope of every organisation. Only %s opens it: call its read or write method"
                            .formatted(asking.getName(), DOOR));
        }
        return new WideScope();
    }

    /** Does the work with every organisation in scope; refused inside an organisation's scope and inside itself. */
    public <T extends @Nullable Object, E extends Exception> T call(
            boolean writing, Liveness liveness, ScopedWork<T, E> work) throws E {
        return call(writing, null, liveness, work);
    }

    /** Like {@link #call(boolean, Liveness, ScopedWork)}, in a bypass that the database knows by this id. */
    public <T extends @Nullable Object, E extends Exception> T call(
            boolean writing, @Nullable UUID databaseGrant, Liveness liveness, ScopedWork<T, E> work) throws E {
        TenantScope outer = TenantContext.scope();
        if (outer instanceof OneOrganisation || outer instanceof EveryOrganisation) {
            throw new IllegalStateException(
                    "The scope of every organisation cannot be opened inside another scope (%s)".formatted(outer));
        }
        return TenantContext.callIn(new EveryOrganisation(this, writing, databaseGrant, liveness), work);
    }
}
