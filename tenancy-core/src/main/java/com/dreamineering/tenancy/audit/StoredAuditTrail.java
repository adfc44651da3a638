package com.dreamineering.tenancy.audit;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.EveryOrganisation;
import com.dreamineering.tenancy.transaction.LibraryWork;
import com.dreamineering.tenancy.transaction.Transactions;
import jakarta.persistence.TypedQuery;
import java.lang.invoke.MethodHandles;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The trail in the table {@code audit_entries} of the host's database. */
public final class StoredAuditTrail implements AuditTrail {

    private final LibraryWork transactions;
    private final Clock clock;

    public StoredAuditTrail(Transactions transactions, Clock clock) {
        this.transactions = LibraryWork.of(transactions, MethodHandles.lookup());
        this.clock = clock;
    }

    @Override
    public void record(AuditEvent event) {
        transactions.<@Nullable Void>change(entities -> {
            entities.persist(new StoredAuditEntry(event, clock.instant()));
            return null;
        });
    }

    @Override
    public void recordAtOnce(AuditEvent event) {
        transactions.<@Nullable Void>separate(entities -> {
            entities.persist(new StoredAuditEntry(event, clock.instant()));
            return null;
        });
    }

    @Override
    public List<AuditEntry> newest(@Nullable String action, OptionalLong before, int limit) {
        if (!(TenantContext.scope() instanceof EveryOrganisation)) {
            // The trail names every organisation: only the bypass may look at all of it.
            throw new IllegalStateException(
                    "The whole trail is read through the superadmin bypass only: call it inside SuperadminBypass.read");
        }
        String ofAction = action == null ? "" : " and e.action = :action";
        return transactions.join(entities -> {
            TypedQuery<StoredAuditEntry> query = entities.createQuery(
                            "select e from StoredAuditEntry e where e.sequence < :before" + ofAction
                                    + " order by e.sequence desc",
                            StoredAuditEntry.class)
                    .setParameter("before", before.orElse(Long.MAX_VALUE))
                    .setMaxResults(limit);
            if (action != null) {
                query.setParameter("action", action.replace("\0", "")); // a zero byte, which PostgreSQL refuses
            }
            return query.getResultStream().map(StoredAuditEntry::toEntry).toList();
        });
    }
}
