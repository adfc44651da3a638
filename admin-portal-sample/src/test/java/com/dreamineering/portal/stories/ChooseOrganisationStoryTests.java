package com.dreamineering.portal.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.browser.BrowserVisitor;
import com.dreamineering.portal.browser.InBrowser;
import com.dreamineering.portal.browser.PortalInBrowser;
import com.dreamineering.portal.browser.Stopwatch;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person of several organisations chooses at sign-in; a person of one is never asked. */
@InBrowser
class ChooseOrganisationStoryTests {

    private final PortalInBrowser portal;

    ChooseOrganisationStoryTests(PortalInBrowser portal) {
        this.portal = portal;
    }

    private static List<String> offered(Page picker) {
        return picker.locator("[data-org]").all().stream()
                .map(entry -> entry.getAttribute("data-org"))
                .toList();
    }

    private static void select(BrowserVisitor person, String slug) {
        person.page()
                .locator("[data-org='%s']".formatted(slug))
                .getByRole(AriaRole.BUTTON)
                .click();
    }

    @Nested
    class WithTwoOrganisations {

        @Test
        void thePickerOffersExactlyTheirs() {
            BrowserVisitor both = portal.visitor().signIn("both@demo.test");

            both.isAt("/orgs");
            assertThat(offered(both.page())).containsExactlyInAnyOrder("acme", "globex");
            assertThat(both.page().content()).doesNotContainIgnoringCase("data-org=\"dreamineering\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"acme", "globex"})
        void theSelectionLeadsToItsDashboard(String slug) {
            BrowserVisitor both = portal.visitor().signIn("both@demo.test");
            Stopwatch sinceSelection = Stopwatch.start(portal);
            select(both, slug);

            both.isAt("/o/%s/dashboard".formatted(slug));
            assertThat(both.page().locator("body")).hasAttribute("data-org", slug);
            sinceSelection.log("picker: dashboard of the selected organisation");
        }

        @Test
        void theyCanSwitchLater() {
            BrowserVisitor both = portal.visitor().signIn("both@demo.test");
            select(both, "acme");
            both.isAt("/o/acme/dashboard");
            both.follow("Switch organisation");
            both.isAt("/orgs");
            select(both, "globex");

            both.isAt("/o/globex/dashboard");
        }

        @Test
        void aSelectionThatIsNotTheirsChangesNothing() {
            BrowserVisitor both = portal.visitor().signIn("both@demo.test");
            for (String foreign : List.of("dreamineering", "never-there")) {
                both.open("/orgs");
                both.page()
                        .locator("[data-org=acme] input[name=organisation]")
                        .evaluate("(field, slug) => { field.value = slug }", foreign);
                select(both, "acme");

                both.isAt("/orgs");
                assertThat(offered(both.page())).containsExactlyInAnyOrder("acme", "globex");
            }
        }

        @Test
        void theyAreNotAskedWhileOneOfTheTwoIsSuspended() {
            BrowserVisitor superadmin = portal.signedIn("superadmin@demo.test");
            change(superadmin, "globex", "Suspend");
            assertThat(superadmin.page().locator("main")).containsText("Suspended");

            BrowserVisitor both = portal.visitor().signIn("both@demo.test");
            both.isAt("/o/acme/dashboard");
            both.open("/orgs");
            both.isAt("/o/acme/dashboard");
            both.open("/o/globex/dashboard");
            both.isAt("/o/acme/dashboard");

            change(superadmin, "globex", "Reactivate");
            assertThat(superadmin.page().locator("main")).containsText("Active");
            both.open("/orgs");
            both.isAt("/orgs");
            assertThat(offered(both.page())).containsExactlyInAnyOrder("acme", "globex");
        }

        private void change(BrowserVisitor superadmin, String slug, String change) {
            superadmin.open("/admin/orgs/" + slug);
            superadmin
                    .page()
                    .locator("summary")
                    .filter(new Locator.FilterOptions().setHasText(change + " this organisation"))
                    .click();
            superadmin
                    .page()
                    .locator("form[action$='/%s'] [name=reason]".formatted(change.toLowerCase(Locale.ROOT)))
                    .fill("A story needs it");
            superadmin
                    .page()
                    .locator("form[action$='/%s'] button".formatted(change.toLowerCase(Locale.ROOT)))
                    .click();
        }
    }

    @Nested
    class WithTwoTabs {

        private Locator contact(Page page, String name) {
            return page.locator("tr[data-contact]").filter(new Locator.FilterOptions().setHasText(name));
        }

        @Test
        void eachTabStaysInItsOrganisation() {
            BrowserVisitor both = portal.visitor().signIn("both@demo.test");
            both.isAt("/orgs");
            Page acme = both.page();
            Page globex = both.newTab();
            acme.navigate("/o/acme/contacts");
            globex.navigate("/o/globex/contacts");

            add(acme, "Ann of Acme");
            add(globex, "Glen of Globex");

            assertThat(contact(acme, "Ann of Acme")).hasCount(1);
            acme.reload();
            assertThat(acme.locator("body")).hasAttribute("data-org", "acme");
            assertThat(contact(acme, "Ann of Acme")).hasCount(1);
            assertThat(contact(acme, "Glen of Globex")).hasCount(0);
            assertThat(globex.locator("body")).hasAttribute("data-org", "globex");
            assertThat(contact(globex, "Glen of Globex")).hasCount(1);
            assertThat(contact(globex, "Ann of Acme")).hasCount(0);

            contact(acme, "Ann of Acme").locator("a").click();
            assertThat(acme.locator("main h1")).hasText("Ann of Acme");
            String path = URI.create(acme.url()).getPath();
            globex.navigate(path.replace("/acme/", "/globex/"));
            assertThat(globex.locator("main")).not().containsText("Ann of Acme");
        }

        private void add(Page contacts, String name) {
            contacts.locator("[name=name]").fill(name);
            contacts.locator("[name=email]").fill("somebody@contact.test");
            contacts.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add contact"))
                    .click();
        }

        @Test
        void aFormOfTheOtherOrganisationIsRefusedAndBothAreNamed() {
            BrowserVisitor both = portal.visitor().signIn("both@demo.test");
            both.isAt("/orgs");
            both.open("/o/acme/contacts");
            both.page()
                    .locator("form[action='/o/acme/contacts']")
                    .evaluate("form => form.setAttribute('action', '/o/globex/contacts')");
            both.field("name").fill("Astray");
            both.field("email").fill("astray@contact.test");
            Response answer = both.send("Add contact");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(both.page().locator("main")).containsText("'acme'");
            assertThat(both.page().locator("main")).containsText("'globex'");
            both.open("/o/globex/contacts");
            assertThat(both.page().locator("main")).not().containsText("Astray");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "owner@acme.test, /o/acme/dashboard",
        "member@acme.test, /o/acme/dashboard",
        "owner@globex.test, /o/globex/dashboard",
        "nobody@demo.test, /welcome",
        "superadmin@demo.test, /admin"
    })
    void nobodyElseMeetsThePicker(String name, String destination) {
        BrowserVisitor person = portal.visitor().signIn(name);
        person.isAt(destination);
        person.open("/orgs");

        person.isAt(destination);
        assertThat(person.newAnswers()).noneMatch(answer -> answer.url().endsWith("/orgs") && answer.status() == 200);
        person.open("/dashboard");
        person.isAt(destination);
    }
}
