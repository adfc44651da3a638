package com.dreamineering.portal.members;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.portal.shell.InvitationLinks;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.GovernancePermissions;
import com.dreamineering.tenancy.access.Role;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.access.Roles;
import com.dreamineering.tenancy.membership.AlreadyMemberException;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Invitation;
import com.dreamineering.tenancy.membership.Invitations;
import com.dreamineering.tenancy.membership.IssuedInvitation;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.membership.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class MembersController {

    private final Memberships memberships;
    private final Invitations invitations;
    private final Roles roles;
    private final People people;
    private final AccessDecisions decisions;

    MembersController(
            Memberships memberships, Invitations invitations, Roles roles, People people, AccessDecisions decisions) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.roles = roles;
        this.people = people;
        this.decisions = decisions;
    }

    @GetMapping("/o/{slug}/members")
    String list(UserId person, HttpServletRequest request, Model model) {
        decisions.require(person, GovernancePermissions.READ_MEMBERS);
        InvitationLinks.showOnce(request, invitations.open(), model);
        fill(person, model);
        return FormErrors.show("organisation/members", new InvitationForm("", RoleKey.MEMBER.value()), model);
    }

    @PostMapping("/o/{slug}/members/invitations")
    String invite(
            UserId person,
            OwnOrganisation organisation,
            InvitationForm typed,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        decisions.require(person, GovernancePermissions.INVITE_MEMBERS);
        FormErrors errors = check(typed);
        if (errors.isEmpty()) {
            try {
                IssuedInvitation issued =
                        invitations.invite(person, new EmailAddress(typed.email()), new RoleKey(typed.role()));
                InvitationLinks.keep(session, issued);
                return "redirect:/o/%s/members".formatted(organisation.slug());
            } catch (AlreadyMemberException refusal) {
                errors.add("email", refusal);
            }
        }
        fill(person, model);
        return errors.refuse("organisation/members", typed, model, response);
    }

    private FormErrors check(InvitationForm typed) {
        return new FormErrors()
                .check("email", EmailAddress.problem(typed.email()))
                .check("role", roleProblem(typed.role()));
    }

    private Optional<String> roleProblem(String typed) {
        return roles.all().stream().anyMatch(role -> role.key().value().equals(typed))
                ? Optional.empty()
                : Optional.of("There is no role '%s' here. Choose one of the list".formatted(typed));
    }

    private void fill(UserId person, Model model) {
        List<Role> all = roles.all();
        boolean mayInvite = decisions.allows(person, GovernancePermissions.INVITE_MEMBERS);
        boolean owner = decisions.hasRole(person, RoleKey.OWNER);
        model.addAttribute("members", MemberRow.of(memberships.members(), all));
        model.addAttribute("mayInvite", mayInvite);
        model.addAttribute(
                "roles",
                all.stream()
                        .filter(role -> owner || !role.key().equals(RoleKey.OWNER))
                        .map(role -> new RoleChoice(role.key().value(), role.name()))
                        .toList());
        model.addAttribute("invitations", mayInvite ? waiting(all) : List.of());
    }

    private List<InvitationRow> waiting(List<Role> all) {
        List<Invitation> open = invitations.open();
        Map<UserId, Person> inviters =
                people.find(open.stream().map(Invitation::invitedBy).distinct().toList());
        return open.stream()
                .map(invitation -> new InvitationRow(
                        invitation.email().value(),
                        all.stream()
                                .filter(role -> role.key().equals(invitation.role()))
                                .findFirst()
                                .map(Role::name)
                                .orElse(invitation.role().value()),
                        inviterName(inviters.get(invitation.invitedBy())),
                        invitation.expiresAt()))
                .toList();
    }

    /** A platform's operator is no member, and members need not know their name. */
    private String inviterName(@org.jspecify.annotations.Nullable Person inviter) {
        boolean member = inviter != null
                && memberships.members().stream()
                        .anyMatch(known -> known.person().id().equals(inviter.id()));
        return inviter != null && member ? inviter.name() : "Customer service";
    }
}
