package com.dreamineering.tenancy.organisation;

/** Where an organisation is in its life. */
public enum OrganisationState {
    /** Being set up; nobody can enter yet. */
    PROVISIONING,
    /** Open to its members. */
    ACTIVE,
    /** Closed to its members for now; nothing is lost. */
    SUSPENDED,
    /** Put away, read-only and out of pickers. */
    ARCHIVED,
    /** Waiting for its period of grace to end before it is erased. */
    PENDING_DELETION,
    /** Erased; the slug stays taken. */
    DELETED
}
