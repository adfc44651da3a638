package com.dreamineering.tenancy.transaction;

import jakarta.persistence.EntityManager;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The library's own work on its own tables, which nobody else's statements may touch.
 *
 * <p>People, superadmin grants and the audit trail belong to no organisation, so no tenant filter keeps them. A query
 * language knows their entities by name, though: without this, any code could list everybody or make itself a superadmin.
 */
public final class LibraryWork {

    private static final String ROOT = "com.dreamineering.tenancy.";
    private static final Set<String> STORES = Set.of(
            ROOT + "access.AccessDecisions",
            ROOT + "access.ResourceTypes",
            ROOT + "access.Roles",
            ROOT + "audit.StoredAuditTrail",
            ROOT + "bypass.SuperadminBypass",
            ROOT + "bypass.SuperadminGrants",
            ROOT + "membership.Invitations",
            ROOT + "membership.Memberships",
            ROOT + "membership.People",
            ROOT + "organisation.Organisations");
    private static final ThreadLocal<Boolean> OPEN = new ThreadLocal<>();

    private final Transactions transactions;

    private LibraryWork(Transactions transactions) {
        this.transactions = transactions;
    }

    /** For the class that the lookup was made in; refuses all but the library's stores with {@link SecurityException}. */
    public static LibraryWork of(Transactions transactions, Lookup store) {
        Class<?> asking = store.lookupClass();
        boolean madeInside = (store.lookupModes() & Lookup.ORIGINAL) != 0;
        if (!madeInside
                || !store.hasFullPrivilegeAccess()
                || !STORES.contains(asking.getName())
                || asking.getClassLoader() != LibraryWork.class.getClassLoader()) {
            throw new SecurityException(
                    "%s asked for the library's own tables. Use the library's stores".formatted(asking.getName()));
        }
        return new LibraryWork(transactions);
    }

    /** Whether this thread is in such work. */
    public static boolean isOpen() {
        return OPEN.get() != null;
    }

    /** {@link Transactions#join}, for work that stores nothing that it does not write itself. */
    public <T extends @Nullable Object> T join(Function<EntityManager, T> work) {
        return transactions.join(entities -> open(work, entities));
    }

    /** {@link Transactions#join} for work that changes entities: they are written before it returns. */
    public <T extends @Nullable Object> T change(Function<EntityManager, T> work) {
        return transactions.join(entities -> open(changing(work), entities));
    }

    /** {@link Transactions#separate}, for work of either kind. */
    public <T extends @Nullable Object> T separate(Function<EntityManager, T> work) {
        return transactions.separate(entities -> open(changing(work), entities));
    }

    /** {@link Transactions#afterCommit}. */
    public void afterCommit(Runnable action) {
        transactions.afterCommit(action);
    }

    /** {@link Transactions#isActive}. */
    public boolean isActive() {
        return transactions.isActive();
    }

    /** Runs code of the host inside the work, and gives it nothing of the library's rights. */
    public void handOver(Runnable theirs) {
        OPEN.remove();
        try {
            theirs.run();
        } finally {
            OPEN.set(true);
        }
    }

    private static <T extends @Nullable Object> Function<EntityManager, T> changing(Function<EntityManager, T> work) {
        return entities -> {
            T result = work.apply(entities);
            entities.flush(); // at the commit nobody could tell these statements from the host's
            return result;
        };
    }

    private static <T extends @Nullable Object> T open(Function<EntityManager, T> work, EntityManager entities) {
        boolean outer = isOpen();
        OPEN.set(true);
        try {
            return work.apply(entities);
        } finally {
            if (!outer) {
                OPEN.remove();
            }
        }
    }
}
