package com.dreamineering.tenancy.access;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "governance_roles")
class StoredRole extends TenantOwned {

    @Id
    private UUID id;

    @Column(name = "role_key", nullable = false, updatable = false, length = RoleKey.LONGEST)
    private String roleKey;

    @Column(name = "name", nullable = false, length = Role.LONGEST_NAME)
    private String name;

    @Column(name = "built_in", nullable = false, updatable = false)
    private boolean builtIn;

    @Column(name = "position", nullable = false)
    private int position;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected StoredRole() {}

    StoredRole(Role role, int position) {
        this.id = UUID.randomUUID();
        this.roleKey = role.key().value();
        this.name = role.name();
        this.builtIn = role.builtIn();
        this.position = position;
    }

    StoredRole(OrganisationId organisation, Role role, int position) {
        super(organisation);
        this.id = UUID.randomUUID();
        this.roleKey = role.key().value();
        this.name = role.name();
        this.builtIn = role.builtIn();
        this.position = position;
    }

    Role toRole() {
        return new Role(new RoleKey(roleKey), name, builtIn);
    }
}
