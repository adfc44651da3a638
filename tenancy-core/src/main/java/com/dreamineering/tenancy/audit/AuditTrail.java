package com.dreamineering.tenancy.audit;

import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The trail of what was done, by whom and why.
 *
 * <p>A host may supply its own; it must throw when an entry cannot be kept, because an action without its entry must not
 * happen.
 */
public interface AuditTrail {

    /** Adds an entry in the transaction of this thread, or in a new one: it stands or falls with the change. */
    void record(AuditEvent event);

    /** Adds an entry in a transaction of its own, which has committed when this returns. */
    void recordAtOnce(AuditEvent event);

    /**
     * The newest entries first.
     *
     * <p>Only while every organisation is in scope ({@link EveryOrganisation}); throws {@link IllegalStateException}
     * otherwise.
     *
     * @param action only entries of this action, or all if absent
     * @param before only entries with a smaller sequence, or from the newest on if empty
     */
    List<AuditEntry> newest(@Nullable String action, OptionalLong before, int limit);
}
