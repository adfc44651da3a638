package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.TenancyEvents;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.organisation.OrganisationEvent.OrganisationCreated;
import com.dreamineering.tenancy.transaction.LibraryWork;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Creates each organisation once, whoever else asks for it at the same moment. */
record Founding(
        LibraryWork transactions,
        AuditTrail audit,
        TenancyEvents events,
        ReservedSlugs reserved,
        List<OrganisationProvisioner> provisioners,
        Clock clock) {

    /** Creates it, or answers the one that was created by the same form or is the platform's already. */
    Organisation found(BypassToken token, NewOrganisation created, boolean platform) {
        Optional<Organisation> submitted = bySubmission(created);
        if (submitted.isPresent()) {
            return submitted.get();
        }
        if (!platform && reserved.contains(created.slug())) {
            throw SlugTakenException.reserved(created.slug());
        }
        if (findBy("slug", created.slug().value()).isPresent()) {
            // Perhaps by the same form or for the platform, which came through between the two looks.
            return already(created, platform).orElseThrow(() -> SlugTakenException.taken(created.slug()));
        }
        try {
            return transactions.change(entities -> insert(token, created, platform, entities));
        } catch (PersistenceException e) {
            return afterConflict(created, platform, e);
        }
    }

    private Organisation insert(BypassToken token, NewOrganisation created, boolean platform, EntityManager entities) {
        StoredOrganisation stored =
                new StoredOrganisation(created, platform, clock.instant().truncatedTo(ChronoUnit.MICROS));
        entities.persist(stored);
        entities.flush();
        Organisation organisation = stored.toOrganisation();
        transactions.handOver(() -> provisioners.forEach(provisioner -> provisioner.provision(token, organisation)));
        audit.record(AuditEvent.by(token.actor(), "organisation.created", organisation.described())
                .in(organisation.id())
                .because(token.reason()));
        transactions.afterCommit(() ->
                events.publish(new OrganisationCreated(organisation.id(), organisation.slug(), organisation.name())));
        return organisation;
    }

    /** Another request was faster: with the same form, with the platform's organisation, or with the same slug. */
    private Organisation afterConflict(NewOrganisation created, boolean platform, PersistenceException conflict) {
        return transactions.separate(entities -> {
            Optional<Organisation> already = already(created, platform);
            if (already.isPresent()) {
                return already.get();
            }
            if (findBy("slug", created.slug().value()).isPresent()) {
                throw SlugTakenException.taken(created.slug());
            }
            throw conflict;
        });
    }

    private Optional<Organisation> already(NewOrganisation created, boolean platform) {
        return bySubmission(created).or(() -> platform ? findBy("platform", true) : Optional.empty());
    }

    private Optional<Organisation> bySubmission(NewOrganisation created) {
        Optional<Organisation> submitted =
                created.submission() == null ? Optional.empty() : findBy("submission", created.submission());
        submitted.filter(found -> !created.describes(found)).ifPresent(found -> {
            // Whoever is led to the first one would believe that the second one is there too.
            throw new SubmissionUsedException(found);
        });
        return submitted;
    }

    private Optional<Organisation> findBy(String attribute, Object value) {
        return transactions.join(entities -> StoredOrganisation.find(entities, attribute, value));
    }
}
