package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.UserId;
import java.util.Set;

/** Which roles a person has in the organisation in scope. */
@FunctionalInterface
public interface RoleAssignments {
    /** Empty for who does not belong to the organisation, or may not act in it now. */
    Set<RoleKey> rolesOf(UserId person);
}
