package com.dreamineering.portal.look;

import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Invitations;
import com.dreamineering.tenancy.organisation.OrganisationTransition;
import com.dreamineering.tenancy.organisation.Organisations;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A portal in which there is something to see, long names and empty corners among it. */
final class Furnished {

    private static final List<String> NAMES = List.of(
            "Initech",
            "Umbrella",
            "Hooli",
            "Stark Industries",
            "Wayne Enterprises",
            "Soylent",
            "Tyrell",
            "Wonka",
            "Cyberdyne Systems",
            "Vandelay Industries",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "Øresund Æbler & Sønner");

    private final RunningPortal portal;
    private final Operator operator;
    private final Map<String, String> invitations = new HashMap<>();

    private Furnished(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
    }

    static Furnished furnish(RunningPortal portal) {
        Furnished furnished = new Furnished(portal);
        furnished.addOrganisations();
        furnished.addPeople();
        furnished.addResourceTypes();
        furnished.addContacts();
        return furnished;
    }

    private void addOrganisations() {
        for (String name : NAMES) {
            operator.organisation(name, "c" + NAMES.indexOf(name) + "-customer");
        }
        operator.suspend("c3-customer");
        change("c5-customer", OrganisationTransition.ARCHIVE);
        change("c7-customer", OrganisationTransition.ARCHIVE);
        change("c7-customer", OrganisationTransition.DELETE);
    }

    private void change(String slug, OrganisationTransition transition) {
        operator.write(token -> portal.bean(Organisations.class)
                .change(token, operator.find(slug).id(), transition, "Contract ended"));
    }

    private void addPeople() {
        operator.join("c3-customer", "both@demo.test", RoleKey.MEMBER);
        operator.join("c10-customer", "both@demo.test", RoleKey.OWNER);
        invite("accept", "both@demo.test");
        invite("mismatch", "somebody-else@initech.test");
        invite("register", "newcomer@initech.test");
        invite("sign-in", "owner@globex.test");
    }

    private void invite(String name, String email) {
        invitations.put(
                name,
                "/invitations/"
                        + operator.write(token -> portal.bean(Invitations.class)
                                .inviteOwner(token, operator.find("c0-customer").id(), new EmailAddress(email))
                                .secret()));
    }

    private void addResourceTypes() {
        Visitor superadmin = portal.signedIn("superadmin@demo.test");
        for (String name : List.of("Projects", "Invoices", "Support tickets")) {
            superadmin.post(
                    "/admin/reference-data",
                    "/admin/reference-data",
                    Map.of(
                            "code",
                            name.toLowerCase(Locale.ROOT).replace(' ', '-'),
                            "name",
                            name,
                            "description",
                            "What %s are about".formatted(name),
                            "actions",
                            name.equals("Invoices") ? "read,create,update,delete,approve" : ""));
        }
    }

    private void addContacts() {
        Visitor owner = portal.signedIn("owner@acme.test");
        for (int number = 1; number <= 12; number++) {
            addContact(owner, "Contact number " + number, "contact%d@customer.test".formatted(number));
        }
        addContact(
                owner,
                "Wolfeschlegelsteinhausenbergerdorff-Wolfeschlegelsteinhausenbergerdorff the Elder",
                "a.very.long.address.that.does.not.fit.in.a.narrow.column@department.customer-with-a-long-name.test");
        owner.post("/o/acme/roles", "/o/acme/roles", Map.of("name", "Bookkeeper", "organisation", "acme"));
        owner.post(
                "/o/acme/members",
                "/o/acme/members/invitations",
                Map.of("email", "somebody@acme.test", "role", "member", "organisation", "acme"));
    }

    private static void addContact(Visitor owner, String name, String email) {
        owner.post(
                "/o/acme/contacts", "/o/acme/contacts", Map.of("name", name, "email", email, "organisation", "acme"));
    }

    String invitation(String name) {
        return invitations.getOrDefault(name, "/invitations/never-issued");
    }
}
