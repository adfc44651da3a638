package com.dreamineering.tenancy.spring.start;

import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.bypass.BypassWork;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.Slug;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;

/** The organisations and people that all tests share; each application that imports it has them once. */
@TestComponent
public final class Cast {

    private static final AtomicInteger COUNT = new AtomicInteger();

    public final Person superadmin;
    public final Person ownerOfAcme;
    public final Person memberOfAcme;
    public final Person both;
    public final Person nobody;
    public final Organisation acme;
    public final Organisation globex;

    private final People people;
    private final SuperadminBypass bypass;
    private final Organisations organisations;
    private final Memberships memberships;

    Cast(
            People people,
            SuperadminGrants superadmins,
            SuperadminBypass bypass,
            Organisations organisations,
            Memberships memberships) {
        this.people = people;
        this.bypass = bypass;
        this.organisations = organisations;
        this.memberships = memberships;
        superadmin = people.register(new EmailAddress("superadmin@demo.test"), "Sam Superadmin");
        superadmins.grantFirst(superadmin.id(), "Set up for a test");
        acme = organisation("Acme");
        globex = organisation("Globex");
        ownerOfAcme = member(acme, "owner@acme.test", RoleKey.OWNER);
        memberOfAcme = member(acme, "member@acme.test", RoleKey.MEMBER);
        both = member(acme, "both@demo.test", RoleKey.MEMBER);
        add(globex, both, RoleKey.MEMBER);
        nobody = person("nobody@demo.test");
    }

    /** Work in a writing bypass of the superadmin. */
    public <T> T throughTheDoor(BypassWork<T, RuntimeException> work) {
        return bypass.write(superadmin.id(), "A test needs it", work);
    }

    public Organisation organisation(String name) {
        return throughTheDoor(token -> organisations.create(
                token, new NewOrganisation(name, Slug.from(name).orElseThrow(), null)));
    }

    /** An organisation that no other test knows. */
    public Organisation anotherOrganisation() {
        return organisation("Initech %d".formatted(COUNT.incrementAndGet()));
    }

    public Person person(String email) {
        return people.register(new EmailAddress(email), "A Person");
    }

    /** A person that no other test knows, who belongs nowhere. */
    public Person anotherPerson() {
        return person("person-%d@demo.test".formatted(COUNT.incrementAndGet()));
    }

    public void add(Organisation organisation, Person person, RoleKey role) {
        throughTheDoor(token -> {
            memberships.add(token, organisation.id(), person, role);
            return person;
        });
    }

    private Person member(Organisation organisation, String email, RoleKey role) {
        Person person = person(email);
        add(organisation, person, role);
        return person;
    }
}
