package com.dreamineering.portal.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.Form;
import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import com.dreamineering.portal.running.Wire;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no browser sends. None of them may fail inside, tell about the inside, or change anything. */
@OnEachPortal
class BadRequestTests {

    private static final String URL_ENCODED = "Content-Type: application/x-www-form-urlencoded";

    private final RunningPortal portal;
    private final Wire superadmin;
    private final Wire owner;
    private final Wire anonymous;
    private final String superadminToken;
    private final String ownerToken;
    private SortedMap<String, List<String>> before = new java.util.TreeMap<>();

    BadRequestTests(RunningPortal portal) {
        this.portal = portal;
        this.superadmin = portal.superadmin().wire();
        this.superadminToken = portal.superadmin().csrf();
        Visitor ofAcme = portal.signedIn(Demo.OWNER_OF_ACME);
        this.owner = ofAcme.wire();
        this.ownerToken = ofAcme.csrf();
        this.anonymous = portal.visitor().wire();
    }

    @BeforeEach
    void look() {
        before = portal.rows().contents();
    }

    @AfterEach
    void nothingChanged() {
        assertThat(portal.rows().contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/orgs", "/admin/reference-data", "/o/acme/contacts", "/orgs/select", "/login"})
    void withTenThousandFieldsIsRefused(String path) {
        StringBuilder form = new StringBuilder("_csrf=" + superadminToken);
        for (int number = 0; number < 10_000; number++) {
            form.append("&f").append(number).append("=x");
        }

        refused(superadmin.sendBody("POST", path, form.toString(), URL_ENCODED));
        refused(anonymous.sendBody("POST", path, form.toString(), URL_ENCODED));
    }

    @Test
    void withTenThousandFieldsInTheAddressIsRefused() {
        refused(superadmin.send("GET", "/admin?" + "a=1&".repeat(1_500)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/orgs", "/o/acme/contacts", "/login"})
    void withAHugeBodyIsRefused(String path) {
        String body = "_csrf=%s&name=%s".formatted(ownerToken, "x".repeat(3_000_000));

        refused(owner.sendBody("POST", path, body, URL_ENCODED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "application/xml",
                "nonsense",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded; charset=nonsense",
                "application/x-www-form-urlencoded; charset=utf-16",
                "text/html; charset=\"",
                ";;;"
            })
    void withAnotherTypeOfContentIsRefused(String type) {
        String body = "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%s\r\n--x\r\nbroken"
                .formatted(superadminToken);

        refused(superadmin.sendBody("POST", "/admin/orgs", body, "Content-Type: " + type));
        refused(owner.sendBody("POST", "/o/acme/contacts", body, "Content-Type: " + type));
        refused(anonymous.sendBody("POST", "/login", body, "Content-Type: " + type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff%fe", "%c0%80", "%ed%a0%80", "%f8%88%80%80%80", "%zz", "%", "%u0041", "\u00ff\u00fe"})
    void withTextThatIsNoneIsRefused(String text) {
        String body = "_csrf=%s&name=%s&email=a@b.test".formatted(ownerToken, text);

        Wire.Answer answer = owner.sendBody("POST", "/o/acme/contacts", body + "&organisation=globex", URL_ENCODED);

        refused(answer);
        answered(owner.send("GET", "/o/acme/contacts?name=" + text.replace("\u00ff\u00fe", "x")));
        answered(superadmin.send("GET", "/admin?q=" + text.replace("\u00ff\u00fe", "x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void withTextThatIsNoneIsAnsweredForAnyMethod(String method) {
        for (String path : List.of("/admin", "/qzvxw", "/login", "/o/acme/contacts")) {
            for (Wire wire : List.of(owner, anonymous)) {
                answered(wire.sendBody(method, path, "name=%zz", URL_ENCODED));
            }
        }
    }

    @Test
    void withAFieldOfNoNameIsAnswered() {
        for (String field : List.of("=x", "&&&", "=", "a", "%00=x", "%0a=x", "a%00b=x", "[]=x", ".=x", "a[b=x")) {
            String body = "_csrf=%s&%s".formatted(superadminToken, field);

            refused(superadmin.sendBody("POST", "/admin/orgs", body, URL_ENCODED));
        }
    }

    @Test
    void withAnotherMethodIsRefusedOnEveryRoute() {
        SoftAssertions softly = new SoftAssertions();
        for (String route : routes()) {
            for (String method :
                    List.of("PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND", "FOO", "get")) {
                for (Wire wire : List.of(owner, superadmin, anonymous)) {
                    String token = wire == superadmin ? superadminToken : ownerToken;
                    Wire.Answer plain = wire.send(method, route);
                    Wire.Answer withForm = wire.submit(method, route, Form.of("_csrf", token, "name", "x"));
                    for (Wire.Answer answer : List.of(plain, withForm)) {
                        softly.assertThat(answer.status())
                                .as(method + " " + route)
                                .isBetween(200, 499);
                        softly.assertThat(answer.body()).doesNotContain("Exception");
                    }
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void withGetOnAFormsAddressChangesNothing() {
        for (String route : List.of(
                "/orgs/select?organisation=acme",
                "/logout",
                "/o/acme/roles/grants?role=member&resource=contacts&action=export&granted=true",
                "/o/acme/members/invitations?email=a@b.test&role=member")) {
            Wire.Answer answer = owner.send("GET", route);

            answered(answer);
            assertThat(answer.status()).as(route).isIn(404, 405);
        }
        assertThat(superadmin.send("GET", "/admin/orgs?name=x&slug=by-get").status())
                .isIn(404, 405);
        assertThat(superadmin
                        .send("GET", "/admin/orgs/acme/suspend?reason=by-get")
                        .status())
                .isIn(404, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/o/acme%2fdashboard",
                "/o/acme%2Fdashboard/x",
                "/o/%61cme/dashboard",
                "/o/acme/../globex/dashboard",
                "/o/acme/..%2fglobex/dashboard",
                "/o/globex;/dashboard",
                "/o/acme;x=globex/dashboard",
                "/o/acme/dashboard;x",
                "/o/acme/dashboard/",
                "/o//dashboard",
                "/o/%20/dashboard",
                "/o/acme%20/dashboard",
                "/o/acme%00/dashboard",
                "/o/acme%0d%0aX-Evil:1/dashboard",
                "/o/ACME/dashboard",
                "/o/%D0%B0cme/dashboard",
                "/o/acme%e2%80%8b/dashboard",
                "/o/{slug}/dashboard",
                "/o/*/dashboard",
                "/o/%2e%2e/dashboard",
                "/o/./acme/dashboard",
                "/o/acme/contacts/../../globex/contacts",
                "/o/acme/contacts/%2e%2e",
                "/o/acme/contacts/..",
                "/o/acme/contacts/%2f",
                "/o/acme/contacts/" + "%c3%28",
                "/o/acme/contacts/1;2",
                "/o/acme/contacts.csv.exe",
                "/o/acme/contacts.CSV",
                "/o/acme/contacts.json"
            })
    void toAPathOfStrangeFormIsAnswered(String path) {
        for (Wire wire : List.of(owner, superadmin, anonymous)) {
            Wire.Answer answer = wire.send("GET", path);

            answered(answer);
            if (answer.status() == 200) {
                assertThat(answer.body()).contains("data-org=\"acme\"");
            }
            assertThat(answer.headers()).noneMatch(header -> header.name().equals("X-Evil"));
        }
    }

    @Test
    void toAPathOfManyLettersIsAnswered() {
        for (String path : List.of(
                "/o/%s/dashboard".formatted("x".repeat(300)),
                "/o/acme/contacts/" + "x".repeat(300),
                "/o/acme/contacts/" + "x".repeat(6_000),
                "/admin/orgs/" + "x".repeat(300),
                "/admin/orgs/" + "x".repeat(6_000),
                "/" + "x/".repeat(3_000),
                "/assets/" + "x".repeat(6_000))) {
            answered(owner.send("GET", path));
            answered(superadmin.send("GET", path));
        }
    }

    @Test
    void toTheErrorPageFindsNone() {
        for (Wire wire : List.of(owner, superadmin, anonymous)) {
            for (String accept : List.of("text/html", "application/json", "*/*")) {
                Wire.Answer answer = wire.send("GET", "/error", "Accept: " + accept);

                answered(answer);
                assertThat(answer.status()).isEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /login HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /login HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET /login HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET  /login  HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /lo gin HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "G@T /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /login HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /login\u00e4 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /login HTTP/1.1\r\nHost: localhost\r\nBroken\r\nConnection: close\r\n\r\n",
                "GET /login HTTP/1.1\r\nHost: localhost\r\nCookie: JSESSIONID=\u0001\r\nConnection: close\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\nConnection: close\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\nConnection: close\r\n\r\nabc",
                "POST /login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: nonsense\r\nConnection: close\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n"
            })
    void ofBrokenFormIsAnswered(String request) {
        Wire.Answer answer = anonymous.sendRaw(request);

        assertThat(answer.status()).isNotEqualTo(500);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("at org.");
    }

    @Test
    void withManyHeadersIsAnswered() {
        List<String> headers = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            headers.add("X-Header-%d: x".formatted(number));
        }

        answered(owner.send("GET", "/o/acme/dashboard", headers.toArray(String[]::new)));
        answered(owner.send("GET", "/o/acme/dashboard", "X-Long: " + "x".repeat(20_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JSESSIONID=x",
                "JSESSIONID=0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
                "JSESSIONID=; JSESSIONID=",
                "JSESSIONID=../../etc/passwd",
                "a=\"; b"
            })
    void withACookieOfStrangeFormIsAnonymous(String cookie) {
        Wire.Answer answer = portal.wire(cookie).send("GET", "/dashboard");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/login");
    }

    @Test
    void withABadPlaceInTheListIsAnswered() {
        for (String query : List.of(
                "after=",
                "before=%27%22",
                "after=acme&before=globex",
                "after=" + "x".repeat(3_000),
                "state=%00",
                "q=%00",
                "q=" + "%25".repeat(1_000))) {
            assertThat(superadmin.send("GET", "/admin?" + query).status())
                    .as(query)
                    .isEqualTo(200);
        }
        for (String query : List.of(
                "before=-1", "before=9223372036854775808", "before=NaN", "before=1e9", "action=" + "x".repeat(3_000))) {
            assertThat(superadmin.send("GET", "/admin/audit?" + query).status())
                    .as(query)
                    .isEqualTo(200);
        }
    }

    @Test
    void thatIsMalformedMeetsThePlainErrorPage() {
        for (Wire.Answer answer : List.of(
                portal.wire("").send("GET", "/login%zz"),
                portal.wire("").send("GET", "/admin%zz"),
                portal.wire("").send("G@T", "/login"))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("<h1>Something went wrong</h1>", "/assets/app.css")
                    .doesNotContain("HTTP Status");
        }
    }

    private static void answered(Wire.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 499);
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("org.springframework")
                .doesNotContain("org.hibernate")
                .doesNotContain("org.apache")
                .doesNotContainIgnoringCase("SQLSTATE");
    }

    private static void refused(Wire.Answer answer) {
        answered(answer);
        assertThat(answer.status()).as(answer.toString()).isNotEqualTo(200);
    }

    /** Every route of the boundary in a form that stands for it. */
    private List<String> routes() {
        TenancyPaths paths = portal.bean(TenancyPaths.class);
        List<String> patterns = new ArrayList<>(paths.publicRoutes());
        patterns.addAll(paths.signedInRoutes());
        patterns.addAll(List.of("/admin", "/admin/orgs/new", "/admin/orgs", "/admin/reference-data", "/admin/audit"));
        return patterns.stream()
                .filter(pattern -> !pattern.equals("/logout") && !pattern.endsWith("/events"))
                .map(pattern -> pattern.replaceFirst("^/o/\\*", "/o/acme").replaceAll("\\*+", "x"))
                .toList();
    }
}
