package com.dreamineering.portal.dashboard;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.GovernancePermissions;
import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.access.Roles;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.transaction.Transactions;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class DashboardController {

    private static final Permission READ_CONTACTS = Permission.of("contacts", "read");
    private static final Permission CREATE_CONTACTS = Permission.of("contacts", "create");
    private static final int RECENT = 5;

    private final Memberships memberships;
    private final Roles roles;
    private final AccessDecisions decisions;
    private final Transactions transactions;

    DashboardController(Memberships memberships, Roles roles, AccessDecisions decisions, Transactions transactions) {
        this.memberships = memberships;
        this.roles = roles;
        this.decisions = decisions;
        this.transactions = transactions;
    }

    @GetMapping("/o/{slug}/dashboard")
    String show(UserId person, Model model) {
        Set<Permission> allowed = decisions.permissionsOf(person);
        model.addAttribute("canReadMembers", allowed.contains(GovernancePermissions.READ_MEMBERS));
        model.addAttribute("canReadRoles", allowed.contains(GovernancePermissions.READ_ROLES));
        model.addAttribute("mayInvite", allowed.contains(GovernancePermissions.INVITE_MEMBERS));
        model.addAttribute("mayCreate", allowed.contains(CREATE_CONTACTS));
        model.addAttribute("memberCount", memberships.members().size());
        model.addAttribute("roleCount", roles.all().size());
        if (allowed.contains(READ_CONTACTS)) {
            model.addAttribute("contactCount", countContacts());
            model.addAttribute("recentContacts", recentContacts());
        }
        return "organisation/dashboard";
    }

    private long countContacts() {
        return transactions.join(entities -> entities.createQuery("select count(c) from Contact c", Long.class)
                .getSingleResult());
    }

    private List<RecentContact> recentContacts() {
        return transactions.join(entities -> entities.createQuery(
                        "select c.id, c.name, c.email, c.createdAt from Contact c order by c.createdAt desc, c.id desc",
                        RecentContact.class)
                .setMaxResults(RECENT)
                .getResultList());
    }
}
