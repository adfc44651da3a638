package com.dreamineering.portal.organisations;

import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.OrganisationPage;
import com.dreamineering.tenancy.organisation.OrganisationState;
import com.dreamineering.tenancy.organisation.Organisations;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class OrganisationListController {

    private final Organisations organisations;
    private final Memberships memberships;

    OrganisationListController(Organisations organisations, Memberships memberships) {
        this.organisations = organisations;
        this.memberships = memberships;
    }

    @GetMapping("/admin")
    String list(BypassToken token, ListQuery query, Model model) {
        OrganisationPage page = page(token, query, model);
        List<OrganisationRow> rows = rows(token, page.organisations());
        model.addAttribute("query", query);
        model.addAttribute(
                "states",
                Arrays.stream(OrganisationState.values()).map(Enum::name).toList());
        model.addAttribute("organisations", rows);
        if (page.hasNext() && !rows.isEmpty()) {
            model.addAttribute(
                    "next", query.linkTo("after", rows.get(rows.size() - 1).slug()));
        }
        if (page.hasPrevious() && !rows.isEmpty()) {
            model.addAttribute("prev", query.linkTo("before", rows.get(0).slug()));
        }
        return "admin/organisations";
    }

    private OrganisationPage page(BypassToken token, ListQuery query, Model model) {
        if (query.isOfNoState()) {
            model.addAttribute(
                    "noSuchState", "There is no state '%s'. Choose one of the list.".formatted(query.state()));
            return new OrganisationPage(List.of(), false, false);
        }
        return organisations.page(token, query.toQuery());
    }

    private List<OrganisationRow> rows(BypassToken token, List<Organisation> page) {
        var members =
                memberships.count(token, page.stream().map(Organisation::id).toList());
        return page.stream()
                .map(organisation -> OrganisationRow.of(organisation, members.getOrDefault(organisation.id(), 0L)))
                .toList();
    }
}
