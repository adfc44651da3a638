package com.dreamineering.portal.superadmins;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.portal.shell.NotThereException;
import com.dreamineering.portal.shell.OutdatedException;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.bypass.SuperadminGrant;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.bypass.SuperadminRefusedException;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.membership.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/admin/superadmins")
class SuperadminsController {

    private static final String VIEW = "admin/superadmins";

    private final SuperadminGrants grants;
    private final People people;

    SuperadminsController(SuperadminGrants grants, People people) {
        this.grants = grants;
        this.people = people;
    }

    @GetMapping
    String list(BypassToken token, Model model) {
        fill(token, model);
        return FormErrors.show(VIEW, new SuperadminForm("", ""), model);
    }

    @PostMapping
    String grant(BypassToken token, SuperadminForm typed, Model model, HttpServletResponse response) {
        FormErrors errors = typed.checkGrant();
        if (errors.isEmpty()) {
            Optional<Person> person = people.find(new EmailAddress(typed.email()));
            errors.check("email", person.isPresent() ? Optional.empty() : unknown(typed.email()));
            if (person.isPresent() && grantTo(token, person.get(), typed, errors)) {
                return back();
            }
        }
        return refuse(errors, token, typed, model, response);
    }

    private boolean grantTo(BypassToken token, Person person, SuperadminForm typed, FormErrors errors) {
        try {
            grants.grant(token, person.id(), typed.reason());
            return true;
        } catch (SuperadminRefusedException refusal) {
            errors.add("email", "'%s' is a superadmin already".formatted(person.email()));
            return false;
        }
    }

    private static Optional<String> unknown(String email) {
        return Optional.of(
                "Nobody with the address '%s' has an account. Invite them into an organisation first".formatted(email));
    }

    @PostMapping("/{id}/revoke")
    String revoke(
            BypassToken token,
            @PathVariable String id,
            SuperadminForm typed,
            Model model,
            HttpServletResponse response) {
        FormErrors errors = typed.checkRevocation("reason-" + id);
        if (errors.isEmpty()) {
            grants.revoke(token, current(token, id), typed.reason());
            return back();
        }
        return refuse(errors, token, new SuperadminForm("", ""), model, response);
    }

    private UUID current(BypassToken token, String id) {
        try {
            UUID typed = UUID.fromString(id);
            if (grants.all(token).stream().noneMatch(grant -> grant.id().equals(typed))) {
                throw new OutdatedException(
                        "That grant does not count any more. Look at the list of superadmins again");
            }
            return typed;
        } catch (IllegalArgumentException noUuid) {
            throw new NotThereException();
        }
    }

    private static String back() {
        return "redirect:/admin/superadmins";
    }

    private String refuse(
            FormErrors errors, BypassToken token, SuperadminForm typed, Model model, HttpServletResponse response) {
        fill(token, model);
        return errors.refuse(VIEW, typed, model, response);
    }

    private void fill(BypassToken token, Model model) {
        List<SuperadminGrant> all = grants.all(token);
        Map<UserId, Person> known = people.find(all.stream()
                .flatMap(grant -> Stream.of(grant.holder(), grant.grantedBy()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        model.addAttribute(
                "superadmins",
                all.stream().flatMap(grant -> row(grant, known).stream()).toList());
    }

    private static Optional<SuperadminRow> row(SuperadminGrant grant, Map<UserId, Person> known) {
        @Nullable UserId by = grant.grantedBy();
        Person granter = by == null ? null : known.get(by);
        return Optional.ofNullable(known.get(grant.holder()))
                .map(holder -> new SuperadminRow(
                        grant.id(),
                        holder.email().value(),
                        holder.name(),
                        granter == null ? null : granter.name(),
                        grant.reason(),
                        grant.grantedAt()));
    }
}
