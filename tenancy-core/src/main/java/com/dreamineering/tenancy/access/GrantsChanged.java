package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.TenancyEvent;

/** Roles or grants of an organisation are not what they were. */
public record GrantsChanged(OrganisationId organisation) implements TenancyEvent {}
