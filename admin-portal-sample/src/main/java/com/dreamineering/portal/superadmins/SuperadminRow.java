package com.dreamineering.portal.superadmins;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who runs the portal.
 *
 * @param grantedBy the name of who gave the grant; absent for the set-up
 */
record SuperadminRow(
        UUID id, String email, String name, @Nullable String grantedBy, String reason, Instant grantedAt) {}
