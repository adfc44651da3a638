package com.dreamineering.portal.roles;

/** What was typed to add a role. */
record RoleForm(String name) {
    RoleForm {
        name = name == null ? "" : name;
    }
}
