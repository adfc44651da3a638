package com.dreamineering.portal.dashboard;

import java.time.Instant;
import java.util.UUID;

/** A contact that was added lately. */
record RecentContact(UUID id, String name, String email, Instant createdAt) {}
