package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "invitations")
class StoredInvitation extends TenantOwned {

    @Id
    private UUID id;

    @Column(name = "email", nullable = false, updatable = false, length = EmailAddress.LONGEST)
    private String email;

    @Column(name = "role_key", nullable = false, updatable = false, length = RoleKey.LONGEST)
    private String roleKey;

    @Column(name = "secret_hash", nullable = false, updatable = false, length = 64)
    private String secretHash;

    @Column(name = "invited_by", nullable = false, updatable = false)
    private UUID invitedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false, length = 20)
    private InvitationState state;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected StoredInvitation() {}

    StoredInvitation(Invitation invitation, String secretHash) {
        super(invitation.organisation());
        this.id = invitation.id();
        this.email = invitation.email().value();
        this.roleKey = invitation.role().value();
        this.secretHash = secretHash;
        this.invitedBy = invitation.invitedBy().value();
        this.state = invitation.state();
        this.createdAt = invitation.createdAt();
        this.expiresAt = invitation.expiresAt();
    }

    Invitation toInvitation() {
        OrganisationId organisation = organisation();
        return new Invitation(
                id,
                organisation,
                new EmailAddress(email),
                new RoleKey(roleKey),
                new UserId(invitedBy),
                state,
                createdAt,
                expiresAt);
    }
}
