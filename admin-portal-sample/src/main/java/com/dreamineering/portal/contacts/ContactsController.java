package com.dreamineering.portal.contacts;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.portal.shell.NotThereException;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class ContactsController {

    private static final String SENT_BEFORE =
            "This form was sent before with something else in it. Send it once more to add this one too";

    private final ContactBook contacts;
    private final AccessDecisions decisions;

    ContactsController(ContactBook contacts, AccessDecisions decisions) {
        this.contacts = contacts;
        this.decisions = decisions;
    }

    @GetMapping("/o/{slug}/contacts")
    String list(UserId person, Model model) {
        fill(person, model);
        return FormErrors.show("organisation/contacts", NewContact.empty(), model);
    }

    @PostMapping("/o/{slug}/contacts")
    String add(
            UserId person, OwnOrganisation organisation, NewContact typed, Model model, HttpServletResponse response) {
        FormErrors errors = typed.check();
        if (errors.isEmpty() && !contacts.add(typed)) {
            errors.add("name", SENT_BEFORE);
        }
        if (errors.isEmpty()) {
            return "redirect:/o/%s/contacts".formatted(organisation.slug());
        }
        fill(person, model);
        return errors.refuse("organisation/contacts", typed.again(), model, response);
    }

    private void fill(UserId person, Model model) {
        Set<Permission> allowed = decisions.permissionsOf(person);
        model.addAttribute("contacts", contacts.all());
        model.addAttribute("mayCreate", allowed.contains(Permission.of("contacts", "create")));
        model.addAttribute("mayExport", allowed.contains(Permission.of("contacts", "export")));
    }

    @GetMapping("/o/{slug}/contacts/{id}")
    String show(@PathVariable String id, Model model) {
        model.addAttribute("contact", find(id));
        return "organisation/contact";
    }

    private ContactRow find(String id) {
        try {
            return contacts.find(UUID.fromString(id)).orElseThrow(NotThereException::new);
        } catch (IllegalArgumentException noUuid) {
            throw new NotThereException();
        }
    }

    @GetMapping("/o/{slug}/contacts.csv")
    ResponseEntity<byte[]> export(OwnOrganisation organisation) {
        String file = "contacts-%s.csv".formatted(organisation.slug());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .body(ContactCsv.of(contacts.export()).getBytes(StandardCharsets.UTF_8));
    }
}
