package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.transaction.LibraryWork;
import com.dreamineering.tenancy.transaction.Transactions;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.invoke.MethodHandles;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides what a person may do in the organisation in scope.
 *
 * <p>Denied unless granted; the roles of a person add up. A change decides with the next call on the node that made it,
 * and within {@link ResourceTypes#STALENESS} on others. Throws {@code MissingScopeException} without an organisation.
 */
public final class AccessDecisions {

    private static final int REMEMBERED_ORGANISATIONS = 10_000;

    private final LibraryWork transactions;
    private final ResourceTypes resourceTypes;
    private final RoleAssignments assignments;
    private final Cache<OrganisationId, Set<Grant>> grants = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_ORGANISATIONS)
            .expireAfterWrite(ResourceTypes.STALENESS)
            .build();

    public AccessDecisions(Transactions transactions, ResourceTypes resourceTypes, RoleAssignments assignments) {
        this.transactions = LibraryWork.of(transactions, MethodHandles.lookup());
        this.resourceTypes = resourceTypes;
        this.assignments = assignments;
    }

    /** Whether the person may; no for who does not belong, and for a resource type or action that does not exist. */
    public boolean allows(UserId person, Permission permission) {
        return permissionsOf(person).contains(permission);
    }

    /** Throws {@link PermissionDeniedException} unless {@link #allows}. */
    public void require(UserId person, Permission permission) {
        if (!allows(person, permission)) {
            throw new PermissionDeniedException(
                    "This needs the permission %s. Someone who manages roles in this organisation can grant it"
                            .formatted(permission));
        }
    }

    /** Everything the person may do. */
    public Set<Permission> permissionsOf(UserId person) {
        OrganisationId organisation = TenantContext.required();
        Set<RoleKey> roles = assignments.rolesOf(person);
        return roles.isEmpty() ? Set.of() : permissionsOf(organisation, roles);
    }

    /** Everything that whoever has the role may do; empty for a role that does not exist. */
    public Set<Permission> permissionsOf(RoleKey role) {
        return permissionsOf(TenantContext.required(), Set.of(role));
    }

    private Set<Permission> permissionsOf(OrganisationId organisation, Set<RoleKey> roles) {
        Set<Permission> permissions = new HashSet<>();
        for (Grant grant : grantsOf(organisation)) {
            if (roles.contains(grant.role()) && exists(grant.permission())) {
                permissions.add(grant.permission());
            }
        }
        return permissions;
    }

    /** Whether the person has the role. */
    public boolean hasRole(UserId person, RoleKey role) {
        TenantContext.required();
        return assignments.rolesOf(person).contains(role);
    }

    private boolean exists(Permission permission) {
        return resourceTypes
                .find(permission.resource().value())
                .filter(type -> type.actions().contains(permission.action()))
                .isPresent();
    }

    private Set<Grant> grantsOf(OrganisationId organisation) {
        Set<Grant> cached = grants.getIfPresent(organisation);
        if (cached != null) {
            return cached;
        }
        // Inside a transaction the read may see what is not committed yet: use it, and leave the cache alone.
        return transactions.isActive() ? read() : grants.get(organisation, key -> read());
    }

    private Set<Grant> read() {
        return transactions.join(entities -> entities.createQuery("select g from StoredGrant g", StoredGrant.class)
                .getResultStream()
                .map(StoredGrant::toGrant)
                .collect(Collectors.toUnmodifiableSet()));
    }

    void forget(OrganisationId organisation) {
        grants.invalidate(organisation);
    }
}
