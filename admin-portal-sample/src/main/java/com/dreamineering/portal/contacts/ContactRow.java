package com.dreamineering.portal.contacts;

import java.time.Instant;
import java.util.UUID;

/** A contact as pages show it. */
record ContactRow(UUID id, String name, String email, Instant createdAt) {}
