package com.dreamineering.portal.organisations;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.portal.shell.InvitationLinks;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.membership.AlreadyMemberException;
import com.dreamineering.tenancy.organisation.SlugTakenException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
            HttpServletResponse response,
            RedirectAttributes flash) {
        FormErrors errors = typed.check();
        if (errors.isEmpty()) {
            try {
                OrganisationDesk.Created created = desk.create(token, typed);
                created.invitation().ifPresent(invitation -> InvitationLinks.showOnce(flash, invitation));
                return "redirect:/admin/orgs/" + created.organisation().slug();
            } catch (SlugTakenException refusal) {
                errors.add("slug", refusal);
            } catch (AlreadyMemberException refusal) {
                errors.add("ownerEmail", refusal);
            }
        }
        return errors.refuse(VIEW, typed, model, response);
    }
}
