package com.dreamineering.tenancy.audit;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "audit_entries")
class StoredAuditEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long sequence;

    @Column(name = "occurred_at", nullable = false, updatable = false)
    private Instant occurredAt;

    @Column(name = "action", nullable = false, updatable = false, length = 60)
    private String action;

    @Column(name = "actor_id", updatable = false)
    private @Nullable UUID actorId;

    @Column(name = "organisation_id", updatable = false)
    private @Nullable UUID organisationId;

    @Column(name = "subject", nullable = false, updatable = false, length = AuditEvent.SUBJECT_LENGTH)
    private String subject;

    @Column(name = "reason", nullable = false, updatable = false, length = AuditEvent.REASON_LENGTH)
    private String reason;

    @Column(name = "details", nullable = false, updatable = false, length = AuditEvent.DETAILS_LENGTH)
    private String details;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected StoredAuditEntry() {}

    StoredAuditEntry(AuditEvent event, Instant occurredAt) {
        this.occurredAt = occurredAt;
        this.action = event.action();
        this.actorId = event.actor() == null ? null : event.actor().value();
        this.organisationId =
                event.organisation() == null ? null : event.organisation().value();
        this.subject = event.subject();
        this.reason = event.reason();
        this.details = event.details();
    }

    AuditEntry toEntry() {
        if (sequence == null) {
            throw new IllegalStateException("An entry has a sequence once it is stored");
        }
        UserId actor = actorId == null ? null : new UserId(actorId);
        OrganisationId organisation = organisationId == null ? null : new OrganisationId(organisationId);
        return new AuditEntry(
                sequence, occurredAt, new AuditEvent(action, actor, organisation, subject, reason, details));
    }
}
