package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "memberships")
class StoredMembership extends TenantOwned {

    @Id
    private UUID id;

    @Column(name = "person_id", nullable = false, updatable = false)
    private UUID personId;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false, length = 20)
    private MembershipState state;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected StoredMembership() {}

    StoredMembership(UserId person, Instant createdAt) {
        fill(person, createdAt);
    }

    StoredMembership(OrganisationId organisation, UserId person, Instant createdAt) {
        super(organisation);
        fill(person, createdAt);
    }

    private void fill(UserId person, Instant at) {
        this.id = UUID.randomUUID();
        this.personId = person.value();
        this.state = MembershipState.ACTIVE;
        this.createdAt = at;
    }

    UUID id() {
        return id;
    }

    UserId person() {
        return new UserId(personId);
    }

    MembershipState state() {
        return state;
    }

    Instant createdAt() {
        return createdAt;
    }
}
