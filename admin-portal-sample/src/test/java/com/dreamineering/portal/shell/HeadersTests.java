package com.dreamineering.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.Form;
import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import com.dreamineering.portal.running.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachPortal
class HeadersTests {

    private static final Map<String, String> SAFE = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()");

    private final RunningPortal portal;
    private final Wire anonymous;
    private final Visitor ownerVisitor;
    private final Wire owner;
    private final Wire superadmin;

    HeadersTests(RunningPortal portal) {
        this.portal = portal;
        this.anonymous = portal.visitor().wire();
        this.ownerVisitor = portal.signedIn(Demo.OWNER_OF_ACME);
        this.owner = ownerVisitor.wire();
        this.superadmin = portal.superadmin().wire();
    }

    @Test
    void keepEveryAnswerSafe() {
        SoftAssertions softly = new SoftAssertions();
        everyKindOfAnswer()
                .forEach(answer -> SAFE.forEach((name, value) -> softly.assertThat(answer.headers().stream()
                                .filter(header -> header.name().equalsIgnoreCase(name))
                                .map(Wire.Header::value))
                        .as("%s of %s", name, answer)
                        .containsExactly(value)));
        softly.assertAll();
    }

    @Test
    void sayNothingAboutTheServer() {
        for (Wire.Answer answer : everyKindOfAnswer()) {
            assertThat(answer.headers())
                    .extracting(header -> header.name().toLowerCase(Locale.ROOT))
                    .doesNotContain("server", "x-powered-by", "x-application-context");
            assertThat(answer.body()).doesNotContainIgnoringCase("tomcat/").doesNotContainIgnoringCase("spring boot");
        }
    }

    @Test
    void nameEachKindOfAnswer() {
        assertThat(everyKindOfAnswer().stream().map(Wire.Answer::status).distinct())
                .contains(200, 302, 303, 304, 400, 403, 404, 405, 409, 410, 422);
    }

    private List<Wire.Answer> everyKindOfAnswer() {
        String token = ownerVisitor.csrf();
        List<Wire.Answer> answers = new ArrayList<>();
        answers.add(anonymous.send("GET", "/login"));
        answers.add(anonymous.send("GET", "/dashboard"));
        answers.add(anonymous.send("GET", "/never/there"));
        answers.add(anonymous.send("GET", "/login;x=1"));
        answers.add(anonymous.send("GET", "/login%zz"));
        answers.add(anonymous.send("GET", "/" + "x".repeat(20_000)));
        answers.add(anonymous.send("G@T", "/login"));
        answers.add(anonymous.sendRaw("GET /login HTTP/1.1\r\nConnection: close\r\n\r\n"));
        answers.add(anonymous.sendRaw("nonsense\r\n\r\n"));
        answers.add(anonymous.send("TRACE", "/login"));
        answers.add(anonymous.send("GET", "/invitations/none"));
        answers.add(anonymous.send("POST", "/login"));
        answers.add(anonymous.send("GET", "/error"));
        for (String asset : List.of(
                "/assets/app.css",
                "/assets/app.js",
                "/assets/favicon.svg",
                "/webjars/htmx.org/2.0.8/dist/htmx.min.js")) {
            Wire.Answer found = anonymous.send("GET", asset);
            answers.add(found);
            answers.add(anonymous.send(
                    "GET",
                    asset,
                    "If-Modified-Since: " + found.header("Last-Modified").orElse("")));
            answers.add(anonymous.send("GET", asset, "Range: bytes=0-1"));
            answers.add(anonymous.send("GET", asset, "Range: bytes=99999999-"));
            answers.add(anonymous.send("PUT", asset));
        }
        answers.add(anonymous.send("GET", "/assets/none.css"));
        answers.add(anonymous.send("GET", "/favicon.ico"));
        answers.add(owner.send("GET", "/o/acme/dashboard"));
        answers.add(owner.send("HEAD", "/o/acme/dashboard"));
        answers.add(owner.send("OPTIONS", "/o/acme/dashboard"));
        answers.add(owner.send("GET", "/o/acme/contacts.csv"));
        answers.add(owner.send("GET", "/o/acme/contacts/none"));
        answers.add(owner.send("GET", "/o/globex/dashboard"));
        answers.add(owner.submit("PUT", "/dashboard", Form.of("_csrf", token)));
        answers.add(owner.submit("POST", "/o/acme/contacts", Form.of("_csrf", token)));
        answers.add(owner.submit("POST", "/o/acme/contacts", Form.of("_csrf", token, "organisation", "globex")));
        answers.add(owner.sendBody(
                "POST",
                "/o/acme/contacts",
                "_csrf=%s&name=%%ff".formatted(token),
                "Content-Type: application/x-www-form-urlencoded"));
        answers.add(owner.send("GET", "/orgs"));
        answers.add(superadmin.send("GET", "/admin"));
        answers.add(superadmin.send("GET", "/admin/orgs/none"));
        return answers;
    }

    @Nested
    class AboutCaches {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/o/acme/dashboard",
                    "/o/acme/members",
                    "/o/acme/roles",
                    "/o/acme/contacts",
                    "/o/acme/contacts.csv",
                    "/o/acme/contacts/none",
                    "/dashboard",
                    "/login"
                })
        void letThemKeepNoPage(String path) {
            assertThat(owner.send("GET", path).header("Cache-Control"))
                    .as(path)
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        }

        @Test
        void letThemKeepNoPageOfThePortal() {
            for (String path : List.of("/admin", "/admin/audit", "/admin/superadmins", "/admin/orgs/acme")) {
                assertThat(superadmin.send("GET", path).header("Cache-Control"))
                        .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
            }
        }

        @Test
        void letThemKeepWhatIsTheSameForEverybody() {
            assertThat(anonymous.send("GET", "/assets/app.css").header("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("max-age="));
        }
    }

    @Nested
    class AboutCookies {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/dashboard",
                    "/admin",
                    "/never/there",
                    "/o/acme/dashboard",
                    "/o/never/dashboard",
                    "/assets/app.css",
                    "/assets/none.css",
                    "/favicon.ico",
                    "/invitations/none",
                    "/error",
                    "/logout",
                    "/login;x=1"
                })
        void setNoneWithoutNeed(String path) {
            assertThat(anonymous.send("GET", path).header("Set-Cookie")).isEmpty();
        }

        @Test
        void keepTheSessionFromScriptsAndOtherSites() {
            String cookie = anonymous.send("GET", "/login").header("Set-Cookie").orElseThrow();

            assertThat(cookie)
                    .startsWith("JSESSIONID=")
                    .contains("; HttpOnly")
                    .contains("; SameSite=Lax")
                    .contains("; Path=/")
                    .doesNotContain("Domain")
                    .doesNotContain("Expires");
        }

        @Test
        void neverPutTheSessionIntoAnAddress() {
            Wire.Answer page = anonymous.send("GET", "/login");

            assertThat(page.body()).doesNotContainIgnoringCase("jsessionid");
            String id = ownerVisitor.sessionId().orElseThrow();
            assertThat(anonymous.send("GET", "/dashboard;jsessionid=" + id).status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class AboutTheHost {

        @ParameterizedTest
        @ValueSource(strings = {"HTTP/1.1", "HTTP/1.0"})
        void neverRepeatWhatTheRequestSays(String version) {
            String session = "Cookie: JSESSIONID=%s\r\n"
                    .formatted(ownerVisitor.sessionId().orElseThrow());
            Visitor stranger = portal.visitor();
            String login = Form.of("username", "x", "password", "x", "_csrf", stranger.csrf("/login"))
                    .encoded();
            String select = Form.of("organisation", "globex", "_csrf", ownerVisitor.csrf())
                    .encoded();
            List<String> requests = List.of(
                    "GET /dashboard %s\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
                    "GET /dashboard %s\r\nHost: evil.example\r\nConnection: close\r\n" + session + "\r\n",
                    "GET /orgs %s\r\nHost: evil.example\r\nConnection: close\r\n" + session + "\r\n",
                    "GET /login %s\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n"
                            + "Connection: close\r\n" + session + "\r\n",
                    "GET http://evil.example/dashboard %s\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
                    "GET //evil.example/dashboard %s\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                    "GET /\\evil.example %s\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                    "POST /login %s\r\nHost: evil.example\r\nConnection: close\r\nCookie: JSESSIONID="
                            + stranger.sessionId().orElseThrow()
                            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                            + login.length() + "\r\n\r\n" + login,
                    "POST /orgs/select %s\r\nHost: evil.example\r\nConnection: close\r\n" + session
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                            + select.length() + "\r\n\r\n" + select);

            for (String request : requests) {
                Wire.Answer answer = anonymous.sendRaw(request.replace("%s\r\nHost", version + "\r\nHost"));

                assertThat(answer.status()).as(request).isBetween(300, 499);
                assertThat(answer.header("Location").orElse("/"))
                        .as(request)
                        .startsWith("/")
                        .doesNotContain("evil")
                        .doesNotContain("//");
            }
        }
    }

    @Nested
    class AboutContent {

        @Test
        void fitToWhatThePagesHold() {
            List<Document> pages = new ArrayList<>();
            for (String path : List.of("/o/acme/dashboard", "/o/acme/members", "/o/acme/roles", "/o/acme/contacts")) {
                pages.add(ownerVisitor.page(path));
            }
            for (String path : List.of(
                    "/admin",
                    "/admin/orgs/new",
                    "/admin/orgs/acme",
                    "/admin/reference-data",
                    "/admin/superadmins",
                    "/admin/audit")) {
                pages.add(portal.superadmin().page(path));
            }
            for (String path : List.of("/login", "/login?error", "/login?signedOut")) {
                pages.add(portal.visitor().page(path));
            }
            pages.add(Jsoup.parse(anonymous.send("GET", "/assets/none").body()));
            for (Document page : pages) {
                assertThat(page.select("script:not([src]), style, [style], base, iframe, object, embed"))
                        .as(page.location())
                        .isEmpty();
                assertThat(page.getAllElements())
                        .allSatisfy(element -> assertThat(element.attributes().asList())
                                .noneMatch(attribute -> attribute.getKey().startsWith("on"))
                                .noneMatch(attribute -> attribute.getValue().startsWith("javascript:")));
                assertThat(page.select("[src], link[href], form[action]"))
                        .allSatisfy(element -> assertThat(
                                        element.attr("src") + element.attr("href") + element.attr("action"))
                                .startsWith("/")
                                .doesNotStartWith("//"));
                assertThat(page.select("form[method=post]"))
                        .allSatisfy(form -> assertThat(form.select("input[type=hidden][name=_csrf]"))
                                .hasSize(1));
            }
        }

        @Test
        void haveATokenInEachFormAndNoFormThatSendsWithoutOne() {
            Operator operator = portal.operator();
            String slug = operator.organisation("forms");

            Document page = portal.superadmin().page("/admin/orgs/" + slug);

            assertThat(page.select("form[method=post]")).hasSizeGreaterThan(2);
            assertThat(page.select("form:not([method=post]):not([role=search])"))
                    .isEmpty();
        }
    }
}
