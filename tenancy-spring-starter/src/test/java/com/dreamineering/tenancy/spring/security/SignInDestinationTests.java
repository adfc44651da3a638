package com.dreamineering.tenancy.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.spring.http.ShopTest;
import com.dreamineering.tenancy.spring.http.Visitor;
import com.dreamineering.tenancy.spring.start.Cast;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ShopTest
class SignInDestinationTests {

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    SignInDestination destination;

    @Autowired
    TenancyPaths paths;

    @Autowired
    Organisations organisations;

    @Autowired
    Memberships memberships;

    @Autowired
    SuperadminGrants superadmins;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        // usable, in suspended organisations, suspended memberships, superadmin, leads to
        "0, 0, 0, false, /welcome",
        "0, 1, 0, false, /welcome",
        "0, 0, 1, false, /welcome",
        "1, 0, 0, false, /o/first/dashboard",
        "1, 1, 0, false, /o/first/dashboard",
        "1, 0, 1, false, /o/first/dashboard",
        "2, 0, 0, false, /orgs",
        "3, 1, 1, false, /orgs",
        "0, 0, 0, true, /admin",
        "0, 1, 1, true, /admin",
        "1, 0, 0, true, /orgs",
        "2, 0, 0, true, /orgs"
    })
    void isWhereAPersonBelongs(int usable, int closed, int barred, boolean superadmin, String path) {
        Person person = cast.anotherPerson();
        String first = "";
        for (int i = 0; i < usable; i++) {
            Organisation organisation = membership(person);
            first = i == 0 ? organisation.slug().value() : first;
        }
        for (int i = 0; i < closed; i++) {
            Organisation organisation = membership(person);
            cast.throughTheDoor(token -> organisations.suspend(token, organisation.id(), "Did not pay"));
        }
        for (int i = 0; i < barred; i++) {
            bar(person, membership(person));
        }
        if (superadmin) {
            cast.throughTheDoor(token -> superadmins.grant(token, person.id(), "Helps out"));
        }

        assertThat(destination.of(person.id())).isEqualTo(path.replace("first", first));
    }

    @Nested
    class TheEntryOfThePortal {

        @Test
        void isThereForSuperadminsOnly() {
            assertThat(destination.portalOf(cast.superadmin.id())).contains("/admin");
            assertThat(destination.portalOf(cast.ownerOfAcme.id())).isEmpty();
            assertThat(destination.portalOf(cast.nobody.id())).isEmpty();
        }

        @Test
        void isNowhereWithoutAPortal() {
            SignInDestination without = new SignInDestination(paths, null, memberships, superadmins);

            assertThat(without.portalOf(cast.superadmin.id())).isEmpty();
            assertThat(without.of(cast.superadmin.id())).isEqualTo("/welcome");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "superadmin@demo.test, /admin",
        "owner@acme.test, /o/acme/dashboard",
        "member@acme.test, /o/acme/dashboard",
        "both@demo.test, /orgs",
        "nobody@demo.test, /welcome"
    })
    void isReachedByTheCast(String name, String path) {
        Visitor visitor = new Visitor(port);

        String location = visitor.signIn(name).header("Location").orElseThrow();

        assertThat(location).endsWith(path);
        assertThat(visitor.get(path).status()).isEqualTo(200);
    }

    private Organisation membership(Person person) {
        Organisation organisation = cast.anotherOrganisation();
        cast.add(organisation, person, RoleKey.MEMBER);
        return organisation;
    }

    private void bar(Person person, Organisation organisation) {
        jdbc.sql("update memberships set state = 'SUSPENDED' where person_id = ? and organisation_id = ?")
                .params(person.id().value(), organisation.id().value())
                .update();
    }
}
