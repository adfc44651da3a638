package com.dreamineering.tenancy.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.spring.http.Answer;
import com.dreamineering.tenancy.spring.http.Request;
import com.dreamineering.tenancy.spring.http.ShopTest;
import com.dreamineering.tenancy.spring.http.Visitor;
import com.dreamineering.tenancy.spring.start.Cast;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ShopTest
class OrganisationPathFilterTests {

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    private Visitor visitor;

    @BeforeEach
    void comeIn() {
        visitor = new Visitor(port);
    }

    @Nested
    class AnOrganisationOfOnesOwn {

        @Test
        void isInScope() {
            visitor.signIn("member@acme.test");

            assertThat(visitor.get("/o/acme/dashboard").body()).isEqualTo("dashboard of acme in true");
            assertThat(visitor.get("/o/acme").body()).isEqualTo("dashboard of acme in true");
        }

        @Test
        void isTheOneInThePathOfEachRequest() {
            visitor.signIn("both@demo.test");

            visitor.post("/o/acme/products", "name=of-both-in-acme");

            assertThat(visitor.get("/o/acme/products").body()).contains("of-both-in-acme");
            assertThat(visitor.get("/o/globex/products").body()).doesNotContain("of-both-in-acme");
            assertThat(visitor.get("/o/acme/products").body()).contains("of-both-in-acme");
        }

        @Test
        void isInScopeOnTheThreadThatAnswersLaterAndWhenTheAnswerIsWritten() {
            visitor.signIn("member@acme.test");

            assertThat(visitor.get("/o/acme/later").body()).contains("\"scopeWhileWriting\":\"OneOrganisation\"");
        }

        @Test
        void isOutOfScopeAfterTheRequest() {
            visitor.signIn("member@acme.test");

            // More requests than the server has threads, so that some thread serves both kinds.
            for (int i = 0; i < 16; i++) {
                assertThat(visitor.get("/o/acme/products").status()).isEqualTo(200);
                assertThat(visitor.get("/no-organisation").status()).isEqualTo(500);
                assertThat(visitor.get("/orgs").body()).isEqualTo("[\"acme\"]");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/o/%61cme/dashboard", "/o/acme/%64ashboard"})
        void isRecognisedHoweverItsPathIsEncoded(String path) {
            visitor.signIn("member@acme.test");

            assertThat(visitor.get(path).body()).isEqualTo("dashboard of acme in true");
        }

        @Test
        void closesWithTheNextRequestWhenTheMembershipEnds() {
            Person leaver = cast.anotherPerson();
            cast.add(cast.acme, leaver, RoleKey.MEMBER);
            visitor.signIn(leaver.email().value());
            assertThat(visitor.get("/o/acme/products").status()).isEqualTo(200);

            jdbc.sql("update memberships set state = 'SUSPENDED' where person_id = ?")
                    .param(leaver.id().value())
                    .update();

            assertThat(visitor.get("/o/acme/products").header("Location")).contains("/dashboard");
        }

        @Test
        void closesWithTheNextRequestWhenItIsSuspended() {
            Organisation organisation = cast.anotherOrganisation();
            Person member = cast.anotherPerson();
            cast.add(organisation, member, RoleKey.OWNER);
            String path = "/o/%s/products".formatted(organisation.slug());
            visitor.signIn(member.email().value());
            assertThat(visitor.get(path).status()).isEqualTo(200);

            cast.throughTheDoor(token -> organisations.suspend(token, organisation.id(), "Did not pay"));

            assertThat(visitor.get(path).header("Location")).contains("/dashboard");
        }
    }

    @Nested
    class AForeignOrganisation {

        static Stream<Request> requests() {
            return Stream.of(
                    Request.get("/o/globex"),
                    Request.get("/o/globex/"),
                    Request.get("/o/globex/dashboard"),
                    Request.get("/o/globex/products"),
                    Request.get("/o/globex/later"),
                    Request.get("/o/globex/nothing/here"),
                    Request.get("/o/globex/products.json"),
                    Request.get("/o/%67lobex/products"),
                    Request.get("/o/globex/products").with("Accept: application/json"),
                    Request.get("/o/globex/products").with("HX-Request: true"),
                    Request.get("/o/globex/products").with("If-None-Match: *"),
                    Request.get("/o/globex/products").with("Origin: https://evil.example"),
                    Request.of("HEAD", "/o/globex/products"),
                    Request.of("OPTIONS", "/o/globex/products"),
                    Request.of("OPTIONS", "/o/globex/products")
                            .with("Origin: https://evil.example")
                            .with("Access-Control-Request-Method: POST"),
                    Request.of("PUT", "/o/globex/products"),
                    Request.of("DELETE", "/o/globex/products"),
                    Request.of("PATCH", "/o/globex/products"),
                    Request.of("TRACE", "/o/globex/products"),
                    Request.of("BREW", "/o/globex/products"),
                    Request.post("/o/globex/products", "name=planted"),
                    Request.post("/o/globex/products", "name=planted&_csrf=$token"),
                    Request.get("/o/globex;x=1/products"),
                    Request.get("/o//globex/products"),
                    Request.get("/o/acme/../globex/products"),
                    Request.get("/o/globex%2fproducts"));
        }

        @ParameterizedTest
        @MethodSource("requests")
        void answersAMemberOfAnotherOneLikeOneThatNeverWas(Request request) {
            visitor.signIn("member@acme.test");

            sameAsForAnUnknownOne(request);
        }

        @ParameterizedTest
        @MethodSource("requests")
        void answersAVisitorLikeOneThatNeverWas(Request request) {
            sameAsForAnUnknownOne(request);
        }

        @Test
        void sendsAMemberOfAnotherOneHome() {
            visitor.signIn("member@acme.test");

            Answer answer = visitor.get("/o/globex/products");

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).contains("/dashboard");
        }

        @Test
        void sendsAVisitorToSignIn() {
            Answer answer = visitor.get("/o/globex/products");

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).contains("/login");
            assertThat(answer.headers("Set-Cookie")).isEmpty();
        }

        @Test
        void staysAsItWas() {
            visitor.signIn("member@acme.test");

            visitor.post("/o/globex/products", "name=planted");

            assertThat(jdbc.sql("select count(*) from product where name = 'planted'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        @Test
        void isClosedToASuperadminWhoIsNoMember() {
            visitor.signIn("superadmin@demo.test");

            assertThat(visitor.get("/o/globex/products").header("Location")).contains("/dashboard");
        }

        private void sameAsForAnUnknownOne(Request request) {
            Request known = request.withBody(request.body().replace("$token", visitor.token()));
            Request unknown = new Request(
                    known.method(),
                    known.target().replace("globex", "zqxwvk").replace("%67lobex", "%67lobey"),
                    known.headers(),
                    known.body());

            assertThat(visitor.send(known).comparable("globex"))
                    .isEqualTo(visitor.send(unknown).comparable("zqxwvk"));
        }
    }

    @Nested
    class ASwitchWithinOneRequest {

        @Test
        void isMadeBetweenTwoSessions() {
            visitor.signIn("both@demo.test");

            assertThat(visitor.get("/o/acme/elsewhere?organisation=" + cast.globex.id())
                            .status())
                    .isEqualTo(200);
        }
    }
}
