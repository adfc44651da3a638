package com.dreamineering.tenancy.organisation;

import java.util.List;

/**
 * One page of organisations, newest first.
 *
 * @param hasPrevious whether there are organisations in front of the first one
 * @param hasNext whether there are organisations behind the last one
 */
public record OrganisationPage(List<Organisation> organisations, boolean hasPrevious, boolean hasNext) {
    public OrganisationPage {
        organisations = List.copyOf(organisations);
    }
}
