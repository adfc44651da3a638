package com.dreamineering.tenancy.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "governance_resource_types")
class StoredResourceType {

    @Id
    @Column(name = "code", nullable = false, updatable = false, length = ResourceTypeCode.LONGEST)
    private String code;

    /** Unique, so that two codes that people would take for one cannot both exist. */
    @Column(name = "folded_code", nullable = false, updatable = false, length = ResourceTypeCode.LONGEST)
    private String foldedCode;

    @Column(name = "name", nullable = false, length = ResourceType.LONGEST_NAME)
    private String name;

    @Column(name = "description", nullable = false, length = ResourceType.LONGEST_DESCRIPTION)
    private String description;

    @Column(name = "actions", nullable = false, length = 700)
    private String actions;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected StoredResourceType() {}

    StoredResourceType(NewResourceType added, Instant createdAt) {
        this.code = added.code().value();
        this.foldedCode = ResourceTypeCode.fold(code);
        this.name = added.name();
        this.description = added.description();
        this.actions = added.actions().toString();
        this.createdAt = createdAt;
    }

    String code() {
        return code;
    }

    ResourceType toResourceType() {
        return new ResourceType(new ResourceTypeCode(code), name, description, Actions.parse(actions), createdAt);
    }
}
