package com.dreamineering.portal.contacts;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.tenancy.PlainText;
import com.dreamineering.tenancy.membership.EmailAddress;

/** What was typed to add a contact. */
record NewContact(String name, String email) {

    static final int LONGEST_NAME = 100;

    NewContact {
        name = PlainText.clean(name == null ? "" : name);
        email = email == null ? "" : email.strip();
    }

    FormErrors check() {
        return new FormErrors()
                .check("name", PlainText.problem("A name", name, LONGEST_NAME))
                .check("email", EmailAddress.problem(email));
    }
}
