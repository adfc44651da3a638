package com.dreamineering.tenancy.access;

import java.util.List;
import java.util.Set;

/** Which role of one organisation may do what: every role against every action of every resource type. */
public record PermissionMatrix(List<Role> roles, List<ResourceType> resourceTypes, Set<Grant> grants) {

    public PermissionMatrix {
        roles = List.copyOf(roles);
        resourceTypes = List.copyOf(resourceTypes);
        grants = Set.copyOf(grants);
    }

    /** Whether the role has the permission. */
    public boolean granted(RoleKey role, Permission permission) {
        return grants.contains(new Grant(role, permission));
    }
}
