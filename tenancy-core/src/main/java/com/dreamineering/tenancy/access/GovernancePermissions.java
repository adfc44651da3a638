package com.dreamineering.tenancy.access;

import java.util.Set;

/** The permissions that the library itself asks for; their resource types come with its migrations. */
public final class GovernancePermissions {

    /** To see who belongs to the organisation. */
    public static final Permission READ_MEMBERS = Permission.of("members", "read");

    /** To invite people. */
    public static final Permission INVITE_MEMBERS = Permission.of("members", "create");

    /** To change members' roles. */
    public static final Permission UPDATE_MEMBERS = Permission.of("members", "update");

    /** To remove members. */
    public static final Permission REMOVE_MEMBERS = Permission.of("members", "delete");

    /** To see the permission matrix. */
    public static final Permission READ_ROLES = Permission.of("roles", "read");

    /** To add roles and to grant and take away permissions. */
    public static final Permission MANAGE_ROLES = Permission.of("roles", "update");

    /** All of them. */
    public static final Set<Permission> ALL =
            Set.of(READ_MEMBERS, INVITE_MEMBERS, UPDATE_MEMBERS, REMOVE_MEMBERS, READ_ROLES, MANAGE_ROLES);

    private GovernancePermissions() {}
}
