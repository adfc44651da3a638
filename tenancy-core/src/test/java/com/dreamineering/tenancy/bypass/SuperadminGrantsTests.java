package com.dreamineering.tenancy.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class SuperadminGrantsTests {

    private final Installation installation;
    private final SuperadminGrants superadmins;

    SuperadminGrantsTests(TestDatabase database) {
        installation = Installation.shared(database);
        superadmins = installation.tenancy.superadmins();
    }

    @Test
    void knowTheFirstOne() {
        assertThat(superadmins.isSuperadmin(installation.superadmin.id())).isTrue();
    }

    @Test
    void knowNobodyElse() {
        assertThat(superadmins.isSuperadmin(installation.person("other").id())).isFalse();
        assertThat(superadmins.isSuperadmin(UserId.random())).isFalse();
    }

    @Test
    void giveNoSecondOneWithoutASuperadmin() {
        UserId second = installation.person("second").id();

        assertThat(superadmins.grantFirst(second, "Me too")).isFalse();
        assertThat(superadmins.isSuperadmin(second)).isFalse();
    }

    @Test
    void recordTheFirstOne() {
        assertThat(installation.rows(
                        "select reason from audit_entries where action = 'superadmin.granted' and subject = ?",
                        installation.superadmin.id().toString()))
                .containsExactly("Set up for a test");
    }

    @Test
    void areListedThroughTheDoorOnly() {
        List<SuperadminGrant> all = installation.throughTheDoor(superadmins::all);

        assertThat(all).extracting(SuperadminGrant::holder).contains(installation.superadmin.id());
        assertThat(all).extracting(SuperadminGrant::reason).contains("Set up for a test");
    }

    @Test
    void countOnceForEachPersonInTheDatabase() {
        UserId person = installation.person("twice").id();
        insertGrant(person);

        assertThatThrownBy(() -> insertGrant(person)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void canComeBackOnceTheyAreRevoked() {
        UserId person = installation.person("again").id();
        insertGrant(person);
        installation.sql("update superadmin_grants set revoked_at = granted_at where person_id = ?", person.value());
        assertThat(superadmins.isSuperadmin(person)).isFalse();

        insertGrant(person);

        assertThat(superadmins.isSuperadmin(person)).isTrue();
    }

    private void insertGrant(UserId person) {
        installation.sql(
                "insert into superadmin_grants (id, person_id, reason, granted_at) values (?, ?, 'test', current_timestamp)",
                UUID.randomUUID(),
                person.value());
    }
}
