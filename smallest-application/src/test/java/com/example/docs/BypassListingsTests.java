package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.audit.AuditEntry;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.BypassRefusedException;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.bypass.DeadTokenException;
import com.dreamineering.tenancy.bypass.ReadingTokenException;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.isolation.ReadOnlyScopeException;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.Slug;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class BypassListingsTests {

    private final SuperadminBypass bypass;
    private final Projects projects;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final UserId superadmin;
    private final UserId owner;
    private final OrganisationId globex;

    @Autowired
    BypassListingsTests(
            SuperadminBypass bypass, Projects projects, Organisations organisations, AuditTrail audit, Cast cast) {
        this.bypass = bypass;
        this.projects = projects;
        this.organisations = organisations;
        this.audit = audit;
        this.superadmin = cast.superadmin.id();
        this.owner = cast.acmesOwner.id();
        this.globex = cast.globex;
    }

    @Test
    void readsAcrossOrganisations() {
        // tag::read
        long all = bypass.read(superadmin, "Count projects for the invoice", token -> projects.count());
        // end::read

        assertThat(all).isNotNegative();
    }

    @Test
    void writesForANamedOrganisation() {
        // tag::write
        Project bridge = bypass.write(
                superadmin, "Globex asked for a first project", token -> projects.save(new Project(globex, "Bridge")));

        assertThat(bridge.organisation()).isEqualTo(globex);
        // end::write
    }

    @Test
    void refusesToWriteWhenItOnlyReads() {
        // tag::read-only
        assertThatThrownBy(() -> bypass.read(
                        superadmin, "Only looking around", token -> projects.save(new Project(globex, "Bridge"))))
                .hasRootCauseInstanceOf(ReadOnlyScopeException.class);
        assertThatThrownBy(() -> bypass.read(
                        superadmin,
                        "Only looking around",
                        token -> organisations.create(token, new NewOrganisation("Hooli", new Slug("hooli"), null))))
                .isInstanceOf(ReadingTokenException.class);
        // end::read-only
    }

    @Test
    void refusesWhoIsNoSuperadmin() {
        // tag::refused
        assertThatThrownBy(() -> bypass.read(owner, "Curious about the others", token -> projects.count()))
                .isInstanceOf(BypassRefusedException.class);
        // end::refused
    }

    @Test
    void takesTheTokenBack() {
        // tag::token
        BypassToken kept = bypass.read(superadmin, "Look at one thing", token -> token);

        assertThatThrownBy(kept::requireLive).isInstanceOf(DeadTokenException.class);
        // end::token
    }

    @Test
    void recordsTheOpeningAndTheEnd() {
        bypass.read(superadmin, "Count projects for the invoice", token -> projects.count());
        // tag::trail
        List<AuditEntry> newest =
                bypass.read(superadmin, "Read the trail", token -> audit.newest(null, OptionalLong.empty(), 3));

        assertThat(newest)
                .extracting(
                        entry -> entry.event().action(), entry -> entry.event().reason())
                .containsExactly(
                        tuple("bypass.opened", "Read the trail"),
                        tuple("bypass.closed", "Count projects for the invoice"),
                        tuple("bypass.opened", "Count projects for the invoice"));
        // end::trail
    }
}
