package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.TenancyEvents;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.RoleAssignments;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.organisation.OrganisationState;
import com.dreamineering.tenancy.organisation.Slug;
import com.dreamineering.tenancy.transaction.LibraryWork;
import com.dreamineering.tenancy.transaction.Transactions;
import jakarta.persistence.EntityManager;
import java.lang.invoke.MethodHandles;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who belongs to which organisation, with which roles. */
public final class Memberships implements RoleAssignments {

    private final LibraryWork transactions;
    private final AuditTrail audit;
    private final TenancyEvents events;
    private final People people;
    private final Clock clock;

    public Memberships(Transactions transactions, AuditTrail audit, TenancyEvents events, People people, Clock clock) {
        this.transactions = LibraryWork.of(transactions, MethodHandles.lookup());
        this.audit = audit;
        this.events = events;
        this.people = people;
        this.clock = clock;
    }

    /**
     * The organisations that a person belongs to, by name, suspended ones included.
     *
     * <p>Reads across organisations, and only ever the rows of this one person: no bypass is needed to see where one
     * belongs oneself. Call it for the person who asks.
     */
    public List<OwnOrganisation> of(UserId person) {
        return transactions.join(entities -> OwnOrganisations.of(entities, person));
    }

    /** The organisations that the person can enter now. */
    public List<OwnOrganisation> usable(UserId person) {
        return of(person).stream().filter(OwnOrganisation::usable).toList();
    }

    /** The organisation with this slug, if the person can enter it now; read from the database each time. */
    public Optional<OwnOrganisation> usable(UserId person, String slug) {
        if (Slug.problem(slug).isPresent()) {
            return Optional.empty(); // and a path with a zero byte in it does not reach PostgreSQL, which refuses those
        }
        return transactions
                .join(entities -> OwnOrganisations.of(entities, person, slug))
                .filter(OwnOrganisation::usable);
    }

    @Override
    public Set<RoleKey> rolesOf(UserId person) {
        TenantContext.required();
        return transactions.join(entities -> entities.createQuery(
                        "select r.roleKey from StoredMembership m, StoredMembershipRole r, StoredOrganisation o"
                                + " where r.membershipId = m.id and o.id = m.organisationId"
                                + " and m.personId = :person and m.state = :active and o.state = :open",
                        String.class)
                .setParameter("person", person.value())
                .setParameter("active", MembershipState.ACTIVE)
                .setParameter("open", OrganisationState.ACTIVE)
                .getResultStream()
                .map(RoleKey::new)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The members of the organisation in scope, by the time they joined. */
    public List<Member> members() {
        TenantContext.required();
        return transactions.join(entities -> {
            List<StoredMembership> stored = entities.createQuery(
                            "select m from StoredMembership m order by m.createdAt, m.id", StoredMembership.class)
                    .getResultList();
            Map<UUID, TreeSet<RoleKey>> roles = new HashMap<>();
            entities.createQuery("select r from StoredMembershipRole r", StoredMembershipRole.class)
                    .getResultStream()
                    .forEach(role -> roles.computeIfAbsent(role.membershipId(), id -> new TreeSet<>())
                            .add(role.role()));
            Map<UserId, Person> known =
                    people.find(stored.stream().map(StoredMembership::person).toList());
            return stored.stream()
                    .flatMap(membership -> Optional.ofNullable(known.get(membership.person())).stream()
                            .map(person -> new Member(
                                    person,
                                    roles.getOrDefault(membership.id(), new TreeSet<>()),
                                    membership.state(),
                                    membership.createdAt())))
                    .toList();
        });
    }

    /** How many members each of these organisations has; organisations without any are left out. */
    public Map<OrganisationId, Long> count(BypassToken token, Collection<OrganisationId> organisations) {
        token.requireLive();
        if (organisations.isEmpty()) {
            return Map.of();
        }
        return transactions.join(entities -> entities.createQuery(
                        "select m.organisationId, count(m) from StoredMembership m"
                                + " where m.organisationId in :ids group by m.organisationId",
                        Object[].class)
                .setParameter(
                        "ids", organisations.stream().map(OrganisationId::value).toList())
                .getResultStream()
                .collect(Collectors.toMap(row -> new OrganisationId((UUID) row[0]), row -> (Long) row[1])));
    }

    /**
     * Makes somebody a member of an organisation by the operator's decision, as demo data and imports do.
     *
     * <p>People join by invitation otherwise. Throws {@link AlreadyMemberException} if they belong to it, and {@link
     * IllegalArgumentException} for a role that the organisation does not have and a person who is not registered.
     */
    public void add(BypassToken token, OrganisationId organisation, Person person, RoleKey role) {
        token.requireWriting();
        transactions.<@Nullable Void>change(entities -> {
            if (belongs(entities, organisation, person.id())) {
                throw new AlreadyMemberException(person.email());
            }
            requireRole(entities, organisation, role);
            requireRegistered(person);
            StoredMembership membership = new StoredMembership(organisation, person.id(), clock.instant());
            entities.persist(membership);
            entities.flush();
            entities.persist(new StoredMembershipRole(organisation, membership, role));
            joined(token.actor(), organisation, person, role);
            return null;
        });
    }

    private static void requireRole(EntityManager entities, OrganisationId organisation, RoleKey role) {
        boolean known = !entities.createQuery(
                        "select r.id from StoredRole r where r.organisationId = :organisation and r.roleKey = :role",
                        UUID.class)
                .setParameter("organisation", organisation.value())
                .setParameter("role", role.value())
                .getResultList()
                .isEmpty();
        if (!known) {
            throw new IllegalArgumentException(
                    "There is no role '%s' in organisation %s. Each organisation has owner, admin and member"
                            .formatted(role, organisation));
        }
    }

    private void requireRegistered(Person person) {
        if (people.find(person.id()).isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no person %s. Register them with People first".formatted(person.id()));
        }
    }

    /** Makes somebody who accepted an invitation a member of the organisation in scope; nothing if they belong to it. */
    void join(EntityManager entities, Person person, RoleKey role) {
        OrganisationId organisation = TenantContext.required();
        if (belongs(entities, organisation, person.id())) {
            return;
        }
        StoredMembership membership = new StoredMembership(person.id(), clock.instant());
        entities.persist(membership);
        entities.flush();
        entities.persist(new StoredMembershipRole(membership, role));
        joined(person.id(), organisation, person, role);
    }

    static boolean belongs(EntityManager entities, OrganisationId organisation, UserId person) {
        return !entities.createQuery(
                        "select m.id from StoredMembership m"
                                + " where m.organisationId = :organisation and m.personId = :person",
                        UUID.class)
                .setParameter("organisation", organisation.value())
                .setParameter("person", person.value())
                .getResultList()
                .isEmpty();
    }

    private void joined(UserId by, OrganisationId organisation, Person person, RoleKey role) {
        audit.record(AuditEvent.by(by, "member.joined", person.email().value())
                .in(organisation)
                .with("as " + role));
        transactions.afterCommit(() -> events.publish(new MemberJoined(organisation, person.id())));
    }
}
