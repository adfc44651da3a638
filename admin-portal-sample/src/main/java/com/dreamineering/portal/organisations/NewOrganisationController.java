package com.dreamineering.portal.organisations;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.portal.shell.InvitationLinks;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.membership.AlreadyMemberException;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.SlugTakenException;
import com.dreamineering.tenancy.organisation.SubmissionUsedException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class NewOrganisationController {

    private static final String VIEW = "admin/organisation-new";

    private final OrganisationDesk desk;

    NewOrganisationController(OrganisationDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/admin/orgs/new")
    String show(Model model) {
        return FormErrors.show(VIEW, NewOrganisationForm.empty(), model);
    }

    @PostMapping("/admin/orgs")
    String create(
            BypassToken token,
            NewOrganisationForm typed,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        FormErrors errors = typed.check();
        if (errors.isEmpty()) {
            try {
                return leadTo(desk.create(token, typed), session);
            } catch (SlugTakenException refusal) {
                errors.add("slug", refusal);
            } catch (AlreadyMemberException | NotInvitedException refusal) {
                errors.add("ownerEmail", refusal);
            } catch (SubmissionUsedException refusal) {
                errors.add("name", sentBefore(refusal.created()));
            }
        }
        return errors.refuse(VIEW, typed.again(), model, response);
    }

    private static String leadTo(OrganisationDesk.Created created, HttpSession session) {
        created.invitation().ifPresent(invitation -> InvitationLinks.keep(session, invitation));
        return "redirect:/admin/orgs/" + created.organisation().slug();
    }

    private static String sentBefore(Organisation created) {
        return "This form was sent before and created '%s'. Send it once more to create this one too"
                .formatted(created.name());
    }
}
