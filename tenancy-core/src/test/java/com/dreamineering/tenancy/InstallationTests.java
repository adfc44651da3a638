package com.dreamineering.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.Slug;

class InstallationTests {

    @OnEachDatabase
    void startsOnAMigratedDatabaseWithoutAnythingElse(TestDatabase database) {
        try (Installation installation = Installation.on(database)) {
            Person member = installation.member(installation.acme, "member", RoleKey.MEMBER);

            assertThat(installation.tenancy.memberships().of(member.id()))
                    .extracting(OwnOrganisation::slug)
                    .containsExactly(new Slug("acme"));
        }
    }
}
