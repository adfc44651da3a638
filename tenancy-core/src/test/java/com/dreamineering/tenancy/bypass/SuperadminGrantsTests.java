package com.dreamineering.tenancy.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.database.AtOnce;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class SuperadminGrantsTests {

    private final Installation installation;
    private final SuperadminGrants superadmins;
    private final UserId first;
    private final UserId pat;

    SuperadminGrantsTests(TestDatabase database) {
        installation = Installation.shared(database);
        superadmins = installation.tenancy.superadmins();
        first = installation.superadmin.id();
        pat = installation.person("pat").id();
    }

    /** Others in this database may have made superadmins of their own, and here it counts how many there are. */
    @BeforeEach
    void leaveTheFirstOneOnly() {
        installation.sql("update superadmin_grants set revoked_at = granted_at where person_id <> ?", first.value());
    }

    @AfterEach
    void leaveTheFirstOneAgain() {
        leaveTheFirstOneOnly();
        installation.sql("update superadmin_grants set revoked_at = null where person_id = ?", first.value());
    }

    @Nested
    class TheFirst {

        @Test
        void counts() {
            assertThat(superadmins.isSuperadmin(first)).isTrue();
        }

        @Test
        void isTheOnlyOneThatNeedsNoSuperadmin() {
            assertThat(superadmins.grantFirst(pat, "Me too")).isFalse();
            assertThat(superadmins.isSuperadmin(pat)).isFalse();
        }

        @Test
        void isOneThoughSeveralPeopleAreNamedAtOnce() {
            installation.sql("update superadmin_grants set revoked_at = granted_at where revoked_at is null");
            List<UserId> people = IntStream.range(0, 8)
                    .mapToObj(number -> installation.person("first").id())
                    .toList();

            List<AtOnce.Attempt<Boolean>> attempts = AtOnce.attempt(
                    people.size(), thread -> () -> superadmins.grantFirst(people.get(thread), "Set up for a test"));

            assertThat(attempts).allMatch(AtOnce.Attempt::succeeded);
            assertThat(attempts).filteredOn(AtOnce.Attempt::result).hasSize(1);
            assertThat(people).filteredOn(superadmins::isSuperadmin).hasSize(1);
        }

        @Test
        void isNobodyWhoIsNotRegistered() {
            installation.sql("update superadmin_grants set revoked_at = granted_at where revoked_at is null");
            UserId nobody = UserId.random();

            assertThatThrownBy(() -> superadmins.grantFirst(nobody, "Set up for a test"))
                    .isInstanceOf(SuperadminRefusedException.class)
                    .hasMessage(unregistered(nobody));
        }

        @Test
        void standsInTheTrail() {
            assertThat(installation.rows(
                            "select reason from audit_entries where action = 'superadmin.granted' and subject = ?",
                            first.toString()))
                    .containsExactly("Set up for a test");
        }

        @Test
        void isListedThroughTheDoor() {
            assertThat(all()).singleElement().satisfies(grant -> {
                assertThat(grant.holder()).isEqualTo(first);
                assertThat(grant.grantedBy()).isNull();
                assertThat(grant.reason()).isEqualTo("Set up for a test");
            });
        }
    }

    @Nested
    class Granted {

        @Test
        void counts() {
            SuperadminGrant grant = grant(pat, " On call this week ");

            assertThat(superadmins.isSuperadmin(pat)).isTrue();
            assertThat(grant.reason()).isEqualTo("On call this week");
            assertThat(grant.grantedBy()).isEqualTo(first);
            assertThat(all()).contains(grant).hasSize(2);
        }

        @Test
        void opensTheDoor() {
            grant(pat, "On call this week");

            assertThat(installation
                            .tenancy
                            .bypass()
                            .<String, RuntimeException>read(pat, "A test reads", token -> "done"))
                    .isEqualTo("done");
        }

        @Test
        void standsInTheTrail() {
            grant(pat, "On call this week");

            assertThat(trail("superadmin.granted")).containsExactly("On call this week");
        }

        @Test
        void isRefusedASecondTime() {
            grant(pat, "On call this week");

            assertThatThrownBy(() -> grant(pat, "Once more"))
                    .isInstanceOf(SuperadminRefusedException.class)
                    .hasMessage("User %s is a superadmin already", pat);
            assertThat(trail("superadmin.granted")).hasSize(1);
        }

        @Test
        void isRefusedForWhoIsNotRegistered() {
            UserId nobody = UserId.random();

            assertThatThrownBy(() -> grant(nobody, "On call this week"))
                    .isInstanceOf(SuperadminRefusedException.class)
                    .hasMessage(unregistered(nobody));
        }

        @Test
        void isGrantedOnceThoughItIsAskedAtOnce() {
            List<AtOnce.Attempt<SuperadminGrant>> attempts =
                    AtOnce.attempt(4, thread -> () -> grant(pat, "On call this week"));

            assertThat(attempts).filteredOn(AtOnce.Attempt::succeeded).hasSize(1);
            assertThat(attempts)
                    .filteredOn(attempt -> !attempt.succeeded())
                    .allSatisfy(
                            attempt -> assertThat(attempt.failure()).isInstanceOf(SuperadminRefusedException.class));
        }

        @Test
        void isRefusedForAReasonThatIsNoPlainText() {
            refused(" ", "A reason is needed");
            refused("x".repeat(501), "A reason can have up to 500 characters, and this one has 501");
            refused(
                    "On\0call",
                    "A reason cannot contain the invisible character U+0000. Delete it and type the text again");
        }

        @Test
        void needsATokenThatWrites() {
            assertThatThrownBy(() -> installation
                            .tenancy
                            .bypass()
                            .read(first, "A test reads", token -> superadmins.grant(token, pat, "On call")))
                    .isInstanceOf(ReadingTokenException.class);
        }

        private void refused(String reason, String problem) {
            assertThatThrownBy(() -> grant(pat, reason))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(problem);
            assertThat(superadmins.isSuperadmin(pat)).isFalse();
        }
    }

    @Nested
    class Revoked {

        @Test
        void countsNoMore() {
            revoke(grant(pat, "On call this week"));

            assertThat(superadmins.isSuperadmin(pat)).isFalse();
            assertThat(all()).extracting(SuperadminGrant::holder).containsExactly(first);
        }

        @Test
        void shutsTheDoor() {
            revoke(grant(pat, "On call this week"));

            assertThatThrownBy(() -> installation.tenancy.bypass().read(pat, "A test reads", token -> token))
                    .isInstanceOf(BypassRefusedException.class);
        }

        @Test
        void standsInTheTrailAndInTheRow() {
            SuperadminGrant grant = grant(pat, "On call this week");
            revoke(grant);

            assertThat(trail("superadmin.revoked")).containsExactly("The week is over");
            assertThat(installation.rows("select revoked_by from superadmin_grants where id = ?", grant.id()))
                    .containsExactly(first.value());
        }

        @Test
        void canBeGrantedAgain() {
            revoke(grant(pat, "On call this week"));

            grant(pat, "On call next week");

            assertThat(superadmins.isSuperadmin(pat)).isTrue();
        }

        @Test
        void isRefusedASecondTime() {
            SuperadminGrant grant = grant(pat, "On call this week");
            revoke(grant);

            assertThatThrownBy(() -> revoke(grant))
                    .isInstanceOf(SuperadminRefusedException.class)
                    .hasMessage("The grant %s does not count any more. Look at the list again", grant.id());
        }

        @Test
        void isRefusedForTheLastOne() {
            assertThatThrownBy(() -> revoke(all().get(0)))
                    .isInstanceOf(SuperadminRefusedException.class)
                    .hasMessage("This is the last superadmin, and somebody has to be left who can grant. "
                            + "Grant another one first");
            assertThat(superadmins.isSuperadmin(first)).isTrue();
        }

        @Test
        void leavesOneOfTwoWhoRevokeEachOtherAtOnce() {
            SuperadminGrant ofPat = grant(pat, "On call this week");
            SuperadminGrant ofFirst = all().get(0);

            List<AtOnce.Attempt<Boolean>> attempts = AtOnce.attempt(2, thread -> () -> {
                revoke(thread == 0 ? first : pat, thread == 0 ? ofPat : ofFirst);
                return true;
            });

            assertThat(attempts).filteredOn(AtOnce.Attempt::succeeded).hasSize(1);
            assertThat(installation.rows("select id from superadmin_grants where revoked_at is null"))
                    .hasSize(1);
        }

        @Test
        void needsATokenThatWrites() {
            SuperadminGrant grant = grant(pat, "On call this week");

            assertThatThrownBy(() -> installation
                            .tenancy
                            .bypass()
                            .<Object, RuntimeException>read(first, "A test reads", token -> {
                                superadmins.revoke(token, grant.id(), "The week is over");
                                return token;
                            }))
                    .isInstanceOf(ReadingTokenException.class);
        }

        @Test
        void isRefusedWithoutAReason() {
            SuperadminGrant grant = grant(pat, "On call this week");

            assertThatThrownBy(() -> installation.throughTheDoor(token -> {
                        superadmins.revoke(token, grant.id(), "");
                        return token;
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A reason is needed");
            assertThat(superadmins.isSuperadmin(pat)).isTrue();
        }

        private void revoke(SuperadminGrant grant) {
            revoke(first, grant);
        }

        private void revoke(UserId by, SuperadminGrant grant) {
            installation.tenancy.bypass().<Object, RuntimeException>write(by, "A test revokes", token -> {
                superadmins.revoke(token, grant.id(), "The week is over");
                return token;
            });
        }
    }

    @Nested
    class InTheDatabase {

        @Test
        void countOnceForEachPerson() {
            insert(first);

            assertThatThrownBy(() -> insert(first)).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void comeFromNobodyOnceAtMost() {
            assertThatThrownBy(() -> insert(null)).isInstanceOf(IllegalStateException.class);
        }

        private void insert(UserId by) {
            installation.sql(
                    "insert into superadmin_grants (id, person_id, granted_by, reason, granted_at)"
                            + " values (?, ?, ?, 'test', current_timestamp)",
                    UUID.randomUUID(),
                    pat.value(),
                    by == null ? null : by.value());
        }
    }

    @Test
    void knowNobodyElse() {
        assertThat(superadmins.isSuperadmin(pat)).isFalse();
        assertThat(superadmins.isSuperadmin(UserId.random())).isFalse();
    }

    private static String unregistered(UserId person) {
        return "There is no person %s, so nobody can sign in with that grant. Register them with People first"
                .formatted(person);
    }

    private SuperadminGrant grant(UserId person, String reason) {
        return installation.throughTheDoor(token -> superadmins.grant(token, person, reason));
    }

    private List<SuperadminGrant> all() {
        return installation.throughTheDoor(superadmins::all);
    }

    /** The reasons that stand in the trail for what was done to Pat. */
    private List<Object> trail(String action) {
        return installation.rows(
                "select reason from audit_entries where action = ? and subject = ? order by sequence",
                action,
                pat.toString());
    }
}
