package com.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.test.BoundaryRules;
import com.dreamineering.tenancy.test.ScopeLeakCheck;
import com.dreamineering.tenancy.test.WithOrganisation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@ExtendWith(ScopeLeakCheck.class)
class TestingListingsTests {

    private final Projects projects;

    @Autowired
    TestingListingsTests(Projects projects) {
        this.projects = projects;
    }

    // tag::apart
    @Test
    void keepsProjectsApart() {
        OrganisationId acme = OrganisationId.random(), globex = OrganisationId.random();
        Long acmes = TenantContext.call(acme, () -> projects.save(new Project("Roof"))).id;

        TenantContext.run(globex, () -> {
            assertThat(projects.findById(acmes)).isEmpty();
            assertThat(projects.findAll()).isEmpty();
            projects.deleteAllInBatch();
        });

        TenantContext.run(acme, () -> assertThat(projects.findById(acmes)).isPresent());
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

    // tag::rules
    @Test
    void staysInsideTheBoundary() {
        JavaClasses classes = new ClassFileImporter().importPackages("com.example.notebook");

        BoundaryRules.NOTHING_OPENS_THE_BYPASS.check(classes);
        BoundaryRules.NOTHING_TOUCHES_FILTERS.check(classes);
        BoundaryRules.NOTHING_OPENS_SESSIONS_BY_HAND.check(classes);
    }
    // end::rules
}
