package com.dreamineering.portal.organisations;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.tenancy.PlainText;
import com.dreamineering.tenancy.audit.Reason;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.OrganisationTransition;
import java.util.Locale;
import java.util.Optional;

/**
 * What was typed into one of the forms on an organisation's page; the fields of the others are empty.
 *
 * @param confirm the slug, typed once more to delete
 */
record OrganisationForm(String name, String reason, String confirm, String ownerEmail) {

    OrganisationForm {
        name = PlainText.clean(name == null ? "" : name);
        reason = PlainText.clean(reason == null ? "" : reason);
        confirm = confirm == null ? "" : confirm.strip();
        ownerEmail = ownerEmail == null ? "" : ownerEmail.strip();
    }

    /** What state forbids is no mistake in the form: the library answers that. Each step's reason is a field of its own. */
    FormErrors checkChange(Organisation organisation, OrganisationTransition transition) {
        String field = "reason-" + transition.name().toLowerCase(Locale.ROOT);
        FormErrors errors = new FormErrors().check(field, Reason.problem(reason));
        boolean unconfirmed = transition == OrganisationTransition.DELETE
                && !confirm.equals(organisation.slug().value());
        return errors.check(
                "confirm",
                unconfirmed
                        ? Optional.of("Type '%s' to say that you mean this organisation".formatted(organisation.slug()))
                        : Optional.empty());
    }
}
