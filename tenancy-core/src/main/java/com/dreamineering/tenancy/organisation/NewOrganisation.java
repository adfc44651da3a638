package com.dreamineering.tenancy.organisation;

import com.dreamineering.tenancy.PlainText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to create an organisation.
 *
 * @param name cleaned by {@link PlainText#clean}; refused with {@link IllegalArgumentException} if it is no plain text
 * @param submission identifies one filled-in form: creating twice with the same one creates once, and
 *     something else under the same one is refused. Absent if the caller
 *     cannot submit twice
 */
public record NewOrganisation(
        String name, Slug slug, @Nullable UUID submission) {

    public NewOrganisation {
        name = PlainText.clean(name);
        PlainText.problem("A name", name, Organisation.LONGEST_NAME).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** Whether an organisation is what this asks for. */
    boolean describes(Organisation organisation) {
        return organisation.name().equals(name) && organisation.slug().equals(slug);
    }
}
