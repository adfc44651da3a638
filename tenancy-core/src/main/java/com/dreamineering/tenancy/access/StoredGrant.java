package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "governance_grants")
class StoredGrant extends TenantOwned {

    @Id
    private UUID id;

    @Column(name = "role_key", nullable = false, updatable = false, length = RoleKey.LONGEST)
    private String roleKey;

    @Column(name = "resource_code", nullable = false, updatable = false, length = ResourceTypeCode.LONGEST)
    private String resourceCode;

    @Column(name = "action", nullable = false, updatable = false, length = 30)
    private String action;

    @Column(name = "granted_by", nullable = false, updatable = false)
    private UUID grantedBy;

    @Column(name = "granted_at", nullable = false, updatable = false)
    private Instant grantedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected StoredGrant() {}

    StoredGrant(Grant grant, UserId by, Instant at) {
        fill(grant, by, at);
    }

    StoredGrant(OrganisationId organisation, Grant grant, UserId by, Instant at) {
        super(organisation);
        fill(grant, by, at);
    }

    private void fill(Grant grant, UserId by, Instant at) {
        this.id = UUID.randomUUID();
        this.roleKey = grant.role().value();
        this.resourceCode = grant.permission().resource().value();
        this.action = grant.permission().action();
        this.grantedBy = by.value();
        this.grantedAt = at;
    }

    Grant toGrant() {
        return new Grant(new RoleKey(roleKey), new Permission(new ResourceTypeCode(resourceCode), action));
    }
}
