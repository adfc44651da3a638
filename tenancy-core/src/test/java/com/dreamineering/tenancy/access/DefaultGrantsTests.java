package com.dreamineering.tenancy.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Slug;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DefaultGrantsTests {

    private static final Permission READ_CONTACTS = Permission.of("contacts", "read");

    @Nested
    class Shipped {

        private final DefaultGrants shipped = DefaultGrants.shipped();

        @Test
        void letOwnersManageEverything() {
            assertThat(shipped.of(RoleKey.OWNER)).isEqualTo(GovernancePermissions.ALL);
        }

        @Test
        void letAdminsInviteAndChangeNoRoles() {
            assertThat(shipped.of(RoleKey.ADMIN))
                    .contains(GovernancePermissions.INVITE_MEMBERS)
                    .doesNotContain(GovernancePermissions.MANAGE_ROLES);
        }

        @Test
        void letMembersLookOnly() {
            assertThat(shipped.of(RoleKey.MEMBER))
                    .isNotEmpty()
                    .allMatch(permission -> permission.action().equals("read"));
        }

        @Test
        void giveNothingToOtherRoles() {
            assertThat(shipped.of(new RoleKey("auditor"))).isEmpty();
        }
    }

    @Nested
    class OfAHost {

        @Test
        void addToWhatIsShipped() {
            DefaultGrants more = DefaultGrants.shipped().and(RoleKey.MEMBER, Set.of(READ_CONTACTS));

            assertThat(more.of(RoleKey.MEMBER)).contains(READ_CONTACTS, GovernancePermissions.READ_MEMBERS);
            assertThat(more.of(RoleKey.ADMIN)).doesNotContain(READ_CONTACTS);
            assertThat(DefaultGrants.shipped().of(RoleKey.MEMBER)).doesNotContain(READ_CONTACTS);
        }

        @OnEachDatabase
        void neverTakeFromOwnersWhatTheyNeed(TestDatabase database) {
            Installation installation = Installation.shared(database);
            Tenancy host = Tenancy.builder(installation.transactions)
                    .defaultGrants(new DefaultGrants(Map.of()))
                    .build();
            String name = Installation.numbered("Initech");

            Organisation created = host.bypass()
                    .write(
                            installation.superadmin.id(),
                            "A test needs it",
                            token -> host.organisations()
                                    .create(
                                            token,
                                            new NewOrganisation(
                                                    name, Slug.from(name).orElseThrow(), null)));

            Set<Grant> grants =
                    TenantContext.call(created.id(), () -> host.roles().matrix().grants());
            assertThat(grants)
                    .isEqualTo(GovernancePermissions.ALL.stream()
                            .map(permission -> new Grant(RoleKey.OWNER, permission))
                            .collect(Collectors.toSet()));
        }
    }
}
