package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.context.TenantScope.GlobalData;
import com.dreamineering.tenancy.context.TenantScope.None;
import com.dreamineering.tenancy.context.TenantScope.OneOrganisation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tenant identifier that a scope gives to Hibernate's sessions.
 *
 * <p>Reserved ids never equal an organisation's id, because {@code OrganisationId} refuses them, and none of them is
 * root: whether a session is root is decided by the scope of the thread and not by the id.
 */
final class SessionTenant {

    private static final UUID NOBODY = new UUID(0L, 1L);
    private static final UUID GLOBAL = new UUID(0L, 2L);
    private static final UUID EVERYBODY = new UUID(0L, 3L);

    private SessionTenant() {}

    static UUID ofThread() {
        return of(TenantContext.scope());
    }

    static UUID of(TenantScope scope) {
        if (scope instanceof OneOrganisation one) {
            return one.organisation().value();
        }
        if (scope instanceof GlobalData) {
            return GLOBAL;
        }
        if (scope instanceof EveryOrganisation) {
            return EVERYBODY;
        }
        assert scope instanceof None;
        return NOBODY;
    }

    static boolean isReserved(UUID id) {
        return id.getMostSignificantBits() == 0L;
    }

    static boolean isEverybody(Object id) {
        return EVERYBODY.equals(id);
    }

    static boolean isNobody(UUID id) {
        return NOBODY.equals(id);
    }

    /** Throws unless the id is the one that this thread's scope gives. */
    static void requireCurrent(UUID id) {
        ScopeMismatchException mismatch = mismatch(id);
        if (mismatch != null) {
            // A session of another organisation must not go on: it would read and write that organisation's rows.
            throw mismatch;
        }
    }

    /** What {@link #requireCurrent} throws; null if it does not. */
    static @Nullable ScopeMismatchException mismatch(UUID id) {
        UUID expected = ofThread();
        return expected.equals(id)
                ? null
                : new ScopeMismatchException(
                        ("This Hibernate session belongs to %s, and %s is in scope. Open the scope before the transaction "
                                        + "or session begins, and name no tenant by hand. With open-in-view the session "
                                        + "begins with the request: switch that off to change the scope within one")
                                .formatted(describe(id), NOBODY.equals(expected) ? "nothing" : describe(expected)));
    }

    static String describe(UUID id) {
        if (NOBODY.equals(id)) {
            return "no scope";
        }
        if (GLOBAL.equals(id)) {
            return "global data";
        }
        return EVERYBODY.equals(id) ? "every organisation" : "organisation " + id;
    }
}
