package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.TenancyEvent;
import com.dreamineering.tenancy.UserId;

/** Somebody belongs to an organisation now. */
public record MemberJoined(OrganisationId organisation, UserId person) implements TenancyEvent {}
