package com.dreamineering.tenancy.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.OrganisationEvent.OrganisationRenamed;
import org.junit.jupiter.api.Test;

/** A listener that fails, on each database. */
@OnEachDatabase
class ReportedEventsTests {

    private final Installation installation;
    private final Tenancy tenancy;

    ReportedEventsTests(TestDatabase database) {
        installation = Installation.shared(database);
        tenancy = Tenancy.builder(installation.transactions)
                .events(event -> {
                    if (event instanceof OrganisationRenamed) {
                        throw new IllegalStateException("The listener is broken");
                    }
                })
                .build();
    }

    @Test
    void doesNotMakeACommittedChangeLookLikeAFailedOne() {
        Organisation acme = installation.another("Acme");
        UserId superadmin = installation.superadmin.id();
        String reason = Installation.numbered("A listener fails");

        Organisation renamed = tenancy.bypass()
                .write(superadmin, reason, token -> tenancy.organisations().rename(token, acme.id(), "Acme & Sons"));

        assertThat(renamed.name()).isEqualTo("Acme & Sons");
        assertThat(tenancy.organisations().find(acme.id()))
                .get()
                .extracting(Organisation::name)
                .isEqualTo("Acme & Sons");
        assertThat(installation.rows(
                        "select details from audit_entries where action = 'bypass.closed' and reason = ?", reason))
                .containsExactly("succeeded");
    }
}
