package com.dreamineering.portal.shell;

import com.dreamineering.tenancy.membership.IssuedInvitation;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The links that let invited people in; the database cannot give them again. */
public final class InvitationLinks {

    private InvitationLinks() {}

    /** Shows the link on the next page, to the person who invited and only once. */
    public static void showOnce(RedirectAttributes flash, IssuedInvitation issued) {
        String link = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/invitations/{secret}")
                .buildAndExpand(issued.secret())
                .toUriString();
        flash.addFlashAttribute("invitationLink", link);
        flash.addFlashAttribute("invitationEmail", issued.invitation().email().value());
    }
}
