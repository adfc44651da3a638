package com.dreamineering.portal.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.browser.BrowserVisitor;
import com.dreamineering.portal.browser.InBrowser;
import com.dreamineering.portal.browser.PortalInBrowser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For who runs an organisation the portal's operator pages are not there, and nothing says that they are. */
@InBrowser
class HiddenPortalStoryTests {

    private static final String NEVER_THERE = "/x7q-never-there";
    private static final List<String> PORTAL = List.of(
            "/admin",
            "/admin/",
            "/admin/orgs/new",
            "/admin/orgs/acme",
            "/admin/reference-data",
            "/admin/superadmins",
            "/admin/audit",
            "/admin/events",
            "/admin" + NEVER_THERE);

    private final PortalInBrowser portal;

    HiddenPortalStoryTests(PortalInBrowser portal) {
        this.portal = portal;
    }

    /** What a person sees and what led there; without the form token, which is another one each time. */
    private record Outcome(List<String> steps, String title, String source) {}

    private static Outcome outcome(BrowserVisitor person, String path) {
        Response answer = person.open(path);
        List<String> steps = new ArrayList<>();
        for (Request request = answer.request(); request != null; request = request.redirectedFrom()) {
            int status = Objects.requireNonNull(request.response()).status();
            String step = URI.create(request.url()).getPath();
            steps.add(0, "%dxx %s".formatted(status / 100, step.equals(path) ? "what was asked for" : step));
        }
        String source = answer.text().replaceAll("(name=\"_csrf\"[^>]* value=)\"[^\"]*\"", "$1");
        return new Outcome(steps, person.page().title(), source);
    }

    @Nested
    class ForWhoRunsAnOrganisation {

        @Test
        void eachOfItsPathsLeadsToTheDashboardLikeOneThatWasNeverThere() {
            BrowserVisitor owner = portal.signedIn("owner@acme.test");
            Outcome never = outcome(owner, NEVER_THERE);
            assertThat(never.steps())
                    .containsExactly("3xx what was asked for", "3xx /dashboard", "2xx /o/acme/dashboard");

            for (String path : PORTAL) {
                assertThat(outcome(owner, path)).as(path).isEqualTo(never);
                owner.isAt("/o/acme/dashboard");
                assertThat(owner.page().locator("[role=alert]:visible")).hasCount(0);
                assertThat(owner.page().locator(".problem, .summary, .notice")).hasCount(0);
            }
        }

        @ParameterizedTest
        @CsvSource({
            "member@acme.test, /o/acme/dashboard",
            "both@demo.test, /orgs",
            "nobody@demo.test, /welcome",
        })
        void everybodyElseEndsWhereTheyBelong(String name, String home) {
            BrowserVisitor person = portal.signedIn(name);
            Outcome never = outcome(person, NEVER_THERE);
            person.isAt(home);

            for (String path : PORTAL.subList(0, 3)) {
                assertThat(outcome(person, path)).as(path).isEqualTo(never);
            }
        }
    }

    @Nested
    class ForWhoIsNotSignedIn {

        @Test
        void eachOfItsPathsLeadsToTheSignInLikeOneThatWasNeverThere() {
            BrowserVisitor visitor = portal.visitor();
            Outcome never = outcome(visitor, NEVER_THERE);
            assertThat(never.steps()).containsExactly("3xx what was asked for", "2xx /login");

            for (String path : PORTAL) {
                visitor.context().clearCookies();
                assertThat(outcome(visitor, path)).as(path).isEqualTo(never);
            }
        }

        @Test
        void signingInAfterwardsLeadsHomeAndNotThere() {
            BrowserVisitor owner = portal.visitor();
            owner.open("/admin/orgs/new");

            owner.isAt("/login");
            owner.signInHere("owner@acme.test");

            owner.isAt("/o/acme/dashboard");
        }
    }

    @Nested
    class WhatIsServed {

        private static final String[] TRACES = {"/admin", "superadmin", "admin portal"};

        /** The superadmin has left traces to find: an invitation and a resource type. */
        private String invitation() {
            BrowserVisitor superadmin = portal.signedIn("superadmin@demo.test");
            superadmin.open("/admin/orgs/acme");
            superadmin.field("ownerEmail").fill("second-owner@acme.test");
            superadmin.press("Create invitation");
            String link = superadmin.page().locator("#invitation-link").innerText();
            return URI.create(link.strip()).getPath();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"owner@acme.test", "member@acme.test", "both@demo.test", "nobody@demo.test", "anonymous"})
        void namesThePortalToNobodyElse(String name) {
            String invitation = invitation();
            BrowserVisitor person = name.equals("anonymous") ? portal.visitor() : portal.signedIn(name);
            List<String> paths = List.of(
                    "/login?error",
                    "/login?signedOut",
                    invitation,
                    "/orgs",
                    "/welcome",
                    "/o/acme/dashboard",
                    "/o/acme/roles",
                    "/o/acme/members",
                    "/o/acme/contacts",
                    "/o/acme/contacts/nobody",
                    "/o/globex/dashboard",
                    "/o/globex/roles",
                    "/o/globex/members",
                    "/invitations/never-issued",
                    "/error",
                    "/assets/app.css",
                    "/assets/app.js",
                    "/assets/never-there.js");
            Set<String> loaded = new TreeSet<>();
            for (String path : paths) {
                assertThat(lowerCase(person.open(path).text())).as(path).doesNotContain(TRACES);
                for (Response answer : person.newAnswers()) {
                    assertThat(lowerCase(answer.allHeaders().toString()))
                            .as(answer.url())
                            .doesNotContain(TRACES);
                    if (!answer.request().isNavigationRequest() && !answer.url().endsWith("/events")) {
                        loaded.add(answer.url());
                    }
                }
            }
            assertThat(loaded).anyMatch(url -> url.endsWith(".js")).anyMatch(url -> url.endsWith(".css"));
            for (String url : loaded) {
                APIResponse again = person.context().request().get(url);
                assertThat(lowerCase(again.text())).as(url).doesNotContain(TRACES);
            }
        }

        private String lowerCase(String text) {
            return text.toLowerCase(Locale.ROOT);
        }

        @Test
        void namesItToASuperadmin() {
            BrowserVisitor superadmin = portal.signedIn("superadmin@demo.test");
            for (String path : List.of(
                    "/admin", "/admin/orgs/new", "/admin/reference-data", "/admin/superadmins", "/admin/audit")) {
                assertThat(superadmin.open(path).status()).isEqualTo(200);
                superadmin.isAt(path);
                assertThat(lowerCase(superadmin.page().content())).contains(TRACES);
            }
        }
    }
}
