package com.dreamineering.portal.superadmins;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.tenancy.PlainText;
import com.dreamineering.tenancy.audit.Reason;
import com.dreamineering.tenancy.membership.EmailAddress;

/** What was typed to grant or to revoke; to revoke, the address is empty. */
record SuperadminForm(String email, String reason) {

    SuperadminForm {
        email = email == null ? "" : email.strip();
        reason = PlainText.clean(reason == null ? "" : reason);
    }

    FormErrors checkGrant() {
        return new FormErrors().check("email", EmailAddress.problem(email)).check("reason", reasonProblem());
    }

    FormErrors checkRevocation(String field) {
        return new FormErrors().check(field, reasonProblem());
    }

    private java.util.Optional<String> reasonProblem() {
        return Reason.problem(reason);
    }
}
