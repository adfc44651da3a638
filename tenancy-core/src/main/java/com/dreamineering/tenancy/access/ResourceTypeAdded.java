package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.TenancyEvent;

/** A resource type is in every organisation's matrix now, granted to nobody. */
public record ResourceTypeAdded(ResourceTypeCode code) implements TenancyEvent {}
