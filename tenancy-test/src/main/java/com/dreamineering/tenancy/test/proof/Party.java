package com.dreamineering.tenancy.test.proof;

import com.dreamineering.tenancy.OrganisationId;

/**
 * One of the organisations that take part.
 *
 * @param number another one for each
 */
record Party(String name, OrganisationId id, int number) {

    @Override
    public String toString() {
        return name;
    }
}
