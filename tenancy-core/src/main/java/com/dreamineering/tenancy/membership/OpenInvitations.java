package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.isolation.CheckedSql;
import com.dreamineering.tenancy.isolation.NarrowSight;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the invitations that can still be accepted. */
final class OpenInvitations {

    private OpenInvitations() {}

    /** Those to one organisation, oldest first. */
    static List<Invitation> of(EntityManager entities, OrganisationId organisation, Instant now) {
        return entities.createQuery(
                        "select i from StoredInvitation i where i.organisationId = :organisation"
                                + " and i.state = :pending and i.expiresAt > :now order by i.createdAt, i.id",
                        StoredInvitation.class)
                .setParameter("organisation", organisation.value())
                .setParameter("pending", InvitationState.PENDING)
                .setParameter("now", now)
                .getResultStream()
                .map(StoredInvitation::toInvitation)
                .toList();
    }

    /** The one with this secret in the organisation in scope. */
    static Optional<Invitation> find(EntityManager entities, InvitationSecret secret, Instant now) {
        return entities.createQuery(
                        "select i from StoredInvitation i where i.secretHash = :hash", StoredInvitation.class)
                .setParameter("hash", secret.hash())
                .getResultStream()
                .findFirst()
                .map(StoredInvitation::toInvitation)
                .filter(invitation -> invitation.isOpen(now));
    }

    /** Where an invitation with this secret leads, whatever became of it. */
    static Optional<OrganisationId> organisationOf(EntityManager entities, InvitationSecret secret) {
        String hash = secret.hash();
        List<?> found = CheckedSql.call(
                "Who holds a secret is in no organisation yet, and it finds the one row of that secret",
                () -> NarrowSight.INVITATION.call(
                        entities,
                        hash,
                        () -> entities.createNativeQuery(
                                        "select organisation_id from invitations where secret_hash = ?1", UUID.class)
                                .setParameter(1, hash)
                                .getResultList()));
        return found.stream().findFirst().map(id -> new OrganisationId((UUID) id));
    }
}
