package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.TenancyEvents;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.transaction.LibraryWork;
import com.dreamineering.tenancy.transaction.Transactions;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.persistence.PersistenceException;
import java.lang.invoke.MethodHandles;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The registry of resource types, the same for every organisation.
 *
 * <p>Reads come from an immutable snapshot. On the node that adds a type, the next read after the commit sees it; other
 * nodes see it within {@link #STALENESS}. Safe for use by many threads.
 */
public final class ResourceTypes {

    /** How long a node may go on without a change that another node made. */
    public static final Duration STALENESS = Duration.ofSeconds(5);

    private enum Key {
        ALL
    }

    private final LibraryWork transactions;
    private final AuditTrail audit;
    private final TenancyEvents events;
    private final Clock clock;
    private final Cache<Key, List<ResourceType>> snapshot =
            Caffeine.newBuilder().expireAfterWrite(STALENESS).build();

    public ResourceTypes(Transactions transactions, AuditTrail audit, TenancyEvents events, Clock clock) {
        this.transactions = LibraryWork.of(transactions, MethodHandles.lookup());
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Every resource type, in the order of their codes. */
    public List<ResourceType> all() {
        List<ResourceType> cached = snapshot.getIfPresent(Key.ALL);
        if (cached != null) {
            return cached;
        }
        // Inside a transaction the read may see what is not committed yet: use it, and leave the cache alone.
        return transactions.isActive() ? read() : snapshot.get(Key.ALL, key -> read());
    }

    private List<ResourceType> read() {
        return transactions.join(entities -> entities.createQuery(
                        "select t from StoredResourceType t order by t.code", StoredResourceType.class)
                .getResultStream()
                .map(StoredResourceType::toResourceType)
                .toList());
    }

    /** The resource type with exactly this code. */
    public Optional<ResourceType> find(String code) {
        return all().stream().filter(type -> type.code().value().equals(code)).findFirst();
    }

    /** The resource type whose code people would take for this one: the same but for case and separators. */
    public Optional<ResourceType> standingFor(String code) {
        String folded = ResourceTypeCode.fold(code);
        return transactions.join(entities -> entities.createQuery(
                        "select t from StoredResourceType t where t.foldedCode = :folded", StoredResourceType.class)
                .setParameter("folded", folded)
                .getResultStream()
                .findFirst()
                .map(StoredResourceType::toResourceType));
    }

    /**
     * Adds a type to every organisation's matrix, granted to nobody.
     *
     * <p>Throws {@link CodeTakenException} when the code is taken, also a moment ago, or is too like a taken one.
     */
    public ResourceType add(BypassToken token, NewResourceType added) {
        token.requireWriting();
        requireFree(added.code());
        try {
            return transactions.change(entities -> {
                StoredResourceType stored =
                        new StoredResourceType(added, clock.instant().truncatedTo(ChronoUnit.MICROS));
                entities.persist(stored);
                entities.flush();
                audit.record(AuditEvent.by(
                                token.actor(),
                                "resource-type.added",
                                added.code().value())
                        .because(token.reason())
                        .with("actions " + added.actions()));
                snapshot.invalidateAll(); // so that the rest of this transaction sees the change
                transactions.afterCommit(() -> {
                    snapshot.invalidateAll();
                    events.publish(new ResourceTypeAdded(added.code()));
                });
                return stored.toResourceType();
            });
        } catch (PersistenceException e) {
            transactions.<Object>separate(entities -> {
                requireFree(added.code());
                throw e;
            });
            throw e;
        }
    }

    private void requireFree(ResourceTypeCode code) {
        standingFor(code.value()).ifPresent(standing -> {
            throw new CodeTakenException(code.value(), standing.code());
        });
    }
}
