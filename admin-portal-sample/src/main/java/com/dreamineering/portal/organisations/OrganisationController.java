package com.dreamineering.portal.organisations;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.portal.shell.InvitationLinks;
import com.dreamineering.portal.shell.NotThereException;
import com.dreamineering.tenancy.PlainText;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.membership.AlreadyMemberException;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Invitations;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.OrganisationTransition;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.Slug;
import com.dreamineering.tenancy.organisation.TransitionRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/admin/orgs/{slug}")
class OrganisationController {

    private static final String VIEW = "admin/organisation";

    private final Organisations organisations;
    private final Memberships memberships;
    private final Invitations invitations;

    OrganisationController(Organisations organisations, Memberships memberships, Invitations invitations) {
        this.organisations = organisations;
        this.memberships = memberships;
        this.invitations = invitations;
    }

    @GetMapping
    String show(BypassToken token, @PathVariable String slug, HttpServletRequest request, Model model) {
        Organisation organisation = find(slug);
        InvitationLinks.showOnce(request, invitations.open(token, organisation.id()), model);
        fill(token, organisation, model);
        return FormErrors.show(VIEW, new OrganisationForm(organisation.name(), "", "", ""), model);
    }

    @PostMapping("/rename")
    String rename(
            BypassToken token,
            @PathVariable String slug,
            OrganisationForm typed,
            Model model,
            HttpServletResponse response) {
        Organisation organisation = find(slug);
        FormErrors errors =
                new FormErrors().check("name", PlainText.problem("A name", typed.name(), Organisation.LONGEST_NAME));
        if (!errors.isEmpty()) {
            return refuse(errors, token, organisation, typed, model, response);
        }
        organisations.rename(token, organisation.id(), typed.name());
        return back(organisation);
    }

    @PostMapping("/{step:suspend|reactivate|archive|restore|delete}")
    String change(
            BypassToken token,
            @PathVariable String slug,
            @PathVariable String step,
            OrganisationForm typed,
            Model model,
            HttpServletResponse response) {
        Organisation organisation = find(slug);
        OrganisationTransition transition = OrganisationTransition.valueOf(step.toUpperCase(Locale.ROOT));
        try {
            transition.requireOpenTo(organisation); // a step that cannot be taken needs no better form
            FormErrors errors = typed.checkChange(organisation, transition);
            if (!errors.isEmpty()) {
                model.addAttribute("taken", step);
                return refuse(errors, token, organisation, typed, model, response);
            }
            organisations.change(token, organisation.id(), transition, typed.reason());
            return back(organisation);
        } catch (TransitionRefusedException refusal) {
            return conflict(refusal, token, find(slug), typed, model, response);
        }
    }

    /** Shows the organisation as it is by now, with the steps that it can take. */
    private String conflict(
            TransitionRefusedException refusal,
            BypassToken token,
            Organisation organisation,
            OrganisationForm typed,
            Model model,
            HttpServletResponse response) {
        String view = refuse(new FormErrors().add("steps", refusal), token, organisation, typed, model, response);
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        return view;
    }

    @PostMapping("/invitations")
    String invite(
            BypassToken token,
            @PathVariable String slug,
            OrganisationForm typed,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        Organisation organisation = find(slug);
        FormErrors errors = new FormErrors().check("ownerEmail", EmailAddress.problem(typed.ownerEmail()));
        if (errors.isEmpty()) {
            try {
                InvitationLinks.keep(
                        session,
                        invitations.inviteOwner(token, organisation.id(), new EmailAddress(typed.ownerEmail())));
                return back(organisation);
            } catch (AlreadyMemberException refusal) {
                errors.add("ownerEmail", refusal);
            }
        }
        return refuse(errors, token, organisation, typed, model, response);
    }

    private Organisation find(String slug) {
        return Optional.of(slug)
                .filter(typed -> Slug.problem(typed).isEmpty())
                .map(Slug::new)
                .flatMap(organisations::find)
                .orElseThrow(NotThereException::new);
    }

    private String refuse(
            FormErrors errors,
            BypassToken token,
            Organisation organisation,
            OrganisationForm typed,
            Model model,
            HttpServletResponse response) {
        fill(token, organisation, model);
        return errors.refuse(VIEW, typed, model, response);
    }

    private void fill(BypassToken token, Organisation organisation, Model model) {
        long members = memberships.count(token, List.of(organisation.id())).getOrDefault(organisation.id(), 0L);
        model.addAttribute("organisation", OrganisationRow.of(organisation, members));
        model.addAttribute("steps", steps(organisation));
        model.addAttribute(
                "invitations",
                invitations.open(token, organisation.id()).stream()
                        .map(open -> new OpenInvitation(
                                open.email().value(), open.role().value(), open.expiresAt()))
                        .toList());
    }

    /** The steps that the organisation's state allows, as they stand in the addresses of their forms. */
    private static List<String> steps(Organisation organisation) {
        return Arrays.stream(OrganisationTransition.values())
                .filter(transition -> transition.isOpenTo(organisation))
                .map(transition -> transition.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String back(Organisation organisation) {
        return "redirect:/admin/orgs/" + organisation.slug();
    }
}
