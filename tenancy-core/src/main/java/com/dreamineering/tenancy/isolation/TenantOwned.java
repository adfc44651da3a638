package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The base of entities whose rows belong to one organisation, in the column {@code organisation_id}.
 *
 * <p>Extending it is a convenience: an entity may carry {@link TenantId} on a {@link UUID} field of its own instead. The
 * organisation is filled in when the row is inserted and never changes.
 */
@MappedSuperclass
public abstract class TenantOwned {

    @TenantId
    @Column(name = "organisation_id", nullable = false, updatable = false)
    private @Nullable UUID organisationId;

    /** For rows of the organisation in scope. */
    protected TenantOwned() {}

    /** For rows written through a bypass, which must name their organisation. */
    protected TenantOwned(OrganisationId organisation) {
        this.organisationId = organisation.value();
    }

    /** Whose row this is; throws {@link IllegalStateException} before the row was stored. */
    public OrganisationId organisation() {
        if (organisationId == null) {
            throw new IllegalStateException("This %s has no organisation yet. It gets one when it is stored"
                    .formatted(getClass().getName()));
        }
        return new OrganisationId(organisationId);
    }
}
