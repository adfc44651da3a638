package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.PlainText;
import com.dreamineering.tenancy.TenancyEvents;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.transaction.LibraryWork;
import com.dreamineering.tenancy.transaction.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.lang.invoke.MethodHandles;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The roles of the organisation in scope and what they are granted.
 *
 * <p>Who changes something needs {@link GovernancePermissions#MANAGE_ROLES}. Nobody grants what they lack, except owners,
 * who may grant anything: a new resource type is granted to nobody, and somebody has to begin.
 */
public final class Roles {

    private static final List<Role> BUILT_IN = List.of(
            new Role(RoleKey.OWNER, "Owner", true),
            new Role(RoleKey.ADMIN, "Admin", true),
            new Role(RoleKey.MEMBER, "Member", true));

    private final LibraryWork transactions;
    private final AuditTrail audit;
    private final TenancyEvents events;
    private final ResourceTypes resourceTypes;
    private final AccessDecisions decisions;
    private final DefaultGrants defaults;
    private final Clock clock;

    public Roles(
            Transactions transactions,
            AuditTrail audit,
            TenancyEvents events,
            ResourceTypes resourceTypes,
            AccessDecisions decisions,
            DefaultGrants defaults,
            Clock clock) {
        this.transactions = LibraryWork.of(transactions, MethodHandles.lookup());
        this.audit = audit;
        this.events = events;
        this.resourceTypes = resourceTypes;
        this.decisions = decisions;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** The roles, the built-in ones first. */
    public List<Role> all() {
        TenantContext.required();
        return transactions.join(entities -> entities.createQuery(
                        "select r from StoredRole r order by r.position, r.roleKey", StoredRole.class)
                .getResultStream()
                .map(StoredRole::toRole)
                .toList());
    }

    /** Every role against every resource type. */
    public PermissionMatrix matrix() {
        TenantContext.required();
        return transactions.join(entities -> {
            Set<Grant> granted = new HashSet<>();
            entities.createQuery("select g from StoredGrant g", StoredGrant.class)
                    .getResultStream()
                    .map(StoredGrant::toGrant)
                    .forEach(granted::add);
            return new PermissionMatrix(all(), resourceTypes.all(), granted);
        });
    }

    /**
     * Adds a role that is granted nothing yet; its key is made from the name.
     *
     * <p>Throws {@link IllegalArgumentException} for a name that is no plain text, gives no key, or whose key is taken.
     */
    public Role create(UserId by, String name) {
        OrganisationId organisation = TenantContext.required();
        decisions.require(by, GovernancePermissions.MANAGE_ROLES);
        problem(name).ifPresent(Roles::refuse);
        Role role = new Role(keyOf(name).orElseThrow(), PlainText.clean(name), false);
        try {
            return transactions.change(entities -> {
                entities.persist(new StoredRole(role, BUILT_IN.size()));
                entities.flush();
                audit.record(AuditEvent.by(by, "role.created", role.name())
                        .in(organisation)
                        .with("key " + role.key()));
                changed(organisation);
                return role;
            });
        } catch (PersistenceException e) {
            // Somebody else may have been faster with the same name; then the answer is the usual one.
            transactions.separate(entities -> problem(name)).ifPresent(Roles::refuse);
            throw e;
        }
    }

    private static void refuse(String problem) {
        throw new IllegalArgumentException(problem);
    }

    /** What is wrong with the name of a new role, in a sentence; empty if nothing is. */
    public Optional<String> problem(String name) {
        String cleaned = PlainText.clean(name);
        Optional<String> problem = PlainText.problem("A name", cleaned, Role.LONGEST_NAME);
        if (problem.isPresent()) {
            return problem;
        }
        Optional<RoleKey> key = keyOf(cleaned);
        if (key.isEmpty()) {
            return Optional.of("The name '%s' needs a letter from a to z to begin with".formatted(cleaned));
        }
        return all().stream()
                .filter(role -> role.key().equals(key.get()))
                .map(role -> "The role '%s' has that name already. Choose another one".formatted(role.name()))
                .findFirst();
    }

    private static Optional<RoleKey> keyOf(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+", "");
        String cut =
                plain.substring(0, Math.min(plain.length(), RoleKey.LONGEST)).replaceAll("-+$", "");
        return cut.isEmpty() ? Optional.empty() : Optional.of(new RoleKey(cut));
    }

    /** Grants the permission to the role; does nothing if it has it. */
    public void grant(UserId by, RoleKey role, Permission permission) {
        OrganisationId organisation = requireMayChange(by, role, permission);
        transactions.<@Nullable Void>change(entities -> {
            lockRole(entities, role);
            if (find(entities, role, permission).isEmpty()) {
                entities.persist(new StoredGrant(new Grant(role, permission), by, clock.instant()));
                record(by, "permission.granted", organisation, role, permission);
            }
            return null;
        });
    }

    /** Takes the permission from the role; does nothing if it lacks it. */
    public void revoke(UserId by, RoleKey role, Permission permission) {
        OrganisationId organisation = requireMayChange(by, role, permission);
        if (isLocked(role, permission)) {
            throw new PermissionDeniedException(
                    "Owners keep %s, so that an organisation can always be managed. Take the role from the person instead"
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

    /** Whether the grant cannot be taken away from the role. */
    public static boolean isLocked(RoleKey role, Permission permission) {
        return role.equals(RoleKey.OWNER) && GovernancePermissions.ALL.contains(permission);
    }

    /** Whether the person may grant the permission: they have it, or are owner. */
    public boolean mayGrant(UserId person, Permission permission) {
        return decisions.allows(person, GovernancePermissions.MANAGE_ROLES)
                && (decisions.allows(person, permission) || decisions.hasRole(person, RoleKey.OWNER));
    }

    private OrganisationId requireMayChange(UserId by, RoleKey role, Permission permission) {
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
        if (all().stream().noneMatch(candidate -> candidate.key().equals(role))) {
            throw new IllegalArgumentException(
                    "There is no role '%s' here. The matrix shows all there are".formatted(role));
        }
        return organisation;
    }

    /** Two people who toggle the same cell at once take turns, so that a grant is neither doubled nor an error. */
    private static void lockRole(EntityManager entities, RoleKey role) {
        entities.createQuery("select r from StoredRole r where r.roleKey = :role", StoredRole.class)
                .setParameter("role", role.value())
                .setLockMode(jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
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
        changed(organisation);
    }

    private void changed(OrganisationId organisation) {
        decisions.forget(organisation); // so that the rest of this transaction decides by the change
        transactions.afterCommit(() -> {
            decisions.forget(organisation);
            events.publish(new GrantsChanged(organisation));
        });
    }

    /** Gives a new organisation its built-in roles and their default grants. */
    public void provision(BypassToken token, OrganisationId organisation) {
        token.requireWriting();
        Instant now = clock.instant();
        transactions.<@Nullable Void>change(entities -> {
            for (int position = 0; position < BUILT_IN.size(); position++) {
                Role role = BUILT_IN.get(position);
                entities.persist(new StoredRole(organisation, role, position));
                entities.flush();
                Set<Permission> permissions = new HashSet<>(defaults.of(role.key()));
                if (role.key().equals(RoleKey.OWNER)) {
                    permissions.addAll(GovernancePermissions.ALL);
                }
                permissions.forEach(permission -> entities.persist(
                        new StoredGrant(organisation, new Grant(role.key(), permission), token.actor(), now)));
            }
            return null;
        });
    }
}
