package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.OrganisationQuery;
import com.dreamineering.tenancy.test.BoundaryRules;
import com.dreamineering.tenancy.test.ScopeLeakCheck;
import com.dreamineering.tenancy.test.Superadmin;
import com.dreamineering.tenancy.test.TwoOrganisations;
import com.dreamineering.tenancy.test.WithOrganisation;
import com.dreamineering.tenancy.test.WithSuperadmin;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@ExtendWith(ScopeLeakCheck.class)
class TestingListingsTests {

    private final Projects projects;
    private final Tenancy tenancy;

    @Autowired
    TestingListingsTests(Projects projects, Tenancy tenancy) {
        this.projects = projects;
        this.tenancy = tenancy;
    }

    // tag::apart
    @Test
    void keepsProjectsApart() {
        TwoOrganisations two = TwoOrganisations.foundedBy(Superadmin.in(tenancy, "superadmin@demo.test"));
        Long theirs = two.first().call(() -> projects.save(new Project("Roof"))).id;

        two.second().run(() -> {
            assertThat(projects.findById(theirs)).isEmpty();
            assertThat(projects.findAll()).extracting(project -> project.name).doesNotContain("Roof");
            projects.deleteAllInBatch();
        });

        two.first().run(() -> assertThat(projects.findById(theirs)).isPresent());
    }
    // end::apart

    // tag::with
    @Test
    @WithOrganisation("3b0a5b1e-8f1f-4a53-9d3c-1b8f0f2f6f01")
    void savesForTheOrganisationInScope() {
        Project roof = projects.save(new Project("Roof"));

        assertThat(roof.organisation()).isEqualTo(TenantContext.required());
    }
    // end::with

    // tag::superadmin
    @Test
    @WithSuperadmin(address = "superadmin@demo.test")
    void countsProjectsOfEverybody(Superadmin superadmin) {
        TenantContext.run(OrganisationId.random(), () -> projects.save(new Project("Roof")));

        long all = superadmin.read("Count projects for the invoice", token -> projects.count());

        assertThat(all).isPositive();
    }

    @Test
    @WithSuperadmin(address = "superadmin@demo.test", reason = "Look through all organisations")
    void findsAcme(Superadmin superadmin) {
        assertThat(tenancy.organisations()
                        .page(superadmin.token(), OrganisationQuery.all())
                        .organisations())
                .extracting(Organisation::name)
                .contains("Acme");
    }
    // end::superadmin

    // tag::rules
    @Test
    void staysInsideTheBoundary() {
        BoundaryRules.ALL.check(new ClassFileImporter().importPackages("com.example.notebook"));
    }
    // end::rules
}
