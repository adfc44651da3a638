package com.dreamineering.tenancy.bypass;

import com.dreamineering.tenancy.UserId;

/**
 * A bypass that has not ended yet.
 *
 * @param actor the superadmin who opened it
 * @param reason why, as it stands in the audit trail
 * @param thread the name of the thread that it belongs to
 */
public record OpenBypass(UserId actor, String reason, String thread) {}
