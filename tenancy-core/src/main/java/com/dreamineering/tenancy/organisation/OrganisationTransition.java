package com.dreamineering.tenancy.organisation;

import static com.dreamineering.tenancy.organisation.OrganisationState.ACTIVE;
import static com.dreamineering.tenancy.organisation.OrganisationState.ARCHIVED;
import static com.dreamineering.tenancy.organisation.OrganisationState.PENDING_DELETION;
import static com.dreamineering.tenancy.organisation.OrganisationState.SUSPENDED;

import java.util.Set;

/** A step in the life of an organisation that the operator takes. */
public enum OrganisationTransition {
    /** Closes an open one to its members for now. */
    SUSPEND("organisation.suspended", Set.of(ACTIVE), SUSPENDED),
    /** Opens a suspended one again. */
    REACTIVATE("organisation.reactivated", Set.of(SUSPENDED), ACTIVE),
    /** Puts it away. */
    ARCHIVE("organisation.archived", Set.of(ACTIVE, SUSPENDED), ARCHIVED),
    /** Brings it back from the archive, or calls its deletion off. */
    RESTORE("organisation.restored", Set.of(ARCHIVED, PENDING_DELETION), ACTIVE),
    /** Marks an archived one to be deleted; nothing is erased by this step. */
    DELETE("organisation.deletion-requested", Set.of(ARCHIVED), PENDING_DELETION);

    private final String action;
    private final Set<OrganisationState> from;
    private final OrganisationState to;

    OrganisationTransition(String action, Set<OrganisationState> from, OrganisationState to) {
        this.action = action;
        this.from = from;
        this.to = to;
    }

    /** The name of the step in the audit trail. */
    public String action() {
        return action;
    }

    /** The states that it can be taken from. */
    public Set<OrganisationState> from() {
        return from;
    }

    /** The state that it leads to. */
    public OrganisationState to() {
        return to;
    }

    /** Whether the organisation can take it now; the platform's own never can. */
    public boolean isOpenTo(Organisation organisation) {
        return !organisation.platform() && from.contains(organisation.state());
    }

    /** Throws {@link TransitionRefusedException} unless the organisation can take it now. */
    public void requireOpenTo(Organisation organisation) {
        if (organisation.platform()) {
            throw new TransitionRefusedException(organisation.slug(), organisation.state());
        }
        if (!isOpenTo(organisation)) {
            throw new TransitionRefusedException(organisation.slug(), organisation.state(), to);
        }
    }
}
