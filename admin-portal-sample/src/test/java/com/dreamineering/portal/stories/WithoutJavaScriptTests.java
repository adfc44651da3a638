package com.dreamineering.portal.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.dreamineering.portal.browser.BrowserVisitor;
import com.dreamineering.portal.browser.InBrowser;
import com.dreamineering.portal.browser.PortalInBrowser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Everything works in a browser that runs no scripts. */
@InBrowser
class WithoutJavaScriptTests {

    private final PortalInBrowser portal;

    WithoutJavaScriptTests(PortalInBrowser portal) {
        this.portal = portal;
    }

    private BrowserVisitor signedIn(String name) {
        return portal.signedIn(name, new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    @Test
    void signsInChoosesSwitchesAndSignsOut() {
        BrowserVisitor both = portal.visitorWithoutScript().signIn("both@demo.test");
        both.isAt("/orgs");
        both.page().locator("[data-org=globex] button").click();
        both.isAt("/o/globex/dashboard");
        both.follow("Switch organisation");
        both.isAt("/orgs");
        both.page().locator("[data-org=acme] button").click();
        both.isAt("/o/acme/dashboard");
        both.signOut();
        both.open("/o/acme/dashboard");

        both.isAt("/login");
    }

    @Test
    void saysWhenAPasswordIsWrong() {
        BrowserVisitor visitor = portal.visitorWithoutScript();
        visitor.open("/login");
        visitor.field("username").fill("owner@acme.test");
        visitor.field("password").fill("not the password");
        visitor.press("Sign in");

        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("do not match");
    }

    @Test
    void createsAnOrganisationWhoseOwnerComesIn() {
        BrowserVisitor superadmin = signedIn("superadmin@demo.test");
        superadmin.open("/admin");
        superadmin.follow("New organisation");
        superadmin.field("name").fill("Stark Industries");
        superadmin.field("ownerEmail").fill("pepper@stark.test");
        superadmin.press("Create organisation");
        superadmin.isAt("/admin/orgs/stark-industries");
        String link = superadmin.page().locator("#invitation-link").innerText();

        BrowserVisitor owner = portal.visitorWithoutScript();
        owner.open(URI.create(link.strip()).getPath());
        owner.field("name").fill("Pepper Potts");
        owner.field("password").fill("twelve percent");
        owner.press("Create account and join");
        owner.isAt("/o/stark-industries/dashboard");

        superadmin.open("/admin");
        superadmin.field("q").fill("stark");
        superadmin.press("Search");
        assertThat(superadmin.page().locator("tr[data-org]")).hasCount(1);
        assertThat(superadmin.page().locator("tr[data-org=stark-industries]")).isVisible();
    }

    @Test
    void suspendsAndReactivatesAnOrganisation() {
        BrowserVisitor superadmin = signedIn("superadmin@demo.test");
        for (String[] change : new String[][] {{"Suspend", "Suspended"}, {"Reactivate", "Active"}}) {
            superadmin.open("/admin/orgs/globex");
            superadmin.page().getByText(change[0] + " this organisation").click();
            superadmin.page().locator("details[open] [name=reason]").fill("To see that it works");
            superadmin.press(change[0] + " Globex");
            superadmin.isAt("/admin/orgs/globex");

            assertThat(superadmin.page().locator("#facts")).containsText(change[1]);
        }
    }

    @Test
    void addsAResourceTypeAndTogglesACell() {
        BrowserVisitor superadmin = signedIn("superadmin@demo.test");
        superadmin.open("/admin");
        superadmin.follow("Reference data");
        superadmin.field("code").fill("invoices");
        superadmin.field("name").fill("Invoices");
        superadmin.press("Add resource type");
        superadmin.isAt("/admin/reference-data");
        assertThat(superadmin.page().locator("tr[data-resource-type=invoices]")).isVisible();

        BrowserVisitor owner = signedIn("owner@acme.test");
        owner.open("/o/acme/dashboard");
        owner.follow("Roles");
        Locator cell = owner.page().locator("tr[data-resource=invoices] td[data-role=admin][data-action=create]");
        assertThat(cell).hasAttribute("data-granted", "false");
        cell.getByRole(AriaRole.BUTTON).click();
        owner.isAt("/o/acme/roles");
        assertThat(cell).hasAttribute("data-granted", "true");
        cell.getByRole(AriaRole.BUTTON).click();
        assertThat(cell).hasAttribute("data-granted", "false");
    }

    @Test
    void invitesAMember() {
        BrowserVisitor owner = signedIn("owner@acme.test");
        owner.open("/o/acme/dashboard");
        owner.follow("Members");
        owner.field("email").fill("newcomer@acme.test");
        owner.field("role").selectOption("member");
        owner.press("Create invitation");
        owner.isAt("/o/acme/members");
        String link = owner.page().locator("#invitation-link").innerText();
        assertThat(owner.page().locator("main")).containsText("newcomer@acme.test");

        BrowserVisitor newcomer = portal.visitorWithoutScript();
        newcomer.open(URI.create(link.strip()).getPath());
        newcomer.field("name").fill("Nico Newcomer");
        newcomer.field("password").fill("correct horse");
        newcomer.press("Create account and join");
        newcomer.isAt("/o/acme/dashboard");
    }

    @Test
    void addsAContact() {
        BrowserVisitor member = signedIn("member@acme.test");
        member.open("/o/acme/dashboard");
        member.follow("Contacts");
        member.field("name").fill("Carla Contact");
        member.field("email").fill("carla@contact.test");
        member.press("Add contact");
        member.isAt("/o/acme/contacts");
        member.follow("Carla Contact");

        assertThat(member.page().locator("main h1")).hasText("Carla Contact");
    }
}
