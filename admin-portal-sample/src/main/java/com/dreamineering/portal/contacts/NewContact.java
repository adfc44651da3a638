package com.dreamineering.portal.contacts;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.tenancy.PlainText;
import com.dreamineering.tenancy.membership.EmailAddress;
import java.util.UUID;

/**
 * What was typed to add a contact.
 *
 * @param submission made with the empty form, so that sending it twice adds one contact; it becomes the contact's id
 */
record NewContact(String name, String email, String submission) {

    static final int LONGEST_NAME = 100;

    NewContact {
        name = PlainText.clean(name == null ? "" : name);
        email = email == null ? "" : email.strip();
        submission = submission == null ? "" : submission;
    }

    static NewContact empty() {
        return new NewContact("", "", "").again();
    }

    /** The same for another try, which adds a contact of its own. */
    NewContact again() {
        return new NewContact(name, email, UUID.randomUUID().toString());
    }

    UUID id() {
        try {
            return UUID.fromString(submission);
        } catch (IllegalArgumentException noUuid) {
            return UUID.randomUUID(); // programs that send it once need not make one up
        }
    }

    FormErrors check() {
        return new FormErrors()
                .check("name", PlainText.problem("A name", name, LONGEST_NAME))
                .check("email", EmailAddress.problem(email));
    }
}
