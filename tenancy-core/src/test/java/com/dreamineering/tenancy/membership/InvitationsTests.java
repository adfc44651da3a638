package com.dreamineering.tenancy.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.TenancyEvent;
import com.dreamineering.tenancy.access.GovernancePermissions;
import com.dreamineering.tenancy.access.PermissionDeniedException;
import com.dreamineering.tenancy.access.Role;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.bypass.ReadingTokenException;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope.None;
import com.dreamineering.tenancy.database.AtOnce;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestClock;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.UnknownOrganisationException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class InvitationsTests {

    private static final String CLOSED = "This invitation cannot be accepted any more. Ask for a new one";

    private final Installation installation;
    private final TestClock clock = new TestClock();
    private final List<TenancyEvent> events = new CopyOnWriteArrayList<>();
    private final Tenancy tenancy;
    private final Invitations invitations;
    private final Organisation acme;
    private final Organisation globex;
    private final Person owner;
    private final Person admin;
    private final Person member;
    private final Person pat;

    InvitationsTests(TestDatabase database) {
        installation = Installation.shared(database);
        tenancy = Tenancy.builder(installation.transactions)
                .events(events::add)
                .clock(clock)
                .build();
        invitations = tenancy.invitations();
        acme = installation.another("Acme");
        globex = installation.another("Globex");
        owner = installation.member(acme, "owner", RoleKey.OWNER);
        admin = installation.member(acme, "admin", RoleKey.ADMIN);
        member = installation.member(acme, "member", RoleKey.MEMBER);
        pat = installation.person("pat");
    }

    @Nested
    class Issued {

        @Test
        void areOpenForAWeek() {
            Invitation invitation = invite(owner, pat, RoleKey.MEMBER).invitation();

            assertThat(invitation)
                    .isEqualTo(new Invitation(
                            invitation.id(),
                            acme.id(),
                            pat.email(),
                            RoleKey.MEMBER,
                            owner.id(),
                            InvitationState.PENDING,
                            clock.instant(),
                            clock.instant().plus(Duration.ofDays(7))));
            assertThat(open()).containsExactly(invitation);
        }

        @Test
        void standInTheTrail() {
            invite(owner, pat, RoleKey.MEMBER);

            assertThat(installation.rows(
                            "select subject || ' ' || details from audit_entries"
                                    + " where action = 'member.invited' and organisation_id = ?",
                            acme.id().value()))
                    .containsExactly(pat.email() + " as member");
        }

        @Test
        void makeNobodyAMember() {
            invite(owner, pat, RoleKey.MEMBER);

            assertThat(tenancy.memberships().of(pat.id())).isEmpty();
        }

        @Test
        void mayGoToSomebodyWhoIsNotRegistered() {
            EmailAddress nobody =
                    new EmailAddress(Installation.numbered("nobody").replace(' ', '-') + "@demo.test");

            IssuedInvitation issued =
                    TenantContext.call(acme.id(), () -> invitations.invite(owner.id(), nobody, RoleKey.MEMBER));

            assertThat(issued.invitation().email()).isEqualTo(nobody);
        }

        @Test
        void areSeenInTheirOrganisationOnly() {
            invite(owner, pat, RoleKey.MEMBER);

            assertThat(TenantContext.<List<Invitation>, RuntimeException>call(globex.id(), invitations::open))
                    .isEmpty();
            assertThatThrownBy(invitations::open).isInstanceOf(MissingScopeException.class);
        }

        @Test
        void areListedOldestFirst() {
            Person kim = installation.person("kim");
            Invitation first = invite(owner, pat, RoleKey.MEMBER).invitation();
            clock.advance(Duration.ofHours(1));
            Invitation second = invite(owner, kim, RoleKey.ADMIN).invitation();

            assertThat(open()).containsExactly(first, second);
        }

        @Test
        void areNotListedOnceTheyHaveExpired() {
            invite(owner, pat, RoleKey.MEMBER);
            clock.advance(Duration.ofDays(7));

            assertThat(open()).isEmpty();
        }

        @Test
        void takeThePlaceOfOlderOnes() {
            String old = invite(owner, pat, RoleKey.MEMBER).secret();
            IssuedInvitation again = invite(owner, pat, RoleKey.ADMIN);

            assertThat(open()).containsExactly(again.invitation());
            assertThat(invitations.find(old)).isEmpty();
            assertThatThrownBy(() -> invitations.accept(old, pat)).isInstanceOf(InvitationClosedException.class);
            assertThat(invitations.find(again.secret())).contains(again.invitation());
        }

        @Test
        void takeThePlaceOfOthersThatAreIssuedAtOnce() {
            List<AtOnce.Attempt<IssuedInvitation>> attempts =
                    AtOnce.attempt(8, thread -> () -> invite(owner, pat, RoleKey.MEMBER));

            assertThat(attempts).allMatch(AtOnce.Attempt::succeeded);
            assertThat(open()).hasSize(1);
        }

        @Test
        void leaveThoseOfOtherOrganisationsAlone() {
            Person globexOwner = installation.member(globex, "owner", RoleKey.OWNER);
            String secret = TenantContext.call(
                    globex.id(),
                    () -> invitations
                            .invite(globexOwner.id(), pat.email(), RoleKey.MEMBER)
                            .secret());

            invite(owner, pat, RoleKey.MEMBER);

            assertThat(invitations.find(secret)).isPresent();
        }
    }

    @Nested
    class Secrets {

        @Test
        void haveTwoHundredFiftySixBitsAndAreNeverTheSame() {
            String first = invite(owner, pat, RoleKey.MEMBER).secret();
            String second = invite(owner, pat, RoleKey.MEMBER).secret();

            assertThat(first).hasSize(43).matches("[A-Za-z0-9_-]+").isNotEqualTo(second);
        }

        @Test
        void areNotInTheDatabase() {
            String secret = invite(owner, pat, RoleKey.MEMBER).secret();

            for (Object table : installation.rows(
                    "select table_name from information_schema.tables where lower(table_schema) = 'public'")) {
                for (Object column : installation.rows(
                        "select column_name from information_schema.columns where table_name = ?"
                                + " and lower(table_schema) = 'public'",
                        table)) {
                    assertThat(installation.rows(
                                    "select 1 from \"%s\" where cast(\"%s\" as varchar(2000)) like ?"
                                            .formatted(table, column),
                                    "%" + secret + "%"))
                            .as("%s.%s", table, column)
                            .isEmpty();
                }
            }
            assertThat(installation.rows(
                            "select secret_hash from invitations where organisation_id = ?",
                            acme.id().value()))
                    .singleElement()
                    .asString()
                    .hasSize(64)
                    .satisfies(hash -> assertThat(HexFormat.of().parseHex(hash)).hasSize(32));
        }

        @Test
        void areNotInLogs() {
            IssuedInvitation issued = invite(owner, pat, RoleKey.MEMBER);

            assertThat(issued.toString()).doesNotContain(issued.secret()).endsWith("secret=hidden]");
        }
    }

    @Nested
    class AreRefused {

        @Test
        void toWhoMayNotInvite() {
            assertThatThrownBy(() -> invite(member, pat, RoleKey.MEMBER))
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessage("This needs the permission members:create. "
                            + "Someone who manages roles in this organisation can grant it");
        }

        @Test
        void toMembersOfOtherOrganisations() {
            assertThatThrownBy(() -> TenantContext.call(
                            globex.id(), () -> invitations.invite(owner.id(), pat.email(), RoleKey.MEMBER)))
                    .isInstanceOf(PermissionDeniedException.class);
        }

        @Test
        void forAnOwnerByWhoIsNone() {
            assertThatThrownBy(() -> invite(admin, pat, RoleKey.OWNER))
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessage("Only an owner can invite another owner. Choose another role");
            assertThat(invite(owner, pat, RoleKey.OWNER).invitation().role()).isEqualTo(RoleKey.OWNER);
        }

        @Test
        void forARoleThatMayDoMoreThanWhoInvites() {
            RoleKey manager = TenantContext.call(acme.id(), () -> {
                Role created = tenancy.roles().create(owner.id(), "Role manager");
                tenancy.roles().grant(owner.id(), created.key(), GovernancePermissions.MANAGE_ROLES);
                return created.key();
            });

            assertThatThrownBy(() -> invite(admin, pat, manager))
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessage("You cannot invite anybody as 'role-manager', "
                            + "because that role may do what you may not. An owner can");
            assertThat(invite(owner, pat, manager).invitation().role()).isEqualTo(manager);
            assertThat(invite(admin, pat, RoleKey.ADMIN).invitation().role()).isEqualTo(RoleKey.ADMIN);
        }

        @Test
        void forARoleThatDoesNotExist() {
            assertThatThrownBy(() -> invite(owner, pat, new RoleKey("auditor")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There is no role 'auditor' here. Choose one of the list");
        }

        @Test
        void forWhoBelongsAlready() {
            assertThatThrownBy(() -> invite(owner, member, RoleKey.ADMIN))
                    .isInstanceOf(AlreadyMemberException.class)
                    .hasMessage("'%s' belongs to this organisation already. Invite somebody else", member.email());
        }

        @Test
        void withoutAnOrganisation() {
            assertThatThrownBy(() -> invitations.invite(owner.id(), pat.email(), RoleKey.MEMBER))
                    .isInstanceOf(MissingScopeException.class);
        }
    }

    @Nested
    class Accepted {

        @Test
        void makeThePersonAMember() {
            String secret = invite(owner, pat, RoleKey.MEMBER).secret();

            Organisation joined = invitations.accept(secret, pat);

            assertThat(joined.id()).isEqualTo(acme.id());
            assertThat(tenancy.memberships().usable(pat.id(), acme.slug().value()))
                    .isPresent();
            assertThat(TenantContext.call(acme.id(), () -> tenancy.memberships().rolesOf(pat.id())))
                    .containsExactly(RoleKey.MEMBER);
            assertThat(TenantContext.scope()).isSameAs(None.NONE);
        }

        @Test
        void standInTheTrailAndAreAnnounced() {
            invitations.accept(invite(owner, pat, RoleKey.MEMBER).secret(), pat);

            assertThat(installation.rows(
                            "select details from audit_entries where action = 'member.joined' and actor_id = ?",
                            pat.id().value()))
                    .containsExactly("as member");
            assertThat(events).containsExactly(new MemberJoined(acme.id(), pat.id()));
        }

        @Test
        void areOpenNoMore() {
            String secret = invite(owner, pat, RoleKey.MEMBER).secret();
            invitations.accept(secret, pat);

            assertThat(open()).isEmpty();
            assertThat(invitations.find(secret)).isEmpty();
        }

        @Test
        void areAcceptedOnce() {
            String secret = invite(owner, pat, RoleKey.MEMBER).secret();
            invitations.accept(secret, pat);

            closed(secret, pat);
        }

        @Test
        void areAcceptedOnceThoughItIsTriedAtOnce() {
            String secret = invite(owner, pat, RoleKey.MEMBER).secret();

            List<AtOnce.Attempt<Organisation>> attempts =
                    AtOnce.attempt(8, thread -> () -> invitations.accept(secret, pat));

            assertThat(attempts).filteredOn(AtOnce.Attempt::succeeded).hasSize(1);
            assertThat(attempts)
                    .filteredOn(attempt -> !attempt.succeeded())
                    .allSatisfy(attempt -> assertThat(attempt.failure()).isInstanceOf(InvitationClosedException.class));
            assertThat(tenancy.memberships().of(pat.id())).hasSize(1);
            assertThat(events).hasSize(1);
        }

        @Test
        void doNotChangeTheRolesOfAMember() {
            String secret = invite(owner, pat, RoleKey.OWNER).secret();
            installation.add(acme, pat, RoleKey.MEMBER);

            invitations.accept(secret, pat);

            assertThat(TenantContext.call(acme.id(), () -> tenancy.memberships().rolesOf(pat.id())))
                    .containsExactly(RoleKey.MEMBER);
        }

        @Test
        void areOpenToTheLastMoment() {
            String secret = invite(owner, pat, RoleKey.MEMBER).secret();
            clock.advance(Duration.ofDays(7).minusNanos(1000));

            assertThat(invitations.accept(secret, pat).id()).isEqualTo(acme.id());
        }
    }

    @Nested
    class AreClosed {

        @Test
        void toAnotherAddress() {
            String secret = invite(owner, pat, RoleKey.MEMBER).secret();

            closed(secret, installation.person("thief"));
            closed(secret, installation.superadmin);
            assertThat(invitations.find(secret)).isPresent();
        }

        @Test
        void onceTheyHaveExpired() {
            String secret = invite(owner, pat, RoleKey.MEMBER).secret();
            clock.advance(Duration.ofDays(7));

            closed(secret, pat);
            assertThat(invitations.find(secret)).isEmpty();
        }

        @Test
        void whileTheOrganisationIsSuspended() {
            String secret = invite(owner, pat, RoleKey.MEMBER).secret();
            installation.throughTheDoor(
                    token -> installation.tenancy.organisations().suspend(token, acme.id(), "unpaid"));

            closed(secret, pat);
            assertThat(invitations.find(secret)).isEmpty();
        }

        @Test
        void onceTheirRoleIsGone() {
            Role auditor = TenantContext.call(acme.id(), () -> tenancy.roles().create(owner.id(), "Auditor"));
            String secret = invite(owner, pat, auditor.key()).secret();
            installation.sql(
                    "delete from governance_roles where organisation_id = ? and role_key = 'auditor'",
                    acme.id().value());

            closed(secret, pat);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "unknown", "' or '1' = '1", "%"})
        void toAnUnknownSecret(String secret) {
            invite(owner, pat, RoleKey.MEMBER);

            closed(secret, pat);
            assertThat(invitations.find(secret)).isEmpty();
        }

        @Test
        void toASecretInAnotherCase() {
            String secret = invite(owner, pat, RoleKey.MEMBER).secret();

            closed(secret.toUpperCase(Locale.ROOT), pat);
        }

        @ParameterizedTest
        @NullSource
        void toNoSecretAtAll(String none) {
            assertThatThrownBy(() -> invitations.accept(none, pat)).isInstanceOf(NullPointerException.class);
        }

        @Test
        void toAHugeSecret() {
            closed("x".repeat(1_000_000), pat);
        }
    }

    @Nested
    class ForAnOwnerByTheOperator {

        @Test
        void makeAnOwnerOnceTheyAreAccepted() {
            IssuedInvitation issued = inviteOwner();

            invitations.accept(issued.secret(), pat);

            assertThat(TenantContext.call(
                            globex.id(), () -> tenancy.memberships().rolesOf(pat.id())))
                    .containsExactly(RoleKey.OWNER);
        }

        @Test
        void areListedThroughTheDoor() {
            Invitation invitation = inviteOwner().invitation();

            List<Invitation> open = tenancy.bypass()
                    .<List<Invitation>, RuntimeException>read(
                            installation.superadmin.id(),
                            "A test reads",
                            token -> invitations.open(token, globex.id()));

            assertThat(open).containsExactly(invitation);
        }

        @Test
        void standInTheTrailWithTheReason() {
            inviteOwner();

            assertThat(installation.rows(
                            "select reason from audit_entries where action = 'member.invited' and organisation_id = ?",
                            globex.id().value()))
                    .containsExactly("A test invites");
        }

        @Test
        void needATokenThatWrites() {
            assertThatThrownBy(() -> tenancy.bypass()
                            .read(
                                    installation.superadmin.id(),
                                    "A test reads",
                                    token -> invitations.inviteOwner(token, globex.id(), pat.email())))
                    .isInstanceOf(ReadingTokenException.class);
        }

        @Test
        void areRefusedForAnOrganisationThatDoesNotExist() {
            OrganisationId nowhere = OrganisationId.random();

            assertThatThrownBy(() ->
                            installation.throughTheDoor(token -> invitations.inviteOwner(token, nowhere, pat.email())))
                    .isInstanceOf(UnknownOrganisationException.class)
                    .hasMessage("There is no organisation %s. Look it up by its slug first", nowhere);
        }

        private IssuedInvitation inviteOwner() {
            return tenancy.bypass()
                    .write(
                            installation.superadmin.id(),
                            "A test invites",
                            token -> invitations.inviteOwner(token, globex.id(), pat.email()));
        }
    }

    private IssuedInvitation invite(Person by, Person invited, RoleKey role) {
        return TenantContext.call(acme.id(), () -> invitations.invite(by.id(), invited.email(), role));
    }

    private List<Invitation> open() {
        return TenantContext.call(acme.id(), invitations::open);
    }

    private void closed(String secret, Person person) {
        assertThatThrownBy(() -> invitations.accept(secret, person))
                .isInstanceOf(InvitationClosedException.class)
                .hasMessage(CLOSED);
        assertThat(tenancy.memberships().of(person.id()))
                .filteredOn(own -> own.id().equals(acme.id()))
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(own -> events.contains(new MemberJoined(acme.id(), person.id())));
    }
}
