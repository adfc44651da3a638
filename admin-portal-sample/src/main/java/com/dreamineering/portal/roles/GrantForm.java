package com.dreamineering.portal.roles;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.tenancy.access.PermissionMatrix;

/** A cell of the matrix and what it should become. */
record GrantForm(String role, String resource, String action, String granted) {

    GrantForm {
        role = role == null ? "" : role;
        resource = resource == null ? "" : resource;
        action = action == null ? "" : action;
        granted = granted == null ? "" : granted;
    }

    boolean isGranting() {
        return granted.equals("true");
    }

    FormErrors check(PermissionMatrix matrix) {
        FormErrors errors = new FormErrors();
        if (!granted.equals("true") && !granted.equals("false")) {
            errors.add("granted", "'granted' is true or false, and this is '%s'".formatted(granted));
        }
        if (matrix.roles().stream().noneMatch(known -> known.key().value().equals(role))) {
            errors.add("role", "There is no role '%s' here".formatted(role));
        }
        boolean exists = matrix.resourceTypes().stream()
                .anyMatch(type ->
                        type.code().value().equals(resource) && type.actions().contains(action));
        if (!exists) {
            errors.add("resource", "There is no action '%s' on '%s'".formatted(action, resource));
        }
        return errors;
    }
}
