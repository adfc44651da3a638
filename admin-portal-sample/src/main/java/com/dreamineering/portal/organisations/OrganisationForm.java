package com.dreamineering.portal.organisations;

import com.dreamineering.tenancy.PlainText;

/** What was typed into one of the forms on an organisation's page; the fields of the others are empty. */
record OrganisationForm(String name, String reason, String ownerEmail) {
    OrganisationForm {
        name = PlainText.clean(name == null ? "" : name);
        reason = PlainText.clean(reason == null ? "" : reason);
        ownerEmail = ownerEmail == null ? "" : ownerEmail.strip();
    }
}
