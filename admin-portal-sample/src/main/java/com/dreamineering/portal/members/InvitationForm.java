package com.dreamineering.portal.members;

/** What was typed to invite somebody. */
record InvitationForm(String email, String role) {
    InvitationForm {
        email = email == null ? "" : email.strip();
        role = role == null ? "" : role.strip();
    }
}
