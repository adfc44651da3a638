package com.dreamineering.portal.roles;

import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.access.PermissionMatrix;
import com.dreamineering.tenancy.access.ResourceType;
import com.dreamineering.tenancy.access.Role;
import com.dreamineering.tenancy.access.Roles;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The matrix as the page shows it: a group of cells for each role, one cell for each action that any type has. */
record MatrixView(List<Column> roles, List<String> actions, List<Row> rows) {

    private static final Duration NEW = Duration.ofMinutes(10);
    private static final Duration SETUP = Duration.ofMinutes(1);

    /** A role. */
    record Column(String key, String name, boolean builtIn) {}

    /** A resource type with the cells of all roles, in the order of the columns. */
    record Row(String code, String name, String description, boolean isNew, List<Cell> cells) {}

    /**
     * A role's action on a resource type.
     *
     * @param exists whether the type has the action; the cell is empty otherwise
     * @param changeable whether the person who looks may change it
     */
    record Cell(String role, String roleName, String action, boolean exists, boolean granted, boolean changeable) {}

    static MatrixView of(PermissionMatrix matrix, Predicate<Permission> mayGrant, Instant now) {
        Set<String> actions = new LinkedHashSet<>(List.of("read", "create", "update", "delete"));
        matrix.resourceTypes().forEach(type -> actions.addAll(type.actions().names()));
        List<Column> columns = matrix.roles().stream()
                .map(role -> new Column(role.key().value(), role.name(), role.builtIn()))
                .toList();
        Instant old = old(matrix.resourceTypes(), now);
        List<Row> rows = matrix.resourceTypes().stream()
                .map(type -> new Row(
                        type.code().value(),
                        type.name(),
                        type.description(),
                        type.createdAt().isAfter(old),
                        cells(matrix, type, actions, mayGrant)))
                .toList();
        return new MatrixView(columns, List.copyOf(actions), rows);
    }

    /** What is older than this is not new, and neither is what an installation began with. */
    private static Instant old(List<ResourceType> types, Instant now) {
        Instant aWhileAgo = now.minus(NEW);
        return types.stream()
                .map(type -> type.createdAt().plus(SETUP))
                .min(Comparator.naturalOrder())
                .filter(aWhileAgo::isBefore)
                .orElse(aWhileAgo);
    }

    private static List<Cell> cells(
            PermissionMatrix matrix, ResourceType type, Set<String> actions, Predicate<Permission> mayGrant) {
        return matrix.roles().stream()
                .flatMap(role -> actions.stream().map(action -> cell(matrix, role, type, action, mayGrant)))
                .toList();
    }

    private static Cell cell(
            PermissionMatrix matrix, Role role, ResourceType type, String action, Predicate<Permission> mayGrant) {
        Permission permission = new Permission(type.code(), action);
        boolean exists = type.actions().contains(action);
        boolean granted = exists && matrix.granted(role.key(), permission);
        boolean locked = granted && Roles.isLocked(role.key(), permission);
        return new Cell(
                role.key().value(),
                role.name(),
                action,
                exists,
                granted,
                exists && !locked && mayGrant.test(permission));
    }
}
