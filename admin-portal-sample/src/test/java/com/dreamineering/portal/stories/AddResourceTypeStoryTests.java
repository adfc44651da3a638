package com.dreamineering.portal.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.browser.BrowserVisitor;
import com.dreamineering.portal.browser.InBrowser;
import com.dreamineering.portal.browser.PortalInBrowser;
import com.dreamineering.portal.browser.Stopwatch;
import com.dreamineering.portal.browser.Unreloaded;
import com.dreamineering.portal.running.TestDatabase;
import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.access.ResourceTypes;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Organisations;
import com.dreamineering.tenancy.organisation.Slug;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator adds a resource type with a form, and it is in every matrix at once. */
@InBrowser({TestDatabase.H2, TestDatabase.POSTGRESQL})
class AddResourceTypeStoryTests {

    private static final String SUPERADMIN = "superadmin@demo.test";

    private final PortalInBrowser portal;

    AddResourceTypeStoryTests(PortalInBrowser portal) {
        this.portal = portal;
    }

    private static void add(BrowserVisitor superadmin, String code, String name) {
        superadmin.open("/admin/reference-data");
        superadmin.field("code").fill(code);
        superadmin.field("name").fill(name);
        superadmin.press("Add resource type");
    }

    private static Locator row(Page matrix, String code) {
        return matrix.locator("[data-matrix] tr[data-resource='%s']".formatted(code));
    }

    private static Locator cell(Page matrix, String role, String code, String action) {
        return row(matrix, code).locator("td[data-role='%s'][data-action='%s']".formatted(role, action));
    }

    private boolean memberOfAcmeMay(String permission) {
        Organisation acme = portal.running()
                .bean(Organisations.class)
                .find(new Slug("acme"))
                .orElseThrow();
        Person member = portal.running()
                .bean(People.class)
                .find(new EmailAddress("member@acme.test"))
                .orElseThrow();
        String[] parts = permission.split(":");
        return TenantContext.<Boolean, RuntimeException>call(
                acme.id(),
                () -> portal.running()
                        .bean(AccessDecisions.class)
                        .allows(member.id(), Permission.of(parts[0], parts[1])));
    }

    @Nested
    class InAMatrixThatIsOpen {

        @Test
        void theNewTypeShowsByItselfInEveryOrganisationGrantedToNobody() {
            BrowserVisitor acme = portal.signedIn("owner@acme.test");
            acme.open("/o/acme/roles");
            BrowserVisitor globex = portal.signedIn("owner@globex.test");
            globex.open("/o/globex/roles");
            assertThat(acme.page().locator("#live")).hasText("Live");
            assertThat(globex.page().locator("#live")).hasText("Live");
            Unreloaded acmeWindow = BrowserVisitor.mark(acme.page());
            Unreloaded globexWindow = BrowserVisitor.mark(globex.page());
            assertThat(row(acme.page(), "projects")).hasCount(0);

            BrowserVisitor superadmin = portal.signedIn(SUPERADMIN);
            Stopwatch sinceSubmit = Stopwatch.start(portal);
            add(superadmin, "projects", "Projects");

            assertThat(row(acme.page(), "projects")).isVisible();
            sinceSubmit.log("resource type: visible in the open matrix of Acme");
            assertThat(row(globex.page(), "projects")).isVisible();
            sinceSubmit.log("resource type: visible in the open matrix of Globex");
            assertThat(superadmin.page().locator("tr[data-resource-type=projects]"))
                    .isVisible();
            for (Page matrix : new Page[] {acme.page(), globex.page()}) {
                Locator cells = row(matrix, "projects").locator("td[data-granted]");
                assertThat(cells.count()).isGreaterThanOrEqualTo(3 * 4);
                assertThat(row(matrix, "projects").locator("td[data-granted=false]"))
                        .hasCount(cells.count());
            }
            acmeWindow.check();
            globexWindow.check();

            Stopwatch sinceToggle = Stopwatch.start(portal);
            cell(acme.page(), "member", "projects", "read")
                    .getByRole(AriaRole.BUTTON)
                    .click();
            assertThat(cell(acme.page(), "member", "projects", "read")).hasAttribute("data-granted", "true");
            assertThat(memberOfAcmeMay("projects:read")).isTrue();
            sinceToggle.log("resource type: granted in the same session, and decided by it");
            acmeWindow.check();
            assertThat(cell(globex.page(), "member", "projects", "read")).hasAttribute("data-granted", "false");
        }

        @Test
        void whatAnotherOwnerGrantsShowsByItself() {
            BrowserVisitor watcher = portal.signedIn("owner@acme.test");
            watcher.open("/o/acme/roles");
            assertThat(watcher.page().locator("#live")).hasText("Live");
            Unreloaded window = BrowserVisitor.mark(watcher.page());
            BrowserVisitor owner = portal.signedIn("owner@acme.test");
            owner.open("/o/acme/roles");
            cell(owner.page(), "member", "contacts", "delete")
                    .getByRole(AriaRole.BUTTON)
                    .click();

            assertThat(cell(watcher.page(), "member", "contacts", "delete")).hasAttribute("data-granted", "true");
            window.check();
        }
    }

    @Nested
    class GrantingIt {

        @ParameterizedTest
        @CsvSource({"true, surveys", "false, plans"})
        void worksInTheSessionThatWasThereBeforeWithAndWithoutScripts(boolean scripts, String code) {
            BrowserVisitor owner =
                    portal.signedIn("owner@acme.test", new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
            add(portal.signedIn(SUPERADMIN), code, "Named " + code);
            owner.open("/o/acme/roles");
            Locator cell = cell(owner.page(), "member", code, "read");
            assertThat(cell).hasAttribute("data-granted", "false");
            assertThat(memberOfAcmeMay(code + ":read")).isFalse();

            cell.getByRole(AriaRole.BUTTON).click();
            assertThat(cell).hasAttribute("data-granted", "true");
            assertThat(memberOfAcmeMay(code + ":read")).isTrue();
            owner.page().reload();
            assertThat(cell).hasAttribute("data-granted", "true");

            cell.getByRole(AriaRole.BUTTON).click();
            assertThat(cell).hasAttribute("data-granted", "false");
            assertThat(memberOfAcmeMay(code + ":read")).isFalse();
        }

        @Test
        void isFeltWithTheNextClickOfAMemberWhoStaysSignedIn() {
            BrowserVisitor member = portal.signedIn("member@acme.test");
            member.open("/o/acme/contacts");
            assertThat(member.page().locator("main h1")).hasText("Contacts");
            BrowserVisitor owner = portal.signedIn("owner@acme.test");
            owner.open("/o/acme/roles");
            Locator cell = cell(owner.page(), "member", "contacts", "read");
            cell.getByRole(AriaRole.BUTTON).click();
            assertThat(cell).hasAttribute("data-granted", "false");

            member.follow("Contacts");
            assertThat(member.page().locator("main h1")).hasText("You may not do that here");

            cell.getByRole(AriaRole.BUTTON).click();
            assertThat(cell).hasAttribute("data-granted", "true");
            member.open("/o/acme/contacts");
            assertThat(member.page().locator("main h1")).hasText("Contacts");
        }
    }

    @Nested
    class ACodeThatCollides {

        @Test
        void isRefusedAtItsFieldAndTheOneThatStandsIsNamed() {
            BrowserVisitor superadmin = portal.signedIn(SUPERADMIN);
            superadmin.open("/admin/reference-data");
            int before = portal.running().bean(ResourceTypes.class).all().size();
            for (String code :
                    List.of("contacts", "Contacts", "CONTACTS", "con-tacts", "con_tacts", "con.tacts", "con tacts")) {
                superadmin.field("code").fill(code);
                superadmin.field("name").fill("Something else");
                Response answer = superadmin.send("Add resource type");

                assertThat(answer.status()).as(code).isEqualTo(422);
                assertThat(superadmin.page().locator("#code-problem")).containsText("'contacts'");
                assertThat(superadmin.field("code")).hasAttribute("aria-invalid", "true");
                assertThat(superadmin.field("code")).hasValue(code);
                assertThat(superadmin.field("name")).hasValue("Something else");
            }
            assertThat(portal.running().bean(ResourceTypes.class).all()).hasSize(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner@acme.test", "owner@globex.test", "both@demo.test", "member@acme.test"})
    void nobodyOfAnOrganisationCanAddOne(String name) {
        BrowserVisitor person = portal.signedIn(name);
        person.open("/admin/reference-data");
        assertThat(person.path()).doesNotStartWith("/admin");
        String token = person.page().locator("[name=_csrf]").first().inputValue();

        APIResponse answer = person.context()
                .request()
                .post(
                        "/admin/reference-data",
                        RequestOptions.create()
                                .setMaxRedirects(0)
                                .setForm(FormData.create()
                                        .set("code", "smuggled")
                                        .set("name", "Smuggled")
                                        .set("_csrf", token)));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(portal.running().bean(ResourceTypes.class).find("smuggled")).isEmpty();
        if (name.startsWith("owner")) {
            person.follow("Roles");
            assertThat(person.page().locator("[data-matrix]")).isVisible();
            assertThat(person.field("code")).hasCount(0);
        }
    }
}
