package com.dreamineering.tenancy.access;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the built-in roles of a new organisation may do.
 *
 * <p>The owner's permissions to manage members and roles are always among them, whatever the host says.
 */
public record DefaultGrants(Map<RoleKey, Set<Permission>> byRole) {

    public DefaultGrants {
        Map<RoleKey, Set<Permission>> copy = new LinkedHashMap<>();
        byRole.forEach((role, permissions) -> copy.put(role, Set.copyOf(permissions)));
        byRole = Collections.unmodifiableMap(copy);
    }

    /** Owners manage members and roles, admins manage members, members see both. */
    public static DefaultGrants shipped() {
        return new DefaultGrants(Map.of(
                RoleKey.OWNER,
                GovernancePermissions.ALL,
                RoleKey.ADMIN,
                Set.of(
                        GovernancePermissions.READ_MEMBERS,
                        GovernancePermissions.INVITE_MEMBERS,
                        GovernancePermissions.READ_ROLES),
                RoleKey.MEMBER,
                Set.of(GovernancePermissions.READ_MEMBERS, GovernancePermissions.READ_ROLES)));
    }

    /** These and more for one role. */
    public DefaultGrants and(RoleKey role, Set<Permission> more) {
        Map<RoleKey, Set<Permission>> all = new LinkedHashMap<>(byRole);
        all.merge(role, more, (these, others) -> {
            Set<Permission> both = new HashSet<>(these);
            both.addAll(others);
            return both;
        });
        return new DefaultGrants(all);
    }

    /** What the role gets; empty for one that gets nothing. */
    public Set<Permission> of(RoleKey role) {
        return byRole.getOrDefault(role, Set.of());
    }
}
