package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.transaction.LibraryWork;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives permissions to roles and takes them, for whoever may. */
final class GrantChanges {

    private final LibraryWork transactions;
    private final AuditTrail audit;
    private final ResourceTypes resourceTypes;
    private final AccessDecisions decisions;
    private final Announcement announcement;
    private final Clock clock;

    GrantChanges(
            LibraryWork transactions,
            AuditTrail audit,
            ResourceTypes resourceTypes,
            AccessDecisions decisions,
            Announcement announcement,
            Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.resourceTypes = resourceTypes;
        this.decisions = decisions;
        this.announcement = announcement;
        this.clock = clock;
    }

    /** Tells everybody who has to know that what roles may do has changed in an organisation. */
    @FunctionalInterface
    interface Announcement {
        void changed(OrganisationId organisation);
    }

    void grant(UserId by, RoleKey role, Permission permission) {
        OrganisationId organisation = requireMayChange(by, permission);
        transactions.<@Nullable Void>change(entities -> {
            lockRole(entities, role);
            if (find(entities, role, permission).isEmpty()) {
                entities.persist(new StoredGrant(new Grant(role, permission), by, clock.instant()));
                record(by, "permission.granted", organisation, role, permission);
            }
            return null;
        });
    }

    void revoke(UserId by, RoleKey role, Permission permission) {
        OrganisationId organisation = requireMayChange(by, permission);
        if (Roles.isLocked(role, permission)) {
            throw new PermissionDeniedException(
                    "Owners keep %s, so that an organisation can always be managed. Change another permission"
                            .formatted(permission));
        }
        transactions.<@Nullable Void>change(entities -> {
            lockRole(entities, role);
            find(entities, role, permission).ifPresent(grant -> {
                entities.remove(grant);
                record(by, "permission.revoked", organisation, role, permission);
            });
            return null;
        });
    }

    boolean mayGrant(UserId person, Permission permission) {
        return decisions.allows(person, GovernancePermissions.MANAGE_ROLES)
                && (decisions.allows(person, permission) || decisions.hasRole(person, RoleKey.OWNER));
    }

    private OrganisationId requireMayChange(UserId by, Permission permission) {
        OrganisationId organisation = TenantContext.required();
        decisions.require(by, GovernancePermissions.MANAGE_ROLES);
        if (!mayGrant(by, permission)) {
            throw new PermissionDeniedException(
                    "You cannot give or take %s, because you do not have it yourself. An owner can"
                            .formatted(permission));
        }
        boolean exists = resourceTypes
                .find(permission.resource().value())
                .filter(type -> type.actions().contains(permission.action()))
                .isPresent();
        if (!exists) {
            throw new IllegalArgumentException(
                    "There is no permission %s. The matrix shows all there are".formatted(permission));
        }
        return organisation;
    }

    /** Two people who toggle the same cell at once take turns, so that a grant is neither doubled nor an error. */
    private static void lockRole(EntityManager entities, RoleKey role) {
        boolean missing = entities.createQuery("select r from StoredRole r where r.roleKey = :role", StoredRole.class)
                .setParameter("role", role.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .isEmpty();
        if (missing) {
            throw new IllegalArgumentException(
                    "There is no role '%s' here. The matrix shows all there are".formatted(role));
        }
    }

    private static Optional<StoredGrant> find(EntityManager entities, RoleKey role, Permission permission) {
        return entities.createQuery(
                        "select g from StoredGrant g where g.roleKey = :role and g.resourceCode = :resource"
                                + " and g.action = :action",
                        StoredGrant.class)
                .setParameter("role", role.value())
                .setParameter("resource", permission.resource().value())
                .setParameter("action", permission.action())
                .getResultStream()
                .findFirst();
    }

    private void record(UserId by, String action, OrganisationId organisation, RoleKey role, Permission permission) {
        audit.record(AuditEvent.by(by, action, "%s to %s".formatted(permission, role))
                .in(organisation));
        announcement.changed(organisation);
    }
}
