package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.GovernancePermissions;
import com.dreamineering.tenancy.access.PermissionDeniedException;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.access.Roles;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.OrganisationState;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.UnknownOrganisationException;
import com.dreamineering.tenancy.transaction.LibraryWork;
import com.dreamineering.tenancy.transaction.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.lang.invoke.MethodHandles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The way into an organisation: an offer to one address, used once, that expires.
 *
 * <p>The secret of an invitation has 256 random bits and only its hash is stored. A newer invitation for the same address
 * takes the place of the older one.
 */
public final class Invitations {

    /** How long an invitation can be accepted. */
    public static final Duration VALIDITY = Duration.ofDays(7);

    private final LibraryWork transactions;
    private final AuditTrail audit;
    private final AccessDecisions decisions;
    private final Roles roles;
    private final Memberships memberships;
    private final People people;
    private final Organisations organisations;
    private final Clock clock;

    public Invitations(
            Transactions transactions,
            AuditTrail audit,
            AccessDecisions decisions,
            Roles roles,
            Memberships memberships,
            People people,
            Organisations organisations,
            Clock clock) {
        this.transactions = LibraryWork.of(transactions, MethodHandles.lookup());
        this.audit = audit;
        this.decisions = decisions;
        this.roles = roles;
        this.memberships = memberships;
        this.people = people;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * Invites an address into the organisation in scope.
     *
     * <p>Needs {@link GovernancePermissions#INVITE_MEMBERS}; only owners invite owners, and into roles that may do more
     * than they may themselves. Throws {@link
     * AlreadyMemberException} if the address belongs to a member, {@link IllegalArgumentException} for an unknown role.
     */
    public IssuedInvitation invite(UserId by, EmailAddress email, RoleKey role) {
        OrganisationId organisation = TenantContext.required();
        decisions.require(by, GovernancePermissions.INVITE_MEMBERS);
        if (role.equals(RoleKey.OWNER) && !decisions.hasRole(by, RoleKey.OWNER)) {
            throw new PermissionDeniedException("Only an owner can invite another owner. Choose another role");
        }
        if (roles.all().stream().noneMatch(known -> known.key().equals(role))) {
            throw new IllegalArgumentException("There is no role '%s' here. Choose one of the list".formatted(role));
        }
        boolean mayAsMuch = decisions.permissionsOf(by).containsAll(decisions.permissionsOf(role));
        if (!mayAsMuch && !decisions.hasRole(by, RoleKey.OWNER)) {
            // Whoever could hand out more than they have would invite a second address of their own.
            throw new PermissionDeniedException(
                    "You cannot invite anybody as '%s', because that role may do what you may not. An owner can"
                            .formatted(role));
        }
        return issue(by, organisation, email, role, "");
    }

    /**
     * Invites an owner into an organisation by the operator's decision.
     *
     * <p>Throws {@link AlreadyMemberException} if the address belongs to a member, and {@link UnknownOrganisationException}.
     */
    public IssuedInvitation inviteOwner(BypassToken token, OrganisationId organisation, EmailAddress email) {
        token.requireWriting();
        if (organisations.find(organisation).isEmpty()) {
            throw new UnknownOrganisationException(organisation);
        }
        return issue(token.actor(), organisation, email, RoleKey.OWNER, token.reason());
    }

    private IssuedInvitation issue(
            UserId by, OrganisationId organisation, EmailAddress email, RoleKey role, String reason) {
        InvitationSecret secret = InvitationSecret.random();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Invitation invitation = new Invitation(
                UUID.randomUUID(), organisation, email, role, by, InvitationState.PENDING, now, now.plus(VALIDITY));
        return transactions.change(entities -> {
            takeTurns(entities, organisation);
            people.find(email)
                    .filter(person -> Memberships.belongs(entities, organisation, person.id()))
                    .ifPresent(person -> {
                        throw new AlreadyMemberException(email);
                    });
            entities.createQuery("update StoredInvitation i set i.state = :revoked"
                            + " where i.organisationId = :organisation and i.email = :email and i.state = :pending")
                    .setParameter("revoked", InvitationState.REVOKED)
                    .setParameter("organisation", organisation.value())
                    .setParameter("email", email.value())
                    .setParameter("pending", InvitationState.PENDING)
                    .executeUpdate();
            entities.persist(new StoredInvitation(invitation, secret.hash()));
            audit.record(AuditEvent.by(by, "member.invited", email.value())
                    .in(organisation)
                    .because(reason)
                    .with("as " + role));
            return new IssuedInvitation(invitation, secret.value());
        });
    }

    /** Two who invite the same address at once see no row of each other; a role that each organisation has stands between. */
    private static void takeTurns(EntityManager entities, OrganisationId organisation) {
        entities.createQuery("select r from StoredRole r where r.organisationId = :organisation and r.roleKey = :owner")
                .setParameter("organisation", organisation.value())
                .setParameter("owner", RoleKey.OWNER.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The invitations to the organisation in scope that can still be accepted, oldest first. */
    public List<Invitation> open() {
        TenantContext.required();
        return transactions.join(entities -> OpenInvitations.of(entities, TenantContext.required(), clock.instant()));
    }

    /** The invitations to an organisation that can still be accepted, oldest first. */
    public List<Invitation> open(BypassToken token, OrganisationId organisation) {
        token.requireLive();
        return transactions.join(entities -> OpenInvitations.of(entities, organisation, clock.instant()));
    }

    /**
     * The open invitation that this secret belongs to, of an organisation that is open.
     *
     * <p>Empty for one that was used, taken back, has expired or never was: nobody can tell these apart.
     */
    public Optional<Invitation> find(String secret) {
        InvitationSecret known = new InvitationSecret(secret);
        return organisationOf(known)
                .flatMap(organisation -> TenantContext.call(
                        organisation.id(),
                        () -> transactions.join(entities -> OpenInvitations.find(entities, known, clock.instant()))));
    }

    private Optional<Organisation> organisationOf(InvitationSecret secret) {
        return transactions
                .join(entities -> OpenInvitations.organisationOf(entities, secret))
                .flatMap(organisations::find)
                .filter(organisation -> organisation.state() == OrganisationState.ACTIVE);
    }

    /**
     * Makes the person a member, once: of two acceptances at the same moment one throws.
     *
     * <p>Throws {@link InvitationClosedException} when it is not open, its role is gone, or the person's address is not the
     * invited one. Call it outside a transaction: it opens the organisation's scope.
     */
    public Organisation accept(String secret, Person person) {
        InvitationSecret known = new InvitationSecret(secret);
        Organisation organisation = organisationOf(known).orElseThrow(InvitationClosedException::new);
        TenantContext.run(
                organisation.id(),
                () -> transactions.<Object>change(entities -> {
                    Invitation invitation = OpenInvitations.find(entities, known, clock.instant())
                            .filter(open -> open.email().equals(person.email()))
                            .filter(open -> roles.all().stream()
                                    .anyMatch(role -> role.key().equals(open.role())))
                            .orElseThrow(InvitationClosedException::new);
                    int claimed = entities.createQuery("update StoredInvitation i set i.state = :accepted"
                                    + " where i.id = :id and i.state = :pending")
                            .setParameter("accepted", InvitationState.ACCEPTED)
                            .setParameter("pending", InvitationState.PENDING)
                            .setParameter("id", invitation.id())
                            .executeUpdate();
                    if (claimed == 0) {
                        throw new InvitationClosedException();
                    }
                    memberships.join(entities, person, invitation.role());
                    return invitation;
                }));
        return organisation;
    }
}
