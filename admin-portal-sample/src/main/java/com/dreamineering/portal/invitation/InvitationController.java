package com.dreamineering.portal.invitation;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.portal.signin.AccountUser;
import com.dreamineering.portal.signin.Accounts;
import com.dreamineering.portal.signin.SignIn;
import com.dreamineering.portal.signin.SignedInHandler;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.membership.Invitation;
import com.dreamineering.tenancy.membership.InvitationClosedException;
import com.dreamineering.tenancy.membership.Invitations;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.spring.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The link of an invitation: accept it, open an account first, or learn what to do instead. */
@Controller
class InvitationController {

    private static final String VIEW = "invitation";

    private final Invitations invitations;
    private final Organisations organisations;
    private final Accounts accounts;
    private final CurrentUser currentUser;
    private final SignIn signIn;

    InvitationController(
            Invitations invitations,
            Organisations organisations,
            Accounts accounts,
            CurrentUser currentUser,
            SignIn signIn) {
        this.invitations = invitations;
        this.organisations = organisations;
        this.accounts = accounts;
        this.currentUser = currentUser;
        this.signIn = signIn;
    }

    @GetMapping("/invitations/{secret}")
    String show(@PathVariable String secret, Model model, HttpServletRequest request) {
        Invitation invitation = invitations.find(secret).orElseThrow(GoneException::new);
        describe(invitation, secret, model);
        Optional<UserId> person = currentUser.id();
        if (person.isPresent()) {
            boolean invited = accounts.person(person.get()).email().equals(invitation.email());
            model.addAttribute("view", invited ? "accept" : "mismatch");
        } else if (accounts.find(invitation.email()).isPresent()) {
            SignedInHandler.comeBackTo(request, "/invitations/" + secret);
            model.addAttribute("view", "signIn");
        } else {
            model.addAttribute("view", "register");
        }
        return FormErrors.show(VIEW, new RegistrationForm("", ""), model);
    }

    @PostMapping("/invitations/{secret}")
    String accept(
            @PathVariable String secret,
            RegistrationForm typed,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Invitation invitation = invitations.find(secret).orElseThrow(GoneException::new);
        Optional<Person> person = currentUser.id().map(accounts::person);
        if (person.isPresent() && person.get().email().equals(invitation.email())) {
            return enter(invitations.accept(secret, person.get()));
        }
        if (person.isPresent() || accounts.find(invitation.email()).isPresent()) {
            return "redirect:/invitations/" + secret;
        }
        FormErrors errors = typed.check();
        if (!errors.isEmpty()) {
            return refuse(errors, invitation, secret, typed, model, response);
        }
        return register(invitation, secret, typed, request, response);
    }

    private String refuse(
            FormErrors errors,
            Invitation invitation,
            String secret,
            RegistrationForm typed,
            Model model,
            HttpServletResponse response) {
        describe(invitation, secret, model);
        model.addAttribute("view", "register");
        return errors.refuse(VIEW, new RegistrationForm(typed.name(), ""), model, response);
    }

    private String register(
            Invitation invitation,
            String secret,
            RegistrationForm typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<AccountUser> opened = accounts.open(invitation.email(), typed.name(), typed.password());
        if (opened.isEmpty()) {
            return "redirect:/invitations/" + secret;
        }
        AccountUser account = opened.get();
        Organisation organisation = invitations.accept(secret, accounts.person(account.userId()));
        signIn.of(account, request, response);
        return enter(organisation);
    }

    private static String enter(Organisation organisation) {
        return "redirect:/o/%s/dashboard".formatted(organisation.slug());
    }

    private void describe(Invitation invitation, String secret, Model model) {
        model.addAttribute("secret", secret);
        model.addAttribute("email", invitation.email().value());
        model.addAttribute("maskedEmail", invitation.email().masked());
        organisations
                .find(invitation.organisation())
                .ifPresent(organisation -> model.addAttribute("organisationName", organisation.name()));
    }

    @ExceptionHandler({GoneException.class, InvitationClosedException.class})
    @ResponseStatus(HttpStatus.GONE)
    String gone(Model model) {
        model.addAttribute("view", "gone");
        return VIEW;
    }

    private static final class GoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
