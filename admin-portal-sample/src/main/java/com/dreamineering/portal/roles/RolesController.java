package com.dreamineering.portal.roles;

import com.dreamineering.portal.shell.FormErrors;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.GovernancePermissions;
import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.access.Roles;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class RolesController {

    private static final String VIEW = "organisation/roles";

    private final Roles roles;
    private final AccessDecisions decisions;

    RolesController(Roles roles, AccessDecisions decisions) {
        this.roles = roles;
        this.decisions = decisions;
    }

    @GetMapping("/o/{slug}/roles")
    String show(UserId person, Model model) {
        fill(person, model);
        return FormErrors.show(VIEW, new RoleForm(""), model);
    }

    @PostMapping("/o/{slug}/roles")
    String create(
            UserId person, OwnOrganisation organisation, RoleForm typed, Model model, HttpServletResponse response) {
        decisions.require(person, GovernancePermissions.MANAGE_ROLES);
        FormErrors errors = new FormErrors().check("name", roles.problem(typed.name()));
        if (errors.isEmpty()) {
            try {
                roles.create(person, typed.name());
                return back(organisation);
            } catch (IllegalArgumentException overtaken) {
                errors.add("name", String.valueOf(overtaken.getMessage()));
            }
        }
        fill(person, model);
        return errors.refuse(VIEW, typed, model, response);
    }

    @PostMapping("/o/{slug}/roles/grants")
    String toggle(
            UserId person, OwnOrganisation organisation, GrantForm typed, Model model, HttpServletResponse response) {
        decisions.require(person, GovernancePermissions.MANAGE_ROLES);
        FormErrors errors = typed.check(roles.matrix());
        if (!errors.isEmpty()) {
            fill(person, model);
            return errors.refuse(VIEW, new RoleForm(""), model, response);
        }
        RoleKey role = new RoleKey(typed.role());
        Permission permission = Permission.of(typed.resource(), typed.action());
        if (typed.isGranting()) {
            roles.grant(person, role, permission);
        } else {
            roles.revoke(person, role, permission);
        }
        return back(organisation);
    }

    private static String back(OwnOrganisation organisation) {
        return "redirect:/o/%s/roles".formatted(organisation.slug());
    }

    private void fill(UserId person, Model model) {
        decisions.require(person, GovernancePermissions.READ_ROLES);
        Set<Permission> allowed = decisions.permissionsOf(person);
        boolean mayManage = allowed.contains(GovernancePermissions.MANAGE_ROLES);
        boolean owner = decisions.hasRole(person, RoleKey.OWNER);
        model.addAttribute("mayManage", mayManage);
        model.addAttribute(
                "matrix",
                MatrixView.of(
                        roles.matrix(),
                        permission -> mayManage && (owner || allowed.contains(permission)),
                        Instant.now()));
    }
}
