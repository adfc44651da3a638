package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.bypass.BypassToken;

/** Adds to each new organisation what it needs from the first moment on, in the transaction that creates it. */
@FunctionalInterface
public interface OrganisationProvisioner {
    /** Called once for each organisation; what it throws undoes the creation. */
    void provision(BypassToken token, Organisation organisation);
}
