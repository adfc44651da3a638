package com.dreamineering.tenancy.membership;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "membership_roles")
class StoredMembershipRole extends TenantOwned {

    @Id
    private UUID id;

    @Column(name = "membership_id", nullable = false, updatable = false)
    private UUID membershipId;

    @Column(name = "role_key", nullable = false, updatable = false, length = RoleKey.LONGEST)
    private String roleKey;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected StoredMembershipRole() {}

    StoredMembershipRole(StoredMembership membership, RoleKey role) {
        fill(membership, role);
    }

    StoredMembershipRole(OrganisationId organisation, StoredMembership membership, RoleKey role) {
        super(organisation);
        fill(membership, role);
    }

    private void fill(StoredMembership membership, RoleKey role) {
        this.id = UUID.randomUUID();
        this.membershipId = membership.id();
        this.roleKey = role.value();
    }

    UUID membershipId() {
        return membershipId;
    }

    RoleKey role() {
        return new RoleKey(roleKey);
    }
}
