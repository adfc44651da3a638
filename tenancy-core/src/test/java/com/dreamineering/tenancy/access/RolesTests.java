package com.dreamineering.tenancy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.AtOnce;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.organisation.Organisation;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class RolesTests {

    private static final Permission REMOVE = GovernancePermissions.REMOVE_MEMBERS;

    private final Installation installation;
    private final Roles roles;
    private final Organisation acme;
    private final Organisation globex;
    private final UserId owner;
    private final UserId admin;

    RolesTests(TestDatabase database) {
        installation = Installation.shared(database);
        roles = installation.tenancy.roles();
        acme = installation.another("Acme");
        globex = installation.another("Globex");
        owner = installation.member(acme, "owner", RoleKey.OWNER).id();
        admin = installation.member(acme, "admin", RoleKey.ADMIN).id();
    }

    @Nested
    class OfANewOrganisation {

        @Test
        void areTheBuiltInOnes() {
            assertThat(all(acme))
                    .containsExactly(
                            new Role(RoleKey.OWNER, "Owner", true),
                            new Role(RoleKey.ADMIN, "Admin", true),
                            new Role(RoleKey.MEMBER, "Member", true));
        }

        @Test
        void haveTheirDefaultGrants() {
            PermissionMatrix matrix = matrix(acme);

            assertThat(matrix.roles()).isEqualTo(all(acme));
            assertThat(matrix.resourceTypes())
                    .isEqualTo(installation.tenancy.resourceTypes().all());
            assertThat(matrix.granted(RoleKey.OWNER, GovernancePermissions.MANAGE_ROLES))
                    .isTrue();
            assertThat(matrix.granted(RoleKey.ADMIN, GovernancePermissions.INVITE_MEMBERS))
                    .isTrue();
            assertThat(matrix.granted(RoleKey.ADMIN, GovernancePermissions.MANAGE_ROLES))
                    .isFalse();
            assertThat(matrix.granted(RoleKey.MEMBER, GovernancePermissions.READ_MEMBERS))
                    .isTrue();
        }
    }

    @Nested
    class Created {

        @ParameterizedTest
        @CsvSource({
            "Auditor, auditor",
            "'  Team Lead ', team-lead",
            "Zoë's Crew!, zoe-s-crew",
            "24/7 Support, support",
            "Émigré, emigre",
            "A very long name of a role that nobody will read, a-very-long-name-of-a-role-that-nobody-w"
        })
        void getAKeyFromTheirName(String name, String key) {
            Role created = create(owner, name);

            assertThat(created).isEqualTo(new Role(new RoleKey(key), name.strip(), false));
        }

        @Test
        void standBehindTheBuiltInOnesByKey() {
            create(owner, "Zookeeper");
            create(owner, "Auditor");

            assertThat(all(acme))
                    .extracting(Role::name)
                    .containsExactly("Owner", "Admin", "Member", "Auditor", "Zookeeper");
        }

        @Test
        void areGrantedNothing() {
            Role created = create(owner, "Auditor");

            assertThat(matrix(acme).grants()).noneMatch(grant -> grant.role().equals(created.key()));
        }

        @Test
        void areThereInTheirOrganisationOnly() {
            create(owner, "Auditor");

            assertThat(all(globex)).extracting(Role::name).doesNotContain("Auditor");
        }

        @Test
        void standInTheTrailAndAreAnnounced() {
            installation.events.removeIf(new GrantsChanged(acme.id())::equals);
            create(owner, "Auditor");

            assertThat(trail()).containsExactly("role.created Auditor key auditor");
            assertThat(installation.events).contains(new GrantsChanged(acme.id()));
        }

        @Test
        void areRefusedToWhoMayNotManageRoles() {
            assertThatThrownBy(() -> create(admin, "Auditor"))
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessage("This needs the permission roles:update. "
                            + "Someone who manages roles in this organisation can grant it");
            assertThat(all(acme)).hasSize(3);
        }

        @Test
        void areRefusedToTheOwnerOfAnotherOrganisation() {
            assertThatThrownBy(() -> TenantContext.call(globex.id(), () -> roles.create(owner, "Auditor")))
                    .isInstanceOf(PermissionDeniedException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Owner", "OWNER", " owner! "})
        void areRefusedUnderANameThatIsTaken(String name) {
            refused(name, "The role 'Owner' has that name already. Choose another one");
        }

        @Test
        void areRefusedUnderANameWithoutALetterForTheKey() {
            refused("🚀", "The name '🚀' needs a letter from a to z to begin with");
            refused("24", "The name '24' needs a letter from a to z to begin with");
        }

        @Test
        void areRefusedUnderANameThatOnlyLooksLikeATakenOne() {
            refused(
                    "\u041ewner",
                    "The name '\u041ewner' has letters that cannot be written in a to z. Write it in Latin letters");
        }

        @Test
        void areRefusedUnderANameThatIsNoPlainText() {
            refused(" ", "A name is needed");
            refused("x".repeat(61), "A name can have up to 60 characters, and this one has 61");
            refused(
                    "Au\u0007ditor",
                    "A name cannot contain the invisible character U+0007. Delete it and type the text again");
        }

        @Test
        void areRefusedButForOneWhenTheyComeAtOnce() {
            List<AtOnce.Attempt<Role>> attempts = AtOnce.attempt(6, thread -> () -> create(owner, "Auditor"));

            assertThat(attempts).filteredOn(AtOnce.Attempt::succeeded).hasSize(1);
            assertThat(attempts)
                    .filteredOn(attempt -> !attempt.succeeded())
                    .allSatisfy(attempt -> assertThat(attempt.failure())
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage("The role 'Auditor' has that name already. Choose another one"));
        }

        private void refused(String name, String problem) {
            assertThat(TenantContext.call(acme.id(), () -> roles.problem(name))).contains(problem);
            assertThatThrownBy(() -> create(owner, name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(problem);
        }

        private Role create(UserId by, String name) {
            return TenantContext.call(acme.id(), () -> roles.create(by, name));
        }
    }

    @Nested
    class GrantedAPermission {

        @Test
        void haveItInTheMatrix() {
            grant(owner, RoleKey.MEMBER, REMOVE);

            assertThat(matrix(acme).granted(RoleKey.MEMBER, REMOVE)).isTrue();
        }

        @Test
        void haveItInTheirOrganisationOnly() {
            grant(owner, RoleKey.MEMBER, REMOVE);

            assertThat(matrix(globex).granted(RoleKey.MEMBER, REMOVE)).isFalse();
        }

        @Test
        void standInTheTrailAndAreAnnounced() {
            installation.events.removeIf(new GrantsChanged(acme.id())::equals);
            grant(owner, RoleKey.MEMBER, REMOVE);

            assertThat(trail()).containsExactly("permission.granted members:delete to member ");
            assertThat(installation.events).containsOnlyOnce(new GrantsChanged(acme.id()));
        }

        @Test
        void areLeftAsTheyAreTheSecondTime() {
            grant(owner, RoleKey.MEMBER, REMOVE);
            grant(owner, RoleKey.MEMBER, REMOVE);

            assertThat(trail()).hasSize(1);
            assertThat(matrix(acme).granted(RoleKey.MEMBER, REMOVE)).isTrue();
        }

        @Test
        void areGrantedOnceThoughSeveralPeopleGrantAtOnce() {
            List<AtOnce.Attempt<Boolean>> attempts = AtOnce.attempt(6, thread -> () -> {
                grant(owner, RoleKey.MEMBER, REMOVE);
                return true;
            });

            assertThat(attempts).allMatch(AtOnce.Attempt::succeeded);
            assertThat(trail()).hasSize(1);
        }

        @Test
        void loseItAgain() {
            grant(owner, RoleKey.MEMBER, REMOVE);
            revoke(owner, RoleKey.MEMBER, REMOVE);

            assertThat(matrix(acme).granted(RoleKey.MEMBER, REMOVE)).isFalse();
            assertThat(trail())
                    .containsExactly(
                            "permission.granted members:delete to member ",
                            "permission.revoked members:delete to member ");
        }

        @Test
        void areLeftAsTheyAreIfTheyLackIt() {
            assertThatCode(() -> revoke(owner, RoleKey.MEMBER, REMOVE)).doesNotThrowAnyException();

            assertThat(trail()).isEmpty();
        }
    }

    @Nested
    class OfOwners {

        @Test
        void keepWhatManagesTheOrganisation() {
            for (Permission permission : GovernancePermissions.ALL) {
                assertThat(Roles.isLocked(RoleKey.OWNER, permission)).isTrue();
                assertThatThrownBy(() -> revoke(owner, RoleKey.OWNER, permission))
                        .isInstanceOf(PermissionDeniedException.class)
                        .hasMessage(
                                "Owners keep %s, so that an organisation can always be managed. "
                                        + "Change another permission",
                                permission);
            }
            assertThat(trail()).isEmpty();
        }

        @Test
        void loseWhatElseTheyHave() {
            Permission read = newPermission();
            grant(owner, RoleKey.OWNER, read);

            revoke(owner, RoleKey.OWNER, read);

            assertThat(matrix(acme).granted(RoleKey.OWNER, read)).isFalse();
        }

        @Test
        void areNotLockedForOthers() {
            assertThat(Roles.isLocked(RoleKey.ADMIN, GovernancePermissions.MANAGE_ROLES))
                    .isFalse();
        }
    }

    @Nested
    class ChangedBySomebody {

        @Test
        void needThePermissionToManageRoles() {
            assertThatThrownBy(() -> grant(admin, RoleKey.MEMBER, GovernancePermissions.READ_ROLES))
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessage("This needs the permission roles:update. "
                            + "Someone who manages roles in this organisation can grant it");
            assertThatThrownBy(() -> revoke(admin, RoleKey.MEMBER, GovernancePermissions.READ_MEMBERS))
                    .isInstanceOf(PermissionDeniedException.class);
        }

        @Test
        void areNotGivenWhatThatPersonLacks() {
            grant(owner, RoleKey.ADMIN, GovernancePermissions.MANAGE_ROLES);

            assertThatThrownBy(() -> grant(admin, RoleKey.ADMIN, REMOVE))
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessage(
                            "You cannot give or take members:delete, because you do not have it yourself. An owner can");
            assertThat(matrix(acme).granted(RoleKey.ADMIN, REMOVE)).isFalse();
        }

        @Test
        void doNotLoseWhatThatPersonLacks() {
            grant(owner, RoleKey.ADMIN, GovernancePermissions.MANAGE_ROLES);
            grant(owner, RoleKey.MEMBER, REMOVE);

            assertThatThrownBy(() -> revoke(admin, RoleKey.MEMBER, REMOVE))
                    .isInstanceOf(PermissionDeniedException.class);
            assertThat(matrix(acme).granted(RoleKey.MEMBER, REMOVE)).isTrue();
        }

        @Test
        void areGivenWhatThatPersonHas() {
            grant(owner, RoleKey.ADMIN, GovernancePermissions.MANAGE_ROLES);

            grant(admin, RoleKey.MEMBER, GovernancePermissions.INVITE_MEMBERS);

            assertThat(matrix(acme).granted(RoleKey.MEMBER, GovernancePermissions.INVITE_MEMBERS))
                    .isTrue();
        }

        @Test
        void areGivenAnythingByAnOwner() {
            Permission read = newPermission();
            assertThat(mayGrant(owner, read)).isTrue();
            assertThat(mayGrant(admin, read)).isFalse();

            grant(owner, RoleKey.MEMBER, read);

            assertThat(matrix(acme).granted(RoleKey.MEMBER, read)).isTrue();
        }

        @Test
        void areNotGivenWhatDoesNotExist() {
            assertThatThrownBy(() -> grant(owner, RoleKey.MEMBER, Permission.of("no-such-thing", "read")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no permission no-such-thing:read. The matrix shows all there are");
            assertThatThrownBy(() -> grant(owner, RoleKey.MEMBER, Permission.of("members", "fly")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no permission members:fly. The matrix shows all there are");
        }

        @Test
        void areRefusedIfTheyDoNotExist() {
            assertThatThrownBy(() -> grant(owner, new RoleKey("auditor"), REMOVE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no role 'auditor' here. The matrix shows all there are");
        }

        @Test
        void areRefusedInAnOrganisationWhereThatPersonDoesNotBelong() {
            assertThatThrownBy(() -> TenantContext.run(globex.id(), () -> roles.grant(owner, RoleKey.MEMBER, REMOVE)))
                    .isInstanceOf(PermissionDeniedException.class);
            assertThat(matrix(globex).granted(RoleKey.MEMBER, REMOVE)).isFalse();
        }

        private boolean mayGrant(UserId person, Permission permission) {
            return TenantContext.call(acme.id(), () -> roles.mayGrant(person, permission));
        }
    }

    @Nested
    class WithoutAnOrganisation {

        @Test
        void areRefused() {
            assertThatThrownBy(roles::all).isInstanceOf(MissingScopeException.class);
            assertThatThrownBy(roles::matrix).isInstanceOf(MissingScopeException.class);
            assertThatThrownBy(() -> roles.create(owner, "Auditor")).isInstanceOf(MissingScopeException.class);
            assertThatThrownBy(() -> roles.grant(owner, RoleKey.MEMBER, REMOVE))
                    .isInstanceOf(MissingScopeException.class);
            assertThatThrownBy(() -> roles.revoke(owner, RoleKey.MEMBER, REMOVE))
                    .isInstanceOf(MissingScopeException.class);
        }

        @Test
        void areRefusedInABypassToo() {
            installation.throughTheDoor(
                    token -> assertThatThrownBy(roles::matrix).isInstanceOf(MissingScopeException.class));
        }
    }

    private void grant(UserId by, RoleKey role, Permission permission) {
        TenantContext.run(acme.id(), () -> roles.grant(by, role, permission));
    }

    private void revoke(UserId by, RoleKey role, Permission permission) {
        TenantContext.run(acme.id(), () -> roles.revoke(by, role, permission));
    }

    private List<Role> all(Organisation organisation) {
        return TenantContext.call(organisation.id(), roles::all);
    }

    private PermissionMatrix matrix(Organisation organisation) {
        return TenantContext.call(organisation.id(), roles::matrix);
    }

    /** A permission of a new resource type, which nobody has. */
    private Permission newPermission() {
        ResourceTypeCode code =
                new ResourceTypeCode(Installation.numbered("thing").replace(' ', '-'));
        installation.throughTheDoor(token -> installation
                .tenancy
                .resourceTypes()
                .add(token, new NewResourceType(code, "Things", "", Actions.DEFAULT)));
        return new Permission(code, "read");
    }

    /** What people did in Acme, since nobody else acts there. */
    private List<Object> trail() {
        return installation.rows(
                "select action || ' ' || subject || ' ' || details from audit_entries"
                        + " where organisation_id = ? and actor_id = ? order by sequence",
                acme.id().value(),
                owner.value());
    }
}
