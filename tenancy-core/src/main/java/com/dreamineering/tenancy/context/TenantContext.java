package com.dreamineering.tenancy.context;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantScope.GlobalData;
import com.dreamineering.tenancy.context.TenantScope.None;
import com.dreamineering.tenancy.context.TenantScope.OneOrganisation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scope of the current thread, opened for one call and put back afterwards.
 *
 * <p>Scopes nest: the inner one holds until its work returns or throws, then the outer one is back. A scope is not
 * inherited by threads that the work starts; {@link ScopeCarrier} hands it over on purpose. There is no way to set a
 * scope without an end.
 */
public final class TenantContext {

    private static final ThreadLocal<TenantScope> SCOPE = new ThreadLocal<>();

    private TenantContext() {}

    /** The scope of this thread, {@link None} when nothing was opened. */
    public static TenantScope scope() {
        TenantScope scope = SCOPE.get();
        return scope == null ? None.NONE : scope;
    }

    /** The organisation in scope; empty without a scope, for global data and in a bypass. */
    public static Optional<OrganisationId> current() {
        return scope() instanceof OneOrganisation one ? Optional.of(one.organisation()) : Optional.empty();
    }

    /** The organisation in scope; throws {@link MissingScopeException} where {@link #current()} is empty. */
    public static OrganisationId required() {
        if (SCOPE.get() instanceof OneOrganisation one) {
            return one.organisation();
        }
        throw new MissingScopeException(scope());
    }

    /** Like {@link #call}, for work without a result. */
    public static void run(OrganisationId organisation, Runnable work) {
        callIn(new OneOrganisation(organisation), asWork(work));
    }

    /** Does the work with one organisation in scope, and puts back what was there before. */
    public static <T extends @Nullable Object, E extends Exception> T call(
            OrganisationId organisation, ScopedWork<T, E> work) throws E {
        return callIn(new OneOrganisation(organisation), work);
    }

    /** Like {@link #callGlobal}, for work without a result. */
    public static void runGlobal(Runnable work) {
        callIn(GlobalData.GLOBAL_DATA, asWork(work));
    }

    /**
     * Does the work with only global data in scope.
     *
     * <p>For entities that no organisation owns. Queries for tenant-owned entities find nothing, and storing one is
     * refused.
     */
    public static <T extends @Nullable Object, E extends Exception> T callGlobal(ScopedWork<T, E> work) throws E {
        return callIn(GlobalData.GLOBAL_DATA, work);
    }

    static <T extends @Nullable Object, E extends Exception> T callIn(TenantScope scope, ScopedWork<T, E> work)
            throws E {
        TenantScope outer = SCOPE.get();
        bind(scope);
        try {
            return work.call();
        } finally {
            bind(outer);
        }
    }

    static ScopedWork<Boolean, RuntimeException> asWork(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }

    private static void bind(@Nullable TenantScope scope) {
        if (scope == null || scope == None.NONE) {
            SCOPE.remove();
        } else {
            SCOPE.set(scope);
        }
    }
}
