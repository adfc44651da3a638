package com.dreamineering.tenancy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.Organisation;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class AccessDecisionsTests {

    private final Installation installation;
    private final AccessDecisions decisions;
    private final Roles roles;
    private final Organisation acme;
    private final Organisation globex;
    private final UserId owner;
    private final UserId member;

    AccessDecisionsTests(TestDatabase database) {
        installation = Installation.shared(database);
        decisions = installation.tenancy.decisions();
        roles = installation.tenancy.roles();
        acme = installation.another("Acme");
        globex = installation.another("Globex");
        owner = installation.member(acme, "owner", RoleKey.OWNER).id();
        member = installation.member(acme, "member", RoleKey.MEMBER).id();
    }

    @Nested
    class Deny {

        @Test
        void whatIsNotGranted() {
            assertThat(allows(acme, member, GovernancePermissions.MANAGE_ROLES)).isFalse();
        }

        @Test
        void everythingToWhoDoesNotBelong() {
            UserId stranger = installation.person("stranger").id();

            assertThat(allows(acme, stranger, GovernancePermissions.READ_MEMBERS))
                    .isFalse();
            assertThat(TenantContext.call(acme.id(), () -> decisions.permissionsOf(stranger)))
                    .isEmpty();
        }

        @Test
        void everythingInAnOrganisationThatOneDoesNotBelongTo() {
            assertThat(allows(globex, owner, GovernancePermissions.READ_MEMBERS))
                    .isFalse();
        }

        @Test
        void everythingToTheSuperadminAsAnybodyElse() {
            assertThat(allows(acme, installation.superadmin.id(), GovernancePermissions.READ_MEMBERS))
                    .isFalse();
        }

        @Test
        void whatDoesNotExist() {
            assertThat(allows(acme, owner, Permission.of("no-such-thing", "read")))
                    .isFalse();
            assertThat(allows(acme, owner, Permission.of("members", "fly"))).isFalse();
        }

        @Test
        void whatIsGrantedForAnActionThatIsGone() {
            installation.sql(
                    "insert into governance_grants (organisation_id, id, role_key, resource_code, action, granted_by, granted_at)"
                            + " values (?, ?, 'member', 'members', 'fly', ?, current_timestamp)",
                    acme.id().value(),
                    UUID.randomUUID(),
                    owner.value());

            assertThat(allows(acme, member, Permission.of("members", "fly"))).isFalse();
        }

        @Test
        void everythingToASuspendedMember() {
            assertThat(allows(acme, member, GovernancePermissions.READ_MEMBERS)).isTrue();

            installation.sql("update memberships set state = 'SUSPENDED' where person_id = ?", member.value());

            assertThat(allows(acme, member, GovernancePermissions.READ_MEMBERS)).isFalse();
            assertThat(hasRole(acme, member, RoleKey.MEMBER)).isFalse();
        }

        @Test
        void everythingInASuspendedOrganisationEvenToItsOwner() {
            installation.throughTheDoor(
                    token -> installation.tenancy.organisations().suspend(token, acme.id(), "unpaid"));

            assertThat(allows(acme, owner, GovernancePermissions.READ_MEMBERS)).isFalse();
            assertThat(hasRole(acme, owner, RoleKey.OWNER)).isFalse();
        }

        @Test
        void everythingOnceTheMembershipIsGone() {
            assertThat(allows(acme, member, GovernancePermissions.READ_MEMBERS)).isTrue();

            installation.sql(
                    "delete from membership_roles where membership_id in"
                            + " (select id from memberships where person_id = ?)",
                    member.value());

            assertThat(allows(acme, member, GovernancePermissions.READ_MEMBERS)).isFalse();
        }

        @Test
        void inWords() {
            TenantContext.run(
                    acme.id(),
                    () -> assertThatThrownBy(() -> decisions.require(member, GovernancePermissions.MANAGE_ROLES))
                            .isInstanceOf(PermissionDeniedException.class)
                            .hasMessage("This needs the permission roles:update. "
                                    + "Someone who manages roles in this organisation can grant it"));
        }

        @Test
        void toSayAnythingWithoutAnOrganisation() {
            assertThatThrownBy(() -> decisions.allows(owner, GovernancePermissions.READ_MEMBERS))
                    .isInstanceOf(MissingScopeException.class);
            assertThatThrownBy(() -> decisions.hasRole(owner, RoleKey.OWNER)).isInstanceOf(MissingScopeException.class);
            TenantContext.runGlobal(() ->
                    assertThatThrownBy(() -> decisions.permissionsOf(owner)).isInstanceOf(MissingScopeException.class));
            installation.throughTheDoor(token -> assertThatThrownBy(() -> decisions.permissionsOf(owner))
                    .isInstanceOf(MissingScopeException.class)
                    .hasMessageStartingWith(
                            "Every organisation is in scope, and this work needs exactly one, on thread"));
        }
    }

    @Nested
    class Allow {

        @Test
        void whatIsGrantedToTheRole() {
            assertThat(allows(acme, owner, GovernancePermissions.MANAGE_ROLES)).isTrue();
            assertThat(allows(acme, member, GovernancePermissions.READ_MEMBERS)).isTrue();
        }

        @Test
        void whoeverHasTheRoleWhatItIsGranted() {
            TenantContext.run(acme.id(), () -> {
                assertThat(decisions.permissionsOf(RoleKey.OWNER)).isEqualTo(GovernancePermissions.ALL);
                assertThat(decisions.permissionsOf(new RoleKey("auditor"))).isEmpty();
            });
        }

        @Test
        void whatIsGrantedToAnyOfTheRoles() {
            Role auditor = TenantContext.call(acme.id(), () -> roles.create(owner, "Auditor"));
            grant(auditor.key(), GovernancePermissions.REMOVE_MEMBERS);
            assertThat(allows(acme, member, GovernancePermissions.REMOVE_MEMBERS))
                    .isFalse();

            addRole(member, auditor.key());

            assertThat(allows(acme, member, GovernancePermissions.REMOVE_MEMBERS))
                    .isTrue();
            assertThat(allows(acme, member, GovernancePermissions.READ_MEMBERS)).isTrue();
        }

        @Test
        void inEachOrganisationWhatIsGrantedThere() {
            Person both = installation.person("both");
            installation.add(acme, both, RoleKey.MEMBER);
            installation.add(globex, both, RoleKey.MEMBER);

            grant(RoleKey.MEMBER, GovernancePermissions.REMOVE_MEMBERS);

            assertThat(allows(acme, both.id(), GovernancePermissions.REMOVE_MEMBERS))
                    .isTrue();
            assertThat(allows(globex, both.id(), GovernancePermissions.REMOVE_MEMBERS))
                    .isFalse();
        }
    }

    @Nested
    class AfterAChange {

        @Test
        void decideByItWithTheNextCall() {
            assertThat(allows(acme, member, GovernancePermissions.REMOVE_MEMBERS))
                    .isFalse();

            grant(RoleKey.MEMBER, GovernancePermissions.REMOVE_MEMBERS);
            assertThat(allows(acme, member, GovernancePermissions.REMOVE_MEMBERS))
                    .isTrue();

            revoke(RoleKey.MEMBER, GovernancePermissions.REMOVE_MEMBERS);
            assertThat(allows(acme, member, GovernancePermissions.REMOVE_MEMBERS))
                    .isFalse();
        }

        @Test
        void decideByItInsideItsTransactionAlready() {
            assertThat(allows(acme, member, GovernancePermissions.REMOVE_MEMBERS))
                    .isFalse();

            TenantContext.run(
                    acme.id(),
                    () -> installation.transactions.join(entities -> {
                        roles.grant(owner, RoleKey.MEMBER, GovernancePermissions.REMOVE_MEMBERS);
                        assertThat(decisions.allows(member, GovernancePermissions.REMOVE_MEMBERS))
                                .isTrue();
                        return true;
                    }));
        }

        @Test
        void decideByItThoughAnotherThreadAskedBeforeItWasCommitted() {
            TenantContext.run(
                    acme.id(),
                    () -> installation.transactions.join(entities -> {
                        roles.grant(owner, RoleKey.MEMBER, GovernancePermissions.REMOVE_MEMBERS);
                        assertThat(CompletableFuture.supplyAsync(
                                                () -> allows(acme, member, GovernancePermissions.REMOVE_MEMBERS))
                                        .join())
                                .isFalse();
                        return true;
                    }));

            assertThat(allows(acme, member, GovernancePermissions.REMOVE_MEMBERS))
                    .isTrue();
        }

        @Test
        void forgetItWhenItIsRolledBack() {
            assertThat(allows(acme, member, GovernancePermissions.REMOVE_MEMBERS))
                    .isFalse();
            assertThatThrownBy(() -> TenantContext.run(
                            acme.id(),
                            () -> installation.transactions.join(entities -> {
                                roles.grant(owner, RoleKey.MEMBER, GovernancePermissions.REMOVE_MEMBERS);
                                assertThat(decisions.allows(member, GovernancePermissions.REMOVE_MEMBERS))
                                        .isTrue();
                                throw new IllegalStateException("no luck");
                            })))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(allows(acme, member, GovernancePermissions.REMOVE_MEMBERS))
                    .isFalse();
        }

        @Test
        void forgetARevocationThatIsRolledBack() {
            grant(RoleKey.MEMBER, GovernancePermissions.REMOVE_MEMBERS);
            assertThatThrownBy(() -> TenantContext.run(
                            acme.id(),
                            () -> installation.transactions.join(entities -> {
                                roles.revoke(owner, RoleKey.MEMBER, GovernancePermissions.REMOVE_MEMBERS);
                                assertThat(decisions.allows(member, GovernancePermissions.REMOVE_MEMBERS))
                                        .isFalse();
                                throw new IllegalStateException("no luck");
                            })))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(allows(acme, member, GovernancePermissions.REMOVE_MEMBERS))
                    .isTrue();
        }
    }

    private boolean allows(Organisation organisation, UserId person, Permission permission) {
        return TenantContext.call(organisation.id(), () -> decisions.allows(person, permission));
    }

    private boolean hasRole(Organisation organisation, UserId person, RoleKey role) {
        return TenantContext.call(organisation.id(), () -> decisions.hasRole(person, role));
    }

    private void grant(RoleKey role, Permission permission) {
        TenantContext.run(acme.id(), () -> roles.grant(owner, role, permission));
    }

    private void revoke(RoleKey role, Permission permission) {
        TenantContext.run(acme.id(), () -> roles.revoke(owner, role, permission));
    }

    private void addRole(UserId person, RoleKey role) {
        installation.sql(
                "insert into membership_roles (organisation_id, id, membership_id, role_key)"
                        + " select organisation_id, ?, id, ? from memberships where person_id = ?",
                UUID.randomUUID(),
                role.value(),
                person.value());
    }
}
