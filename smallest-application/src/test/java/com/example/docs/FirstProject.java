package com.example.docs;

import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.OrganisationProvisioner;
import org.springframework.stereotype.Component;

/** Gives each new organisation a project. */
@Component
class FirstProject implements OrganisationProvisioner {

    private final Projects projects;

    FirstProject(Projects projects) {
        this.projects = projects;
    }

    @Override
    public void provision(BypassToken token, Organisation organisation) {
        projects.save(new Project(organisation.id(), "First steps"));
    }
}
