package com.example.docs;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Slug;
import org.springframework.stereotype.Component;

/** Who is there when a listing runs: a superadmin, Acme and Globex with their owners, and somebody else. */
@Component
class Cast {

    final Person superadmin;
    final Person acmesOwner;
    final Person globexsOwner;
    final Person visitor;
    final OrganisationId acme;
    final OrganisationId globex;
    private final Tenancy tenancy;

    Cast(Tenancy tenancy) {
        this.tenancy = tenancy;
        superadmin = person("superadmin@demo.test", "Sam Superadmin");
        tenancy.superadmins().grantFirst(superadmin.id(), "Set up for the listings");
        acmesOwner = person("owner@acme.test", "Olivia Owner");
        globexsOwner = person("owner@globex.test", "Gloria Globex");
        visitor = person("nobody@demo.test", "Noa Nobody");
        acme = organisation("Acme", acmesOwner);
        globex = organisation("Globex", globexsOwner);
    }

    private Person person(String email, String name) {
        return tenancy.people().register(new EmailAddress(email), name);
    }

    private OrganisationId organisation(String name, Person owner) {
        NewOrganisation created = new NewOrganisation(name, Slug.from(name).orElseThrow(), null);
        return tenancy.bypass().<OrganisationId, RuntimeException>write(superadmin.id(), "Setting up", token -> {
            Organisation organisation = tenancy.organisations().create(token, created);
            tenancy.memberships().add(token, organisation.id(), owner, RoleKey.OWNER);
            return organisation.id();
        });
    }
}
