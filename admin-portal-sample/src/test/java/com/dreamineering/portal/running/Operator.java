package com.dreamineering.portal.running;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.bypass.BypassWork;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.Slug;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts organisations and people there for a test to work on, past the pages. */
public final class Operator {

    private static final String REASON = "Preparing a test";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final RunningPortal portal;

    Operator(RunningPortal portal) {
        this.portal = portal;
    }

    /** A word that begins so and that nobody used before. */
    public static String unused(String start) {
        return start + "-" + NUMBERS.incrementAndGet();
    }

    /** A new organisation under a slug that nobody used; its name is the slug in capitals. */
    public String organisation(String start) {
        String slug = unused(start);
        organisation(slug.toUpperCase(java.util.Locale.ROOT), slug);
        return slug;
    }

    /** A new organisation. */
    public Organisation organisation(String name, String slug) {
        return write(token ->
                portal.bean(Organisations.class).create(token, new NewOrganisation(name, new Slug(slug), null)));
    }

    /** A new person with the password of the demo accounts; answers the address. */
    public String person(String start) {
        String email = unused(start) + "@people.test";
        Person person = portal.bean(People.class).register(new EmailAddress(email), "Person " + start);
        // Making a hash takes as long as signing in, and this one is of the same password.
        portal.rows()
                .change(
                        "insert into accounts (person_id, password_hash) select ?, password_hash from accounts a"
                                + " join people p on p.id = a.person_id where p.email = ?",
                        person.id().value(),
                        Demo.NOBODY);
        return email;
    }

    /** A new person who belongs to the organisation; answers the address. */
    public String member(String slug, RoleKey role) {
        String email = person(role.value());
        join(slug, email, role);
        return email;
    }

    /** Makes somebody a member. */
    public void join(String slug, String email, RoleKey role) {
        Person person = portal.bean(People.class).find(new EmailAddress(email)).orElseThrow();
        write(token -> {
            portal.bean(Memberships.class).add(token, find(slug).id(), person, role);
            return true;
        });
    }

    /** Closes an organisation to its members. */
    public void suspend(String slug) {
        write(token ->
                portal.bean(Organisations.class).suspend(token, find(slug).id(), REASON));
    }

    /** The organisation with this slug. */
    public Organisation find(String slug) {
        return portal.bean(Organisations.class).find(new Slug(slug)).orElseThrow();
    }

    /** Does something with a bypass that writes. */
    public <T> T write(BypassWork<T, RuntimeException> work) {
        UserId superadmin = portal.bean(People.class)
                .find(new EmailAddress(Demo.SUPERADMIN))
                .orElseThrow()
                .id();
        return portal.bean(SuperadminBypass.class).write(superadmin, REASON, work);
    }
}
