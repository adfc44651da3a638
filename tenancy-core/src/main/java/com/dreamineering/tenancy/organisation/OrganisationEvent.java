package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.TenancyEvent;

/** Something that happened to an organisation. */
public sealed interface OrganisationEvent extends TenancyEvent {

    /** Which organisation it happened to. */
    OrganisationId organisation();

    /** It exists now; it has no member. */
    record OrganisationCreated(OrganisationId organisation, Slug slug, String name) implements OrganisationEvent {}

    /** It has another name; the slug stayed. */
    record OrganisationRenamed(OrganisationId organisation, String formerName, String name)
            implements OrganisationEvent {}

    /** It is in another state. */
    record OrganisationStateChanged(OrganisationId organisation, OrganisationState from, OrganisationState to)
            implements OrganisationEvent {}
}
