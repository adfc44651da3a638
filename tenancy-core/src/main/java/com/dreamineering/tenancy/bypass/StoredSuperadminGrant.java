package com.dreamineering.tenancy.bypass;

import com.dreamineering.tenancy.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "superadmin_grants")
class StoredSuperadminGrant {

    @Id
    private UUID id;

    @Column(name = "person_id", nullable = false, updatable = false)
    private UUID personId;

    @Column(name = "granted_by", updatable = false)
    private @Nullable UUID grantedBy;

    @Column(name = "reason", nullable = false, updatable = false, length = 500)
    private String reason;

    @Column(name = "granted_at", nullable = false, updatable = false)
    private Instant grantedAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "revoked_by")
    private @Nullable UUID revokedBy;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected StoredSuperadminGrant() {}

    StoredSuperadminGrant(SuperadminGrant grant) {
        this.id = grant.id();
        this.personId = grant.holder().value();
        this.grantedBy = grant.grantedBy() == null ? null : grant.grantedBy().value();
        this.reason = grant.reason();
        this.grantedAt = grant.grantedAt();
    }

    void revoke(UserId by, Instant at) {
        this.revokedBy = by.value();
        this.revokedAt = at;
    }

    SuperadminGrant toGrant() {
        return new SuperadminGrant(
                id, new UserId(personId), grantedBy == null ? null : new UserId(grantedBy), reason, grantedAt);
    }
}
