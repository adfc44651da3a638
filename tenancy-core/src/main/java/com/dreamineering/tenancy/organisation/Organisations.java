package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.PlainText;
import com.dreamineering.tenancy.TenancyEvents;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.audit.Reason;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.organisation.OrganisationEvent.OrganisationRenamed;
import com.dreamineering.tenancy.organisation.OrganisationEvent.OrganisationStateChanged;
import com.dreamineering.tenancy.transaction.LibraryWork;
import com.dreamineering.tenancy.transaction.Transactions;
import jakarta.persistence.EntityManager;
import java.lang.invoke.MethodHandles;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The organisations of this installation.
 *
 * <p>What looks across them or changes one takes the token of a bypass; finding a single one by its slug or id does not,
 * and says nothing about who may enter it. Each change stands in the audit trail or does not happen.
 */
public final class Organisations {

    private final LibraryWork transactions;
    private final AuditTrail audit;
    private final TenancyEvents events;
    private final Founding founding;

    public Organisations(
            Transactions transactions,
            AuditTrail audit,
            TenancyEvents events,
            ReservedSlugs reserved,
            List<OrganisationProvisioner> provisioners,
            Clock clock) {
        this.transactions = LibraryWork.of(transactions, MethodHandles.lookup());
        this.audit = audit;
        this.events = events;
        this.founding = new Founding(this.transactions, audit, events, reserved, List.copyOf(provisioners), clock);
    }

    /**
     * Creates an organisation that is open and has no member, whoever creates it.
     *
     * <p>Throws {@link SlugTakenException} when the slug is taken, also a moment ago, or reserved. Given a submission that
     * was used before, answers the organisation that it created then, and throws {@link SubmissionUsedException} if that
     * one has another name or slug.
     */
    public Organisation create(BypassToken token, NewOrganisation created) {
        token.requireWriting();
        return founding.found(token, created, false);
    }

    /** Creates the platform's own organisation, or answers the one there is. */
    public Organisation establishPlatform(BypassToken token, NewOrganisation created) {
        token.requireWriting();
        return findBy("platform", true).orElseGet(() -> founding.found(token, created, true));
    }

    /** The organisation with this slug, in whatever state it is. */
    public Optional<Organisation> find(Slug slug) {
        return findBy("slug", slug.value());
    }

    /** The organisation with this id, in whatever state it is. */
    public Optional<Organisation> find(OrganisationId id) {
        return findBy("id", id.value());
    }

    private Optional<Organisation> findBy(String attribute, Object value) {
        return transactions.join(entities -> StoredOrganisation.find(entities, attribute, value));
    }

    /** One page of all organisations that the query asks for. */
    public OrganisationPage page(BypassToken token, OrganisationQuery query) {
        token.requireLive();
        return transactions.join(entities -> new OrganisationListing(entities, query).page());
    }

    /** Gives it another name; the slug stays. */
    public Organisation rename(BypassToken token, OrganisationId id, String name) {
        token.requireWriting();
        String cleaned = PlainText.clean(name);
        PlainText.problem("A name", cleaned, Organisation.LONGEST_NAME).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return transactions.change(entities -> {
            StoredOrganisation stored = required(entities, id);
            Organisation before = stored.toOrganisation();
            if (before.name().equals(cleaned)) {
                return before;
            }
            stored.rename(cleaned);
            entities.flush();
            audit.record(AuditEvent.by(token.actor(), "organisation.renamed", before.described())
                    .in(id)
                    .because(token.reason())
                    .with("from '%s' to '%s'".formatted(before.name(), cleaned)));
            transactions.afterCommit(() -> events.publish(new OrganisationRenamed(id, before.name(), cleaned)));
            return stored.toOrganisation();
        });
    }

    /** Closes it to its members; throws {@link TransitionRefusedException} unless it is open and not the platform's own. */
    public Organisation suspend(BypassToken token, OrganisationId id, String reason) {
        return change(token, id, OrganisationTransition.SUSPEND, reason);
    }

    /** Opens it again; throws {@link TransitionRefusedException} unless it is suspended. */
    public Organisation reactivate(BypassToken token, OrganisationId id, String reason) {
        return change(token, id, OrganisationTransition.REACTIVATE, reason);
    }

    /**
     * Takes the step; throws {@link TransitionRefusedException} when its state does not allow it, or when it is the
     * platform's own, and {@link IllegalArgumentException} for what is no reason.
     */
    public Organisation change(BypassToken token, OrganisationId id, OrganisationTransition transition, String why) {
        token.requireWriting();
        String reason = Reason.checked(why);
        return transactions.change(entities -> {
            StoredOrganisation stored = required(entities, id);
            entities.detach(stored); // the update below goes past it
            Organisation before = stored.toOrganisation();
            transition.requireOpenTo(before);
            if (!compareAndSet(entities, id, before.state(), transition.to())) {
                throw new TransitionRefusedException(
                        before.slug(), required(entities, id).toOrganisation().state(), transition.to());
            }
            audit.record(AuditEvent.by(token.actor(), transition.action(), before.described())
                    .in(id)
                    .because(reason)
                    .with("from %s to %s".formatted(before.state(), transition.to())));
            transactions.afterCommit(
                    () -> events.publish(new OrganisationStateChanged(id, before.state(), transition.to())));
            return new Organisation(
                    id, before.slug(), before.name(), transition.to(), before.platform(), before.createdAt());
        });
    }

    /** One statement, so that of two concurrent changes exactly one happens. */
    private static boolean compareAndSet(
            EntityManager entities, OrganisationId id, OrganisationState from, OrganisationState to) {
        return entities.createQuery("update versioned StoredOrganisation o set o.state = :to"
                                + " where o.id = :id and o.state = :from and o.platform = false")
                        .setParameter("to", to)
                        .setParameter("from", from)
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    private static StoredOrganisation required(EntityManager entities, OrganisationId id) {
        StoredOrganisation stored = entities.find(StoredOrganisation.class, id.value());
        if (stored == null) {
            throw new UnknownOrganisationException(id);
        }
        return stored;
    }
}
