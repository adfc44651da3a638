package com.dreamineering.tenancy.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.spring.http.Answer;
import com.dreamineering.tenancy.spring.http.Request;
import com.dreamineering.tenancy.spring.http.ShopTest;
import com.dreamineering.tenancy.spring.http.Visitor;
import com.dreamineering.tenancy.spring.start.Cast;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ShopTest
class PortalGateTests {

    private static final String PORTAL = "admin";
    private static final String UNKNOWN = "qzvxw";

    /** Sent away by the gate, or refused by Tomcat or Spring Security's firewall before anything looks at the path. */
    private static final Set<Integer> HIDDEN = Set.of(302, 400, 501);

    /** Tomcat answers this method by itself for every path. */
    private static final Set<Integer> TRACED = Set.of(405);

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    SuperadminGrants superadmins;

    private Visitor visitor;

    @BeforeEach
    void comeIn() {
        visitor = new Visitor(port);
    }

    /** Requests with "$word" where the portal's name would stand. */
    static Stream<Request> requests() {
        return Stream.of(methods(), paths(), headers()).flatMap(requests -> requests);
    }

    private static Stream<Request> methods() {
        Stream<Request> plain = Stream.of(
                        "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "BREW", "get")
                .flatMap(method -> Stream.of(
                        Request.of(method, "/$word"),
                        Request.of(method, "/$word/products"),
                        Request.of(method, "/$word/nothing")));
        Stream<Request> forms = Stream.of(
                Request.post("/$word/products", "organisation=x&_csrf=$token"),
                Request.post("/$word/products", "organisation=x&_csrf=wrong"),
                Request.post("/$word", "_method=DELETE&_csrf=$token"),
                Request.of("POST", "/$word/products")
                        .with("Content-Type: application/json")
                        .withBody("{}"),
                Request.of("PUT", "/$word/products")
                        .with("Content-Type: multipart/form-data; boundary=x")
                        .withBody("--x--"));
        return Stream.concat(plain, forms);
    }

    private static Stream<Request> paths() {
        return Stream.of(
                        "/$word/",
                        "/$word/stats.json",
                        "/$word.json",
                        "/$word/orgs/acme",
                        "/$word/orgs/",
                        "/$word/orgs//acme",
                        "/$word/stats",
                        "/$word/events",
                        "/$word/later",
                        "/$word/failing",
                        "/$word?q=1",
                        "/$word?",
                        "/$word#fragment",
                        "//$word",
                        "///$word",
                        "/./$word",
                        "/x/../$word",
                        "/login/../$word",
                        "/o/acme/../../$word",
                        "/$word;x=1",
                        "/$word;x=1/stats.json",
                        "/;x=1/$word",
                        "/$word/;/stats.json",
                        "/$word/..;/$word",
                        "/$word%2fstats.json",
                        "/$word%252fstats.json",
                        "/%2f$word",
                        "/$word%3bx",
                        "/$word%00",
                        "/$word%0a",
                        "/$word%20",
                        "/$word%c0%af",
                        "/$word%",
                        "/$word\\stats.json",
                        "/$word%5cstats.json",
                        "/$word.",
                        "/$word..",
                        "/$word~",
                        "/$word*",
                        "/$wordx",
                        "/x$word",
                        "/login/$word",
                        "/error/$word",
                        "/dashboard/$word",
                        "/orgs/$word",
                        "/forgotten/$word",
                        "http://localhost/$word",
                        "http://evil.example/$word",
                        "/$word/" + "x".repeat(3000))
                .map(Request::get);
    }

    private static Stream<Request> headers() {
        return Stream.of(
                        "HX-Request: true",
                        "X-Requested-With: XMLHttpRequest",
                        "Accept: application/json",
                        "Accept: text/event-stream",
                        "Accept: image/png",
                        "Accept: nonsense",
                        "Accept-Language: de",
                        "If-None-Match: *",
                        "If-Modified-Since: Sat, 01 Jan 2028 00:00:00 GMT",
                        "If-Match: \"x\"",
                        "Range: bytes=0-1",
                        "Host: evil.example",
                        "Host: evil.example:8443",
                        "Origin: https://evil.example",
                        "X-Original-URL: /$word",
                        "X-Rewrite-URL: /$word",
                        "X-Forwarded-For: 127.0.0.1",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Prefix: /$word",
                        "X-Forwarded-Proto: https",
                        "Forwarded: host=evil.example",
                        "X-HTTP-Method-Override: DELETE",
                        "Authorization: Basic eDp5",
                        "Authorization: Bearer x",
                        "Cookie: SESSION=x",
                        "Upgrade: websocket",
                        "Expect: 100-continue")
                .flatMap(header -> Stream.of(
                        Request.get("/$word").with(header),
                        Request.get("/$word/stats.json").with(header)));
    }

    @Nested
    class ThePortal {

        @ParameterizedTest
        @MethodSource("com.dreamineering.tenancy.spring.security.PortalGateTests#requests")
        void looksToAVisitorLikeNothing(Request request) {
            likeNothing(request);
        }

        @ParameterizedTest
        @MethodSource("com.dreamineering.tenancy.spring.security.PortalGateTests#requests")
        void looksToAMemberLikeNothing(Request request) {
            visitor.signIn("member@acme.test");

            likeNothing(request);
        }

        @ParameterizedTest
        @MethodSource("com.dreamineering.tenancy.spring.security.PortalGateTests#requests")
        void looksToAnOwnerLikeNothing(Request request) {
            visitor.signIn("owner@acme.test");

            likeNothing(request);
        }

        private void likeNothing(Request request) {
            Answer portal = visitor.send(named(request, PORTAL));
            Answer nothing = visitor.send(named(request, UNKNOWN));

            assertThat(portal.comparable(PORTAL)).isEqualTo(nothing.comparable(UNKNOWN));
            assertThat(portal.status()).isIn(request.method().equals("TRACE") ? TRACED : HIDDEN);
            assertThat(portal.body()).doesNotContainIgnoringCase("superadmin");
            assertThat(portal.headers("Location"))
                    .allSatisfy(location -> assertThat(location).isIn("/dashboard", "/login"));
        }

        private Request named(Request request, String word) {
            List<String> headers = request.headers().stream()
                    .map(header -> header.replace("$word", word))
                    .toList();
            String body = request.body().contains("$token")
                    ? request.body().replace("$token", visitor.token())
                    : request.body();
            return new Request(request.method(), request.target().replace("$word", word), headers, body);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/ADMIN", "/Admin", "/%61dmin", "/a%64min/stats.json", "/adm%69n/"})
        void isNotFoundInAnotherSpellingEither(String path) {
            visitor.signIn("owner@acme.test");

            Answer answer = visitor.get(path);

            assertThat(answer.comparable(PORTAL))
                    .isEqualTo(visitor.get("/nothing").comparable(PORTAL));
        }

        @Test
        void sendsWhoIsSignedInHome() {
            visitor.signIn("member@acme.test");

            Answer answer = visitor.get("/admin");

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).contains("/dashboard");
            assertThat(answer.body()).isEmpty();
        }

        @Test
        void sendsAVisitorToSignInWithoutASession() {
            Answer answer = visitor.get("/admin");

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).contains("/login");
            assertThat(answer.headers("Set-Cookie")).isEmpty();
        }

        @Test
        void isForgottenAfterTheSignInThatItAskedFor() {
            visitor.get("/admin");

            assertThat(visitor.signIn("member@acme.test").header("Location"))
                    .hasValueSatisfying(location -> assertThat(location).endsWith("/o/acme/dashboard"));
        }
    }

    @Nested
    class ASuperadmin {

        @Test
        void seesThePortal() {
            visitor.signIn("superadmin@demo.test");

            Answer answer = visitor.get("/admin");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).startsWith("superadmins-only ").contains("acme", "globex");
        }

        @Test
        void isToldWhatIsNotThere() {
            visitor.signIn("superadmin@demo.test");

            assertThat(visitor.get("/admin/nothing").status()).isEqualTo(404);
            assertThat(visitor.get("/nothing").status()).isEqualTo(404);
        }

        @Test
        void isToldWhichMethodsThereAre() {
            visitor.signIn("superadmin@demo.test");

            assertThat(visitor.send(Request.of("OPTIONS", "/admin/stats.json")).header("Allow"))
                    .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
        }

        @Test
        void losesThePortalWithTheNextRequestWhenTheGrantIsRevoked() {
            Person second = cast.anotherPerson();
            var grant = cast.throughTheDoor(token -> superadmins.grant(token, second.id(), "Helps out"));
            visitor.signIn(second.email().value());
            assertThat(visitor.get("/admin").status()).isEqualTo(200);

            cast.throughTheDoor(token -> {
                superadmins.revoke(token, grant.id(), "Helped enough");
                return true;
            });

            assertThat(visitor.get("/admin").comparable(PORTAL))
                    .isEqualTo(visitor.get("/" + UNKNOWN).comparable(UNKNOWN));
        }

        @Test
        void reachesWhatIsInNoList() {
            visitor.signIn("superadmin@demo.test");

            assertThat(visitor.get("/forgotten/17").body()).isEqualTo("in no list of the boundary");
        }
    }

    @Nested
    class ARouteThatIsInNoList {

        @Test
        void isNotThereForOthers() {
            visitor.signIn("member@acme.test");

            assertThat(visitor.get("/forgotten/17").header("Location")).contains("/dashboard");
        }
    }
}
