package com.dreamineering.portal.invitation;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.portal.signin.Accounts;
import com.dreamineering.tenancy.PlainText;
import com.dreamineering.tenancy.membership.Person;

/** What was typed to open an account for an invitation; the password never goes back to the page. */
record RegistrationForm(String name, String password) {

    RegistrationForm {
        name = PlainText.clean(name == null ? "" : name);
        password = password == null ? "" : password;
    }

    FormErrors check() {
        return new FormErrors()
                .check("name", PlainText.problem("A name", name, Person.LONGEST_NAME))
                .check("password", Accounts.problem(password));
    }

    @Override
    public String toString() {
        return "RegistrationForm[name=%s]".formatted(name);
    }
}
