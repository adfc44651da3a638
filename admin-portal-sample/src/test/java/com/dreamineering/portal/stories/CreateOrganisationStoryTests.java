package com.dreamineering.portal.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.browser.BrowserVisitor;
import com.dreamineering.portal.browser.InBrowser;
import com.dreamineering.portal.browser.PortalInBrowser;
import com.dreamineering.portal.browser.Stopwatch;
import com.dreamineering.portal.browser.Unreloaded;
import com.dreamineering.portal.running.TestDatabase;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.Slug;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator onboards a customer with a form, and nobody opens the database. */
@InBrowser({TestDatabase.H2, TestDatabase.POSTGRESQL})
class CreateOrganisationStoryTests {

    private static final String SUPERADMIN = "superadmin@demo.test";

    private final PortalInBrowser portal;

    CreateOrganisationStoryTests(PortalInBrowser portal) {
        this.portal = portal;
    }

    private static Locator row(Page list, String slug) {
        return list.locator("tr[data-org='%s'][data-state=ACTIVE]".formatted(slug));
    }

    private static void create(BrowserVisitor superadmin, String name, String ownerEmail) {
        superadmin.open("/admin/orgs/new");
        superadmin.field("name").fill(name);
        superadmin.field("ownerEmail").fill(ownerEmail);
        superadmin.press("Create organisation");
    }

    private static String invitationPath(BrowserVisitor inviter) {
        return URI.create(inviter.page().locator("#invitation-link").innerText().strip())
                .getPath();
    }

    @Nested
    class WhenTheFormIsSent {

        @Test
        void theOrganisationHasItsPageAndItsRowInTheList() {
            BrowserVisitor superadmin = portal.visitor().signIn(SUPERADMIN);
            superadmin.isAt("/admin");
            superadmin.follow("New organisation");
            superadmin.isAt("/admin/orgs/new");
            superadmin.field("name").fill("Initech Ltd.");
            Stopwatch sinceSubmit = Stopwatch.start(portal);
            superadmin.press("Create organisation");

            superadmin.isAt("/admin/orgs/initech-ltd");
            superadmin.open("/admin");

            assertThat(row(superadmin.page(), "initech-ltd")).isVisible();
            sinceSubmit.log("organisation: visible in the list of who created it");
        }

        @Test
        void itShowsByItselfInAWindowThatWasOpenBefore() {
            BrowserVisitor watcher = portal.signedIn(SUPERADMIN);
            watcher.open("/admin");
            assertThat(row(watcher.page(), "acme")).isVisible();
            assertThat(watcher.page().locator("#live")).hasText("Live");
            Unreloaded window = BrowserVisitor.mark(watcher.page());
            assertThat(row(watcher.page(), "umbrella")).hasCount(0);

            BrowserVisitor superadmin = portal.signedIn(SUPERADMIN);
            Stopwatch sinceSubmit = Stopwatch.start(portal);
            create(superadmin, "Umbrella", "");

            assertThat(row(watcher.page(), "umbrella")).isVisible();
            sinceSubmit.log("organisation: visible in another window, by event");
            window.check();
        }

        @Test
        void nobodyIsAMember() {
            BrowserVisitor superadmin = portal.signedIn(SUPERADMIN);
            create(superadmin, "Hooli", "");
            superadmin.isAt("/admin/orgs/hooli");
            superadmin.open("/admin");

            assertThat(row(superadmin.page(), "hooli").locator("td.num")).hasText("0");
            for (String path : new String[] {"/o/hooli/dashboard", "/o/hooli/members", "/orgs", "/dashboard"}) {
                superadmin.open(path);
                superadmin.isAt("/admin");
            }
        }

        @Test
        void aRefusalKeepsWhatWasTypedAndSaysAtTheFieldWhy() {
            BrowserVisitor superadmin = portal.signedIn(SUPERADMIN);
            superadmin.open("/admin/orgs/new");
            superadmin.field("name").fill("Acme again");
            superadmin.field("slug").fill("acme");
            Response answer = superadmin.send("Create organisation");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(superadmin.field("slug")).hasAttribute("aria-invalid", "true");
            assertThat(superadmin.field("slug")).hasValue("acme");
            assertThat(superadmin.field("name")).hasValue("Acme again");
            assertThat(superadmin.page().locator("#slug-problem")).containsText("acme");
        }
    }

    @Nested
    class WhenAnOwnerIsInvited {

        @Test
        void whoHasAnAccountAcceptsAndFindsItInThePicker() {
            BrowserVisitor superadmin = portal.signedIn(SUPERADMIN);
            Stopwatch sinceSubmit = Stopwatch.start(portal);
            create(superadmin, "Soylent", "both@demo.test");
            superadmin.isAt("/admin/orgs/soylent");
            String link = invitationPath(superadmin);
            superadmin.page().reload();
            assertThat(superadmin.page().locator("#invitation-link")).hasCount(0);

            BrowserVisitor owner = portal.visitor();
            owner.open(link);
            owner.follow("Sign in to accept");
            owner.signInHere("both@demo.test");
            owner.isAt(link);
            owner.press("Accept the invitation");
            owner.isAt("/o/soylent/dashboard");
            owner.signOut();
            owner.signInHere("both@demo.test");

            owner.isAt("/orgs");
            Locator entry = owner.page().locator("[data-org=soylent]");
            assertThat(entry).isVisible();
            sinceSubmit.log("organisation: in the picker of its invited owner");
            entry.getByRole(AriaRole.BUTTON).click();
            owner.isAt("/o/soylent/dashboard");
            assertThat(owner.page().locator("body")).hasAttribute("data-org", "soylent");
        }

        @Test
        void whoIsNewOpensAnAccountAndLandsInTheDashboard() {
            BrowserVisitor superadmin = portal.signedIn(SUPERADMIN);
            create(superadmin, "Wonka", "willy@wonka.test");
            superadmin.isAt("/admin/orgs/wonka");
            String link = invitationPath(superadmin);

            BrowserVisitor owner = portal.visitor();
            owner.open(link);
            owner.field("name").fill("Willy Wonka");
            owner.field("password").fill("pure imagination");
            owner.press("Create account and join");
            owner.isAt("/o/wonka/dashboard");
            assertThat(owner.page().locator("body")).hasAttribute("data-org", "wonka");

            owner.signOut();
            owner.signInHere("willy@wonka.test", "pure imagination");
            owner.isAt("/o/wonka/dashboard");
            superadmin.open("/admin");
            assertThat(row(superadmin.page(), "wonka").locator("td.num")).hasText("1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner@acme.test",
                "owner@globex.test",
                "member@acme.test",
                "both@demo.test",
                "nobody@demo.test",
                "anonymous"
            })
    void nobodyElseReachesTheForm(String name) {
        BrowserVisitor person = name.equals("anonymous") ? portal.visitor() : portal.signedIn(name);
        person.open("/admin/orgs/new");

        assertThat(person.path()).doesNotStartWith("/admin");
        assertThat(person.field("ownerEmail")).hasCount(0);

        if (name.equals("anonymous")) {
            person.open("/login");
        }
        String token = person.page().locator("[name=_csrf]").first().inputValue();
        APIResponse answer = person.context()
                .request()
                .post(
                        "/admin/orgs",
                        RequestOptions.create()
                                .setMaxRedirects(0)
                                .setForm(FormData.create()
                                        .set("name", "Smuggled")
                                        .set("_csrf", token)));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(portal.running().bean(Organisations.class).find(new Slug("smuggled")))
                .isEmpty();
    }
}
