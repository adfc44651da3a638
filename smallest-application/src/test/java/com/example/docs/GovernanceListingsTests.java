package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.Actions;
import com.dreamineering.tenancy.access.CodeTakenException;
import com.dreamineering.tenancy.access.NewResourceType;
import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.access.PermissionDeniedException;
import com.dreamineering.tenancy.access.ResourceTypeCode;
import com.dreamineering.tenancy.access.ResourceTypes;
import com.dreamineering.tenancy.access.Role;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.access.Roles;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.context.TenantContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class GovernanceListingsTests {

    private final SuperadminBypass bypass;
    private final ResourceTypes resourceTypes;
    private final Roles roles;
    private final AccessDecisions decisions;
    private final UserId superadmin;
    private final UserId owner;
    private final UserId visitor;
    private final OrganisationId acme;

    @Autowired
    GovernanceListingsTests(
            SuperadminBypass bypass, ResourceTypes resourceTypes, Roles roles, AccessDecisions decisions, Cast cast) {
        this.bypass = bypass;
        this.resourceTypes = resourceTypes;
        this.roles = roles;
        this.decisions = decisions;
        this.superadmin = cast.superadmin.id();
        this.owner = cast.acmesOwner.id();
        this.visitor = cast.visitor.id();
        this.acme = cast.acme;
    }

    @Test
    void addsAResourceTypeAndGrantsIt() {
        // tag::add
        NewResourceType projects = new NewResourceType(
                new ResourceTypeCode("projects"), "Projects", "What is being built", Actions.DEFAULT);
        bypass.write(superadmin, "Projects are a product now", token -> resourceTypes.add(token, projects));
        // end::add

        // tag::grant
        Permission read = Permission.of("projects", "read");
        TenantContext.run(acme, () -> {
            assertThat(decisions.allows(owner, read)).isFalse();
            roles.grant(owner, RoleKey.OWNER, read);
            assertThat(decisions.allows(owner, read)).isTrue();
        });
        // end::grant

        // tag::collision
        NewResourceType alike =
                new NewResourceType(new ResourceTypeCode("pro-jects"), "Projects", "", Actions.parse("read,archive"));
        assertThatThrownBy(() -> bypass.write(superadmin, "Once more", token -> resourceTypes.add(token, alike)))
                .isInstanceOf(CodeTakenException.class);
        // end::collision
    }

    @Test
    void addsARole() {
        // tag::role
        TenantContext.run(acme, () -> {
            Role accountant = roles.create(owner, "Accountant");
            roles.grant(owner, accountant.key(), Permission.of("members", "read"));
            assertThat(roles.matrix().granted(accountant.key(), Permission.of("members", "read")))
                    .isTrue();
        });
        // end::role
    }

    @Test
    void deniesWhoDoesNotBelong() {
        // tag::denied
        assertThatThrownBy(() ->
                        TenantContext.run(acme, () -> decisions.require(visitor, Permission.of("members", "read"))))
                .isInstanceOf(PermissionDeniedException.class);
        // end::denied
    }
}
