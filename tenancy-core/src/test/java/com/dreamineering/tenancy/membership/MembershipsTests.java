package com.dreamineering.tenancy.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.bypass.ReadingTokenException;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.OrganisationState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class MembershipsTests {

    private final Installation installation;
    private final Memberships memberships;
    private final Organisation acme;
    private final Organisation globex;

    MembershipsTests(TestDatabase database) {
        installation = Installation.shared(database);
        memberships = installation.tenancy.memberships();
        acme = installation.another("Acme");
        globex = installation.another("Globex");
    }

    @Nested
    class OfOnePerson {

        private final Person pat = installation.person("pat");

        @Test
        void areNoneAtFirst() {
            assertThat(memberships.of(pat.id())).isEmpty();
            assertThat(memberships.of(UserId.random())).isEmpty();
        }

        @Test
        void areExactlyTheirOwnByName() {
            installation.add(globex, pat, RoleKey.MEMBER);
            installation.add(acme, pat, RoleKey.OWNER);
            installation.member(installation.another("Initech"), "other", RoleKey.MEMBER);

            assertThat(memberships.of(pat.id())).containsExactly(own(acme), own(globex));
        }

        @Test
        void areTheSameInAnyScope() {
            installation.add(acme, pat, RoleKey.MEMBER);

            TenantContext.run(
                    globex.id(), () -> assertThat(memberships.of(pat.id())).containsExactly(own(acme)));
            TenantContext.runGlobal(() -> assertThat(memberships.of(pat.id())).containsExactly(own(acme)));
            installation.throughTheDoor(
                    token -> assertThat(memberships.of(pat.id())).containsExactly(own(acme)));
        }

        @Test
        void areReadWithoutABypass() {
            installation.add(acme, pat, RoleKey.MEMBER);
            installation.add(globex, pat, RoleKey.MEMBER);
            int before = bypasses();

            assertThat(memberships.of(pat.id())).hasSize(2);
            assertThat(memberships.usable(pat.id())).hasSize(2);
            assertThat(memberships.usable(pat.id(), acme.slug().value())).isPresent();

            assertThat(bypasses()).isEqualTo(before);
            installation.throughTheDoor(token -> token.reason()); // which is counted
            assertThat(bypasses()).isGreaterThan(before);
        }

        private int bypasses() {
            return installation
                    .rows("select sequence from audit_entries where action like 'bypass.%'")
                    .size();
        }

        @Test
        void areUsableInAnActiveOrganisation() {
            installation.add(acme, pat, RoleKey.MEMBER);

            assertThat(memberships.usable(pat.id())).containsExactly(own(acme));
            assertThat(memberships.usable(pat.id(), acme.slug().value())).contains(own(acme));
        }

        @Test
        void areNotUsableUnderAnotherSlug() {
            installation.add(acme, pat, RoleKey.MEMBER);

            assertThat(memberships.usable(pat.id(), globex.slug().value())).isEmpty();
            assertThat(memberships.usable(pat.id(), "never-was")).isEmpty();
            assertThat(memberships.usable(pat.id(), "")).isEmpty();
            assertThat(memberships.usable(pat.id(), acme.slug() + "\0")).isEmpty();
            assertThat(memberships.usable(pat.id(), "%")).isEmpty();
            assertThat(memberships.usable(pat.id(), acme.slug().value().toUpperCase(java.util.Locale.ROOT)))
                    .isEmpty();
        }

        @Test
        void areNotUsableInASuspendedOrganisation() {
            installation.add(acme, pat, RoleKey.MEMBER);
            installation.throughTheDoor(
                    token -> installation.tenancy.organisations().suspend(token, acme.id(), "unpaid"));

            assertThat(memberships.of(pat.id()))
                    .singleElement()
                    .matches(own -> own.state() == OrganisationState.SUSPENDED && !own.usable());
            assertThat(memberships.usable(pat.id())).isEmpty();
            assertThat(memberships.usable(pat.id(), acme.slug().value())).isEmpty();
        }

        @Test
        void areNotUsableWhileTheyAreSuspendedThemselves() {
            installation.add(acme, pat, RoleKey.MEMBER);
            installation.sql(
                    "update memberships set state = 'SUSPENDED' where person_id = ?",
                    pat.id().value());

            assertThat(memberships.of(pat.id()))
                    .singleElement()
                    .matches(own -> own.membership() == MembershipState.SUSPENDED && !own.usable());
            assertThat(memberships.usable(pat.id())).isEmpty();
        }

        @Test
        void giveTheirRolesInTheOrganisationInScope() {
            installation.add(acme, pat, RoleKey.OWNER);
            installation.add(globex, pat, RoleKey.MEMBER);

            assertThat(TenantContext.call(acme.id(), () -> memberships.rolesOf(pat.id())))
                    .containsExactly(RoleKey.OWNER);
            assertThat(TenantContext.call(globex.id(), () -> memberships.rolesOf(pat.id())))
                    .containsExactly(RoleKey.MEMBER);
            assertThatThrownBy(() -> memberships.rolesOf(pat.id())).isInstanceOf(MissingScopeException.class);
        }

        private static OwnOrganisation own(Organisation organisation) {
            return new OwnOrganisation(
                    organisation.id(),
                    organisation.slug(),
                    organisation.name(),
                    OrganisationState.ACTIVE,
                    MembershipState.ACTIVE);
        }
    }

    @Nested
    class OfAnOrganisation {

        @Test
        void areItsMembersWithTheirRolesByTheTimeTheyJoined() {
            Person owner = installation.member(acme, "owner", RoleKey.OWNER);
            Person member = installation.member(acme, "member", RoleKey.MEMBER);
            installation.member(globex, "other", RoleKey.MEMBER);

            List<Member> members = TenantContext.call(acme.id(), memberships::members);

            assertThat(members).extracting(Member::person).containsExactly(owner, member);
            assertThat(members.get(0).roles()).containsExactly(RoleKey.OWNER);
            assertThat(members.get(1).state()).isEqualTo(MembershipState.ACTIVE);
        }

        @Test
        void needAnOrganisationInScope() {
            assertThatThrownBy(memberships::members).isInstanceOf(MissingScopeException.class);
            installation.throughTheDoor(
                    token -> assertThatThrownBy(memberships::members).isInstanceOf(MissingScopeException.class));
        }

        @Test
        void areCountedThroughTheDoor() {
            Organisation empty = installation.another("Initech");
            installation.member(acme, "owner", RoleKey.OWNER);
            installation.member(acme, "member", RoleKey.MEMBER);
            installation.member(globex, "other", RoleKey.MEMBER);

            assertThat(count(acme, globex, empty)).isEqualTo(Map.of(acme.id(), 2L, globex.id(), 1L));
            assertThat(count()).isEmpty();
        }

        private Map<OrganisationId, Long> count(Organisation... organisations) {
            List<OrganisationId> ids =
                    Arrays.stream(organisations).map(Organisation::id).toList();
            return installation.throughTheDoor(token -> memberships.count(token, ids));
        }
    }

    @Nested
    class Added {

        private final Person pat = installation.person("pat");

        @Test
        void standInTheTrailAndAreAnnounced() {
            installation.add(acme, pat, RoleKey.MEMBER);

            assertThat(installation.rows(
                            "select subject || ' ' || details from audit_entries"
                                    + " where action = 'member.joined' and organisation_id = ?",
                            acme.id().value()))
                    .containsExactly(pat.email() + " as member");
            assertThat(installation.events).contains(new MemberJoined(acme.id(), pat.id()));
        }

        @Test
        void areRefusedASecondTime() {
            installation.add(acme, pat, RoleKey.MEMBER);

            assertThatThrownBy(() -> installation.add(acme, pat, RoleKey.OWNER))
                    .isInstanceOf(AlreadyMemberException.class)
                    .hasMessage("'%s' belongs to this organisation already. Invite somebody else", pat.email());
        }

        @Test
        void areRefusedInARoleThatTheOrganisationDoesNotHave() {
            assertThatThrownBy(() -> installation.add(acme, pat, new RoleKey("astronaut")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "There is no role 'astronaut' in organisation %s. Each organisation has owner, admin and member",
                            acme.id());
        }

        @Test
        void areRefusedInAnOrganisationThatDoesNotExist() {
            Organisation nowhere = new Organisation(
                    OrganisationId.random(), acme.slug(), "Nowhere", acme.state(), false, acme.createdAt());

            assertThatThrownBy(() -> installation.add(nowhere, pat, RoleKey.OWNER))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("There is no role 'owner' in organisation " + nowhere.id());
        }

        @Test
        void areRefusedForWhoIsNotRegistered() {
            Person nobody = new Person(UserId.random(), new EmailAddress("nobody@demo.test"), "Nobody");

            assertThatThrownBy(() -> installation.add(acme, nobody, RoleKey.MEMBER))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no person %s. Register them with People first", nobody.id());
        }

        @Test
        void needATokenThatWrites() {
            assertThatThrownBy(() -> installation
                            .tenancy
                            .bypass()
                            .<Object, RuntimeException>read(installation.superadmin.id(), "A test reads", token -> {
                                memberships.add(token, acme.id(), pat, RoleKey.MEMBER);
                                return token;
                            }))
                    .isInstanceOf(ReadingTokenException.class);
        }
    }
}
