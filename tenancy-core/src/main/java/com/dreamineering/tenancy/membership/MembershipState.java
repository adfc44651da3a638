package com.dreamineering.tenancy.membership;

/** Whether a member may act in the organisation. */
public enum MembershipState {
    /** May act. */
    ACTIVE,
    /** Belongs, and may not act for now. */
    SUSPENDED
}
