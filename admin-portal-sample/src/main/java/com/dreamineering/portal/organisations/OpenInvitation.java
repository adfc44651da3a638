package com.dreamineering.portal.organisations;

import java.time.Instant;

/** An invitation to the organisation that waits for its person. */
record OpenInvitation(String email, String role, Instant expiresAt) {}
