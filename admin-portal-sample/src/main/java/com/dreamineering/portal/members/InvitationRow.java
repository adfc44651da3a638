package com.dreamineering.portal.members;

import java.time.Instant;

/** An invitation that waits for its person. */
record InvitationRow(String email, String role, String invitedBy, Instant expiresAt) {}
