package com.dreamineering.portal.trail;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.audit.AuditEntry;
import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.Organisations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class AuditController {

    private static final int PAGE = 50;

    private final AuditTrail audit;
    private final People people;
    private final Organisations organisations;

    AuditController(AuditTrail audit, People people, Organisations organisations) {
        this.audit = audit;
        this.people = people;
        this.organisations = organisations;
    }

    @GetMapping("/admin/audit")
    String list(BypassToken token, TrailQuery query, Model model) {
        token.requireLive();
        TrailPage page = TrailPage.of(audit, query, PAGE);
        model.addAttribute("entries", rows(page.entries()));
        model.addAttribute("actions", page.actions());
        model.addAttribute("action", query.action());
        model.addAttribute("openingsHidden", query.hidesOpenings());
        page.next().ifPresent(sequence -> model.addAttribute("next", query.linkTo(sequence)));
        return "admin/audit";
    }

    private List<AuditRow> rows(List<AuditEntry> page) {
        Map<UserId, Person> known = people.find(page.stream()
                .map(entry -> entry.event().actor())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<OrganisationId, String> names = new HashMap<>();
        return page.stream().map(entry -> row(entry, known, names)).toList();
    }

    private AuditRow row(AuditEntry entry, Map<UserId, Person> known, Map<OrganisationId, String> names) {
        AuditEvent event = entry.event();
        @Nullable OrganisationId concerned = event.organisation();
        String organisation = concerned == null
                ? ""
                : names.computeIfAbsent(
                        concerned,
                        id -> organisations.find(id).map(found -> found.name()).orElse(id.toString()));
        return new AuditRow(
                entry.sequence(),
                entry.at(),
                event.action(),
                who(event.actor(), known),
                organisation,
                event.subject(),
                event.reason(),
                event.details());
    }

    private static String who(@Nullable UserId actor, Map<UserId, Person> known) {
        if (actor == null) {
            return "";
        }
        Person person = known.get(actor);
        return person == null ? actor.toString() : person.email().value();
    }
}
