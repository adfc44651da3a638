package com.dreamineering.tenancy.test;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.ScopedWork;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.membership.Person;
import org.jspecify.annotations.Nullable;

/**
 * An organisation for a test, which is open.
 *
 * @param owner its only member
 */
public record TestOrganisation(OrganisationId id, Person owner) {

    /** Does the work with the organisation in scope. */
    public void run(Runnable work) {
        TenantContext.run(id, work);
    }

    /** Like {@link #run}, for work with a result. */
    public <T extends @Nullable Object, E extends Exception> T call(ScopedWork<T, E> work) throws E {
        return TenantContext.call(id, work);
    }
}
