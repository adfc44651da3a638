package com.dreamineering.tenancy.bypass;

import com.dreamineering.tenancy.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's right to open the bypass.
 *
 * @param id names the grant where it is revoked
 * @param grantedBy who gave it; absent for what configuration or demo data gave
 */
public record SuperadminGrant(
        UUID id, UserId holder, @Nullable UserId grantedBy, String reason, Instant grantedAt) {}
