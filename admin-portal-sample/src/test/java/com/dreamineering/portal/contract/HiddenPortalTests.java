package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.Form;
import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import com.dreamineering.portal.running.Wire;
import com.dreamineering.tenancy.access.RoleKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The same request for the portal and for a word that never was: everybody but a superadmin gets the same answer. */
@OnEachPortal
class HiddenPortalTests {

    /** A word of the same length and kinds of letters. */
    private static final String WORD = "qzvkx";

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "get");

    private static final List<String> PATHS = List.of(
            "/admin",
            "/admin/",
            "/admin/orgs",
            "/admin/orgs/new",
            "/admin/orgs/acme",
            "/admin/orgs/acme/suspend",
            "/admin/reference-data",
            "/admin/superadmins",
            "/admin/superadmins/8d5c7a52-6a4f-4f3c-9f43-0c1f2a3b4c5d/revoke",
            "/admin/audit",
            "/admin/audit?before=1&action=x",
            "/admin/events",
            "/admin/nothing");

    /** What a path can be written like, to slip past a rule. */
    private static final List<String> SPELLINGS = List.of(
            "/admin;x=1",
            "/admin;jsessionid=1/orgs",
            "//admin",
            "/./admin",
            "/x/../admin",
            "/assets/../admin",
            "/assets/..;/admin",
            "/login/../admin",
            "/admin/.",
            "/admin/..",
            "/admin//orgs",
            "/admin%2f",
            "/admin%2forgs",
            "/%61dmin",
            "/%2561dmin",
            "/admin%00",
            "/admin%0a",
            "/admin%20",
            "/admin%09",
            "/admin.",
            "/admin.html",
            "/admin.json",
            "/admin.css",
            "/admin/app.css",
            "/admin/assets/organisation-new.js",
            "/admin\\orgs",
            "/admin%5corgs",
            "/admin?",
            "/admin?_method=PUT",
            "/admin#x",
            "/ADMIN",
            "/Admin",
            "/adm\u0131n",
            "/admin%c0%ae",
            "/admin%ff",
            "/error/admin",
            "/assets/admin",
            "/webjars/admin",
            "/webjars/htmx.org/admin",
            "/o/acme/admin",
            "/o/admin/dashboard",
            "/orgs/admin",
            "/invitations/admin/x",
            "http://localhost/admin",
            "http://evil.example/admin",
            "/admin" + "x".repeat(5000));

    private static final List<String> HEADERS = List.of(
            "Accept: application/json",
            "Accept: text/event-stream",
            "Accept: nonsense",
            "Accept-Language: tr",
            "HX-Request: true",
            "X-Requested-With: XMLHttpRequest",
            "X-Original-URL: /admin",
            "X-Rewrite-URL: /admin",
            "X-Forwarded-Prefix: /admin",
            "X-Forwarded-For: 127.0.0.1",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: https",
            "Forwarded: host=evil.example;proto=https",
            "X-HTTP-Method-Override: DELETE",
            "Origin: http://evil.example",
            "Sec-Fetch-Site: cross-site",
            "Authorization: Basic YWRtaW46YWRtaW4=",
            "Authorization: Bearer x",
            "If-None-Match: *",
            "If-Modified-Since: Mon, 01 Jan 2035 00:00:00 GMT",
            "Range: bytes=0-1",
            "Expect: 100-continue",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: nonsense",
            "Last-Event-ID: 1",
            "Upgrade: websocket");

    private final RunningPortal portal;
    private final Operator operator;

    HiddenPortalTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
    }

    @Test
    void isThereForASuperadmin() {
        assertThat(portal.signedIn(Demo.SUPERADMIN).wire().send("GET", "/admin").status())
                .isEqualTo(200);
    }

    @Test
    void looksLikeAnyPathThatNeverWasWithEveryMethod() {
        SortedMap<String, List<String>> before = new java.util.TreeMap<>();
        Map<String, Visitor> people = people();
        before.putAll(portal.rows().contents());
        long bypasses = bypasses();
        SoftAssertions softly = new SoftAssertions();
        people.forEach((who, visitor) -> {
            String form = form(visitor);
            for (String path : PATHS) {
                for (String method : METHODS) {
                    compare(softly, who, visitor.wire(), method, path, List.of(), "");
                }
                for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                    compare(
                            softly,
                            who,
                            visitor.wire(),
                            method,
                            path,
                            List.of("Content-Type: application/x-www-form-urlencoded"),
                            form);
                }
            }
        });
        softly.assertAll();
        assertThat(portal.rows().contents()).isEqualTo(before);
        assertThat(bypasses()).isEqualTo(bypasses);
    }

    @Test
    void looksLikeAnyPathThatNeverWasInEverySpelling() {
        SoftAssertions softly = new SoftAssertions();
        Map<String, Visitor> people = people();
        for (String who : List.of("anonymous", "owner", "revoked superadmin")) {
            for (String path : SPELLINGS) {
                for (String method : List.of("GET", "POST")) {
                    compare(softly, who, people.get(who).wire(), method, path, List.of(), "");
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void looksLikeAnyPathThatNeverWasWithEveryHeader() {
        SoftAssertions softly = new SoftAssertions();
        Map<String, Visitor> people = people();
        for (String who : List.of("anonymous", "owner", "revoked superadmin")) {
            for (String header : HEADERS) {
                for (String method : List.of("GET", "POST", "OPTIONS")) {
                    compare(softly, who, people.get(who).wire(), method, "/admin/orgs", List.of(header), "");
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void answersWithARedirectThatNamesNothing() {
        Wire.Answer signedIn = portal.signedIn(Demo.OWNER_OF_ACME).wire().send("GET", "/admin/orgs");
        Wire.Answer anonymous = portal.visitor().wire().send("GET", "/admin/orgs");

        assertThat(signedIn.status()).isEqualTo(302);
        assertThat(signedIn.header("Location")).contains("/dashboard");
        assertThat(signedIn.body()).isEmpty();
        assertThat(signedIn.header("Set-Cookie")).isEmpty();
        assertThat(anonymous.status()).isEqualTo(302);
        assertThat(anonymous.header("Location")).contains("/login");
        assertThat(anonymous.body()).isEmpty();
        assertThat(anonymous.header("Set-Cookie")).isEmpty();
    }

    @Test
    void leadsNobodyBackAfterSigningIn() {
        Visitor visitor = portal.visitor();
        visitor.get("/admin/audit");

        assertThat(Visitor.location(visitor.signIn(Demo.SUPERADMIN, Demo.PASSWORD)))
                .isEqualTo("/admin");
    }

    @Test
    void isNamedOnNoPageForOthers() {
        List<String> pages =
                List.of("/login", "/login?error", "/welcome", "/orgs", "/o/acme/dashboard", "/o/acme/roles");
        for (Visitor visitor :
                List.of(portal.visitor(), portal.signedIn(Demo.OWNER_OF_ACME), portal.signedIn(Demo.NOBODY))) {
            for (String page : pages) {
                assertThat(visitor.follow(page).body().toLowerCase(Locale.ROOT))
                        .as(page)
                        .doesNotContain("/admin")
                        .doesNotContain("superadmin")
                        .doesNotContain("admin portal");
            }
        }
    }

    @Test
    void isNamedInNothingThatIsServedToEverybody() {
        Visitor visitor = portal.visitor();
        for (String asset : publicAssets()) {
            assertThat(visitor.get(asset).statusCode()).as(asset).isEqualTo(200);
            assertThat(visitor.get(asset).body().toLowerCase(Locale.ROOT))
                    .as(asset)
                    .doesNotContain("admin", "bypass", "audit", "peril", "/o/");
        }
        assertThat(visitor.get("/admin/assets/organisation-new.js").statusCode())
                .isEqualTo(302);
        assertThat(portal.superadmin().get("/admin/assets/organisation-new.js").body())
                .contains("/o/");
    }

    private static List<String> publicAssets() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/static/assets"))) {
            List<String> assets = new ArrayList<>(
                    files.map(file -> "/assets/" + file.getFileName()).toList());
            assertThat(assets).contains("/assets/app.css", "/assets/app.js");
            assets.add("/webjars/htmx.org/2.0.8/dist/htmx.min.js");
            return assets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(
            SoftAssertions softly,
            String who,
            Wire wire,
            String method,
            String path,
            List<String> headers,
            String body) {
        Wire.Answer there = ask(wire, method, path, headers, body);
        Wire.Answer nowhere = ask(wire, method, renamed(path, WORD), headers, body);
        softly.assertThat(there.masked())
                .as("%s: %s %s %s", who, method, path, headers)
                .isEqualTo(unnamed(nowhere.masked(), WORD));
        softly.assertThat(there.status())
                .as("%s: %s %s %s", who, method, path, headers)
                .isNotIn(200, 500);
        softly.assertThat(there.header("Location").orElse(""))
                .as("%s: %s %s %s", who, method, path, headers)
                .doesNotContain("evil.example")
                .doesNotContain("jsessionid")
                .doesNotContain("//");
    }

    private static Wire.Answer ask(Wire wire, String method, String path, List<String> headers, String body) {
        return wire.sendBody(method, path, body, headers.toArray(String[]::new));
    }

    private static String renamed(String text, String word) {
        return text.replace("admin", word)
                .replace("ADMIN", word.toUpperCase(Locale.ROOT))
                .replace("Admin", word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .replace("%61dmin", "%%%02x%s".formatted((int) word.charAt(0), word.substring(1)))
                .replace("%2561dmin", "%%25%02x%s".formatted((int) word.charAt(0), word.substring(1)))
                .replace("adm\u0131n", word.substring(0, 3) + "\u0131" + word.substring(4));
    }

    private static Wire.Answer unnamed(Wire.Answer answer, String word) {
        return new Wire.Answer(
                answer.statusLine(), answer.headers(), answer.body().replace(word, "admin"));
    }

    /** Everybody for whom the portal is not there, each with a session of their own. */
    private Map<String, Visitor> people() {
        String suspended = operator.organisation("hidden");
        String closed = operator.member(suspended, RoleKey.OWNER);
        operator.suspend(suspended);
        Map<String, Visitor> people = new LinkedHashMap<>();
        people.put("anonymous", portal.visitor());
        Visitor withSession = portal.visitor();
        withSession.page("/login");
        people.put("anonymous with a session", withSession);
        people.put("owner", portal.signedIn(Demo.OWNER_OF_ACME));
        people.put("member", portal.signedIn(Demo.MEMBER_OF_ACME));
        people.put("member of both", portal.signedIn(Demo.MEMBER_OF_BOTH));
        people.put("nobody", portal.signedIn(Demo.NOBODY));
        people.put("owner of a suspended organisation", portal.signedIn(closed));
        people.put("revoked superadmin", revoked());
        return people;
    }

    private Visitor revoked() {
        String person = operator.person("revoked");
        Visitor superadmin = portal.signedIn(Demo.SUPERADMIN);
        superadmin.submit("/admin/superadmins", "email", person, "reason", "Because of a test");
        Visitor visitor = portal.signedIn(person);
        visitor.page("/admin");
        portal.rows()
                .change(
                        "update superadmin_grants set revoked_at = current_timestamp"
                                + " where person_id = (select id from people where email = ?)",
                        person);
        return visitor;
    }

    private static String form(Visitor visitor) {
        String token = visitor.sessionId().isPresent() ? visitor.csrf() : "none";
        List<String> fields = new ArrayList<>(List.of("_csrf", token, "name", "x", "reason", "Because of a test"));
        return Form.of(fields.toArray(String[]::new)).encoded();
    }

    private long bypasses() {
        return portal.rows().number("select count(*) from audit_entries where action like 'bypass.%'");
    }
}
