package com.dreamineering.portal.organisations;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.tenancy.PlainText;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Slug;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was typed to create an organisation.
 *
 * @param slug empty to have one made from the name
 * @param ownerEmail empty to invite nobody yet
 * @param submission made with the empty form, so that sending it twice creates one organisation
 */
record NewOrganisationForm(String name, String slug, String ownerEmail, String submission) {

    NewOrganisationForm {
        name = PlainText.clean(name == null ? "" : name);
        slug = slug == null ? "" : slug.strip();
        ownerEmail = ownerEmail == null ? "" : ownerEmail.strip();
        submission = submission == null ? "" : submission;
    }

    static NewOrganisationForm empty() {
        return new NewOrganisationForm("", "", "", UUID.randomUUID().toString());
    }

    /** The same for another try, which creates an organisation of its own. */
    NewOrganisationForm again() {
        return new NewOrganisationForm(name, slug, ownerEmail, UUID.randomUUID().toString());
    }

    FormErrors check() {
        FormErrors errors = new FormErrors()
                .check("name", PlainText.problem("A name", name, Organisation.LONGEST_NAME))
                .check("slug", slugProblem());
        return ownerEmail.isEmpty() ? errors : errors.check("ownerEmail", EmailAddress.problem(ownerEmail));
    }

    private Optional<String> slugProblem() {
        if (!slug.isEmpty()) {
            return Slug.problem(Slug.fold(slug));
        }
        return name.isBlank() || Slug.from(name).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "No slug can be made from '%s'. Type one of %d to %d characters: a to z, 0 to 9 and hyphens"
                                .formatted(name, Slug.SHORTEST, Slug.LONGEST));
    }

    NewOrganisation toNewOrganisation() {
        Slug chosen = slug.isEmpty() ? Slug.from(name).orElseThrow() : new Slug(Slug.fold(slug));
        return new NewOrganisation(name, chosen, submissionId());
    }

    private @Nullable UUID submissionId() {
        try {
            return submission.isEmpty() ? null : UUID.fromString(submission);
        } catch (IllegalArgumentException noUuid) {
            return null;
        }
    }
}
