package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.RoleKey;
import java.time.Instant;
import java.util.UUID;

/** An offer to one address to join one organisation in one role. */
public record Invitation(
        UUID id,
        OrganisationId organisation,
        EmailAddress email,
        RoleKey role,
        UserId invitedBy,
        InvitationState state,
        Instant createdAt,
        Instant expiresAt) {

    /** Whether it can be accepted at this moment. */
    public boolean isOpen(Instant now) {
        return state == InvitationState.PENDING && now.isBefore(expiresAt);
    }
}
