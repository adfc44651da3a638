package com.dreamineering.tenancy;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one organisation.
 *
 * <p>Ids whose upper 64 bits are zero are reserved for the library (they stand for "no organisation" in Hibernate's
 * sessions) and are refused, the nil UUID among them.
 */
public record OrganisationId(UUID value) {

    public OrganisationId {
        Objects.requireNonNull(value, "value");
        if (value.getMostSignificantBits() == 0L) {
            // A reserved id must never name an organisation: rows stored under it would belong to "nobody".
            throw new IllegalArgumentException(
                    "'%s' is reserved and cannot identify an organisation. Use OrganisationId.random()"
                            .formatted(value));
        }
    }

    /** A new id from a cryptographically strong source. */
    public static OrganisationId random() {
        return new OrganisationId(UUID.randomUUID());
    }

    /** Reads the form that {@link #toString()} writes; throws {@link IllegalArgumentException} for anything else. */
    public static OrganisationId parse(String text) {
        return new OrganisationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
