package com.dreamineering.tenancy.bypass;

import com.dreamineering.tenancy.PlainText;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.transaction.LibraryWork;
import com.dreamineering.tenancy.transaction.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.lang.invoke.MethodHandles;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is a superadmin: rows in the database and nothing else.
 *
 * <p>Reads go to the database each time, so that a grant that is gone decides with the next call on every node.
 */
public final class SuperadminGrants {

    private final LibraryWork transactions;
    private final AuditTrail audit;
    private final Clock clock;

    public SuperadminGrants(Transactions transactions, AuditTrail audit, Clock clock) {
        this.transactions = LibraryWork.of(transactions, MethodHandles.lookup());
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the person holds a grant that was not revoked. */
    public boolean isSuperadmin(UserId person) {
        return transactions.join(entities -> !entities.createQuery(
                        "select g.id from StoredSuperadminGrant g where g.personId = :person and g.revokedAt is null",
                        UUID.class)
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
        return transactions.change(entities -> {
            if (!counting(entities, LockModeType.NONE).isEmpty()) {
                return false;
            }
            store(entities, person, null, reason);
            return true;
        });
    }

    /** The grants that count, oldest first. */
    public List<SuperadminGrant> all(BypassToken token) {
        token.requireLive();
        return transactions.join(entities -> counting(entities, LockModeType.NONE).stream()
                .map(StoredSuperadminGrant::toGrant)
                .toList());
    }

    /**
     * Makes the person a superadmin; throws {@link SuperadminRefusedException} if they are one, and {@link
     * IllegalArgumentException} for a reason that is no plain text.
     */
    public SuperadminGrant grant(BypassToken token, UserId person, String reason) {
        token.requireWriting();
        return transactions.change(entities -> {
            counting(entities, LockModeType.PESSIMISTIC_WRITE); // two grants to the same person take turns
            if (isSuperadmin(person)) {
                throw SuperadminRefusedException.alreadyGranted(person);
            }
            return store(entities, person, token.actor(), reason);
        });
    }

    /**
     * Takes a grant back, which ends the person's access with their next request.
     *
     * <p>Throws {@link SuperadminRefusedException} when the grant does not count any more or is the last one.
     */
    public void revoke(BypassToken token, UUID id, String reason) {
        token.requireWriting();
        transactions.<@Nullable Void>change(entities -> {
            // Locked together: two superadmins who revoke each other at the same moment must not both succeed.
            List<StoredSuperadminGrant> counting = counting(entities, LockModeType.PESSIMISTIC_WRITE);
            StoredSuperadminGrant revoked = counting.stream()
                    .filter(grant -> grant.toGrant().id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> SuperadminRefusedException.unknown(id));
            if (counting.size() == 1) {
                throw SuperadminRefusedException.last();
            }
            revoked.revoke(token.actor(), clock.instant());
            audit.record(AuditEvent.by(
                            token.actor(),
                            "superadmin.revoked",
                            revoked.toGrant().holder().toString())
                    .because(reason));
            return null;
        });
    }

    private SuperadminGrant store(EntityManager entities, UserId person, @Nullable UserId by, String why) {
        String reason = PlainText.clean(why);
        PlainText.problem("A reason", reason, AuditEvent.REASON_LENGTH).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        SuperadminGrant grant = new SuperadminGrant(
                UUID.randomUUID(), person, by, reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
        entities.persist(new StoredSuperadminGrant(grant));
        audit.record(AuditEvent.by(by, "superadmin.granted", person.toString()).because(reason));
        return grant;
    }

    private static List<StoredSuperadminGrant> counting(EntityManager entities, LockModeType lock) {
        return entities.createQuery(
                        "select g from StoredSuperadminGrant g where g.revokedAt is null order by g.grantedAt, g.id",
                        StoredSuperadminGrant.class)
                .setLockMode(lock)
                .getResultList();
    }
}
