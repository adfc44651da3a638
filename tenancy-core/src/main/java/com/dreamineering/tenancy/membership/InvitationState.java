package com.dreamineering.tenancy.membership;

/** What became of an invitation. */
public enum InvitationState {
    /** Waits for the person; expires by itself. */
    PENDING,
    /** The person joined. */
    ACCEPTED,
    /** Somebody took it back, or a newer one took its place. */
    REVOKED
}
