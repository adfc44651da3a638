package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "organisations")
class StoredOrganisation {

    @Id
    private UUID id;

    @Column(name = "slug", nullable = false, updatable = false, length = Slug.LONGEST)
    private String slug;

    @Column(name = "name", nullable = false, length = Organisation.LONGEST_NAME)
    private String name;

    /** The name in lower case, for searching. */
    @Column(name = "folded_name", nullable = false, length = 2 * Organisation.LONGEST_NAME)
    private String foldedName;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false, length = 20)
    private OrganisationState state;

    @Column(name = "platform", nullable = false, updatable = false)
    private boolean platform;

    @Column(name = "submission", updatable = false)
    private @Nullable UUID submission;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected StoredOrganisation() {}

    StoredOrganisation(NewOrganisation created, boolean platform, Instant createdAt) {
        this.id = OrganisationId.random().value();
        this.slug = created.slug().value();
        this.name = created.name();
        this.foldedName = fold(created.name());
        this.state = OrganisationState.ACTIVE;
        this.platform = platform;
        this.submission = created.submission();
        this.createdAt = createdAt;
    }

    /** The organisation that has this value; the attribute is one that no two share. */
    static Optional<Organisation> find(EntityManager entities, String attribute, Object value) {
        return entities.createQuery(
                        "select o from StoredOrganisation o where o.%s = :value".formatted(attribute),
                        StoredOrganisation.class)
                .setParameter("value", value)
                .getResultStream()
                .findFirst()
                .map(StoredOrganisation::toOrganisation);
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    void rename(String newName) {
        this.name = newName;
        this.foldedName = fold(newName);
    }

    Organisation toOrganisation() {
        return new Organisation(new OrganisationId(id), new Slug(slug), name, state, platform, createdAt);
    }
}
