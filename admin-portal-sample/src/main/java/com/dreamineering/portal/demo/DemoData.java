package com.dreamineering.portal.demo;

import com.dreamineering.portal.contacts.DemoContacts;
import com.dreamineering.portal.signin.Accounts;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.bypass.BypassToken;
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
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The accounts and organisations of the demo; starting again finds them there and changes nothing.
 *
 * <p>They are there before the server accepts the first request.
 */
@Component
@Profile("demo")
class DemoData implements SmartInitializingSingleton {

    private static final String PASSWORD = "demo-password-1";
    private static final String REASON = "Setting up the demo";

    private final Accounts accounts;
    private final People people;
    private final SuperadminGrants superadmins;
    private final SuperadminBypass bypass;
    private final Organisations organisations;
    private final Memberships memberships;
    private final DemoContacts contacts;

    DemoData(
            Accounts accounts,
            People people,
            SuperadminGrants superadmins,
            SuperadminBypass bypass,
            Organisations organisations,
            Memberships memberships,
            DemoContacts contacts) {
        this.accounts = accounts;
        this.people = people;
        this.superadmins = superadmins;
        this.bypass = bypass;
        this.organisations = organisations;
        this.memberships = memberships;
        this.contacts = contacts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Person superadmin = person("superadmin@demo.test", "Sam Superadmin");
        person("nobody@demo.test", "Noa Nobody");
        if (!superadmins.isSuperadmin(superadmin.id()) && !superadmins.grantFirst(superadmin.id(), REASON)) {
            return; // Somebody else runs this installation: the demo leaves it alone.
        }
        if (organisations.find(new Slug("globex")).isEmpty()) {
            bypass.<Boolean, RuntimeException>write(superadmin.id(), REASON, token -> {
                seed(token);
                return true;
            });
            addContacts("acme", "Ada Byron", "Grace Murray", "Alan Mathison", "Hedy Kiesler");
            addContacts("globex", "Linus Benedict", "Margaret Heafield", "Edsger Wybe");
        }
    }

    private void seed(BypassToken token) {
        organisations.establishPlatform(token, new NewOrganisation("Dreamineering", new Slug("dreamineering"), null));
        Person both = person("both@demo.test", "Bo Both");
        Organisation acme = organisation(token, "Acme");
        join(token, acme, person("owner@acme.test", "Olivia Owner"), RoleKey.OWNER);
        join(token, acme, person("member@acme.test", "Max Member"), RoleKey.MEMBER);
        join(token, acme, both, RoleKey.MEMBER);
        Organisation globex = organisation(token, "Globex");
        join(token, globex, person("owner@globex.test", "Gloria Globex"), RoleKey.OWNER);
        join(token, globex, both, RoleKey.ADMIN);
    }

    private void addContacts(String slug, String... names) {
        organisations.find(new Slug(slug)).ifPresent(found -> contacts.add(found.id(), List.of(names)));
    }

    private Organisation organisation(BypassToken token, String name) {
        Slug slug = Slug.from(name).orElseThrow();
        return organisations
                .find(slug)
                .orElseGet(() -> organisations.create(token, new NewOrganisation(name, slug, null)));
    }

    private void join(BypassToken token, Organisation organisation, Person person, RoleKey role) {
        boolean belongs =
                memberships.of(person.id()).stream().anyMatch(own -> own.id().equals(organisation.id()));
        if (!belongs) {
            memberships.add(token, organisation.id(), person, role);
        }
    }

    private Person person(String email, String name) {
        EmailAddress address = new EmailAddress(email);
        if (accounts.find(address).isEmpty()) {
            accounts.open(address, name, PASSWORD);
        }
        return people.find(address).orElseThrow();
    }
}
