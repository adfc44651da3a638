package com.dreamineering.tenancy.bypass;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.transaction.Transactions;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is a superadmin: rows in the database and nothing else.
 *
 * <p>Reads go to the database each time, so that a grant that is gone decides with the next call on every node.
 */
public final class SuperadminGrants {

    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    public SuperadminGrants(Transactions transactions, AuditTrail audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the person holds a grant that was not revoked. */
    public boolean isSuperadmin(UserId person) {
        return transactions.join(entities -> !entities.createQuery(
                        "select g.id from StoredSuperadminGrant g where g.personId = :person and g.revokedAt is null",
                        java.util.UUID.class)
                .setParameter("person", person.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
    }

    /**
     * Makes the first superadmin, from configuration or a set-up step; answers whether it did.
     *
     * <p>Does nothing once there is a superadmin: further ones are granted by a superadmin.
     */
    public boolean grantFirst(UserId person, String reason) {
        return transactions.join(entities -> {
            if (!entities.createQuery(
                            "select g from StoredSuperadminGrant g where g.revokedAt is null",
                            StoredSuperadminGrant.class)
                    .setMaxResults(1)
                    .getResultList()
                    .isEmpty()) {
                return false;
            }
            entities.persist(new StoredSuperadminGrant(new SuperadminGrant(person, null, reason, clock.instant())));
            audit.record(AuditEvent.by((@Nullable UserId) null, "superadmin.granted", person.toString())
                    .because(reason));
            return true;
        });
    }

    /** The grants that count, oldest first. */
    public List<SuperadminGrant> all(BypassToken token) {
        token.requireLive();
        return transactions.join(entities -> entities.createQuery(
                        "select g from StoredSuperadminGrant g where g.revokedAt is null order by g.grantedAt, g.id",
                        StoredSuperadminGrant.class)
                .getResultStream()
                .map(StoredSuperadminGrant::toGrant)
                .toList());
    }
}
