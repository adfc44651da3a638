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
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

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
    String list(
            BypassToken token,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String before,
            Model model) {
        token.requireLive();
        String filter = action.replace("\0", "").strip(); // PostgreSQL refuses that character
        List<AuditEntry> found = audit.newest(filter.isEmpty() ? null : filter, sequence(before), PAGE + 1);
        List<AuditEntry> page = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("entries", rows(page));
        model.addAttribute("action", filter);
        if (found.size() > PAGE) {
            model.addAttribute("next", link(filter, page.get(PAGE - 1).sequence()));
        }
        return "admin/audit";
    }

    private static OptionalLong sequence(String typed) {
        return typed.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(typed)) : OptionalLong.empty();
    }

    private static String link(String action, long before) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/admin/audit");
        if (!action.isEmpty()) {
            link.queryParam("action", "{action}");
        }
        return link.queryParam("before", before)
                .encode()
                .buildAndExpand(Map.of("action", action))
                .toUriString();
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
