package com.dreamineering.portal.superadmins;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.bypass.SuperadminGrant;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.membership.Person;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SuperadminsController {

    private final SuperadminGrants grants;
    private final People people;

    SuperadminsController(SuperadminGrants grants, People people) {
        this.grants = grants;
        this.people = people;
    }

    @GetMapping("/admin/superadmins")
    String list(BypassToken token, Model model) {
        List<SuperadminGrant> all = grants.all(token);
        Map<UserId, Person> known = people.find(all.stream()
                .flatMap(grant -> Stream.of(grant.holder(), grant.grantedBy()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        model.addAttribute(
                "superadmins",
                all.stream().flatMap(grant -> row(grant, known).stream()).toList());
        return "admin/superadmins";
    }

    private static Optional<SuperadminRow> row(SuperadminGrant grant, Map<UserId, Person> known) {
        @Nullable UserId by = grant.grantedBy();
        Person granter = by == null ? null : known.get(by);
        return Optional.ofNullable(known.get(grant.holder()))
                .map(holder -> new SuperadminRow(
                        holder.email().value(),
                        holder.name(),
                        granter == null ? null : granter.name(),
                        grant.reason(),
                        grant.grantedAt()));
    }
}
