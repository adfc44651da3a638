package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.TenancyException;

/** Thrown when a submission that created one organisation comes again with something else in it. */
public final class SubmissionUsedException extends TenancyException {

    private static final long serialVersionUID = 1L;

    private final transient Organisation created;

    SubmissionUsedException(Organisation created) {
        super(("The submission was used before, for the organisation '%s'. Use a new submission to create another one")
                .formatted(created.slug()));
        this.created = created;
    }

    /** The organisation that was created then. */
    public Organisation created() {
        return created;
    }
}
