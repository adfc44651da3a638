package com.dreamineering.portal.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.dreamineering.portal.browser.BrowserVisitor;
import com.dreamineering.portal.browser.InBrowser;
import com.dreamineering.portal.browser.PortalInBrowser;
import com.dreamineering.portal.browser.Stopwatch;
import com.dreamineering.portal.browser.Unreloaded;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Where something between browser and portal cuts the events, open pages ask by themselves. */
@InBrowser
class WithoutEventsTests {

    private final PortalInBrowser portal;

    WithoutEventsTests(PortalInBrowser portal) {
        this.portal = portal;
    }

    private BrowserVisitor cutOff(String name, String path) {
        BrowserVisitor visitor = portal.signedIn(name);
        visitor.context().route("**/events", route -> route.abort());
        visitor.open(path);
        return visitor;
    }

    @Test
    void aNewOrganisationAndANewResourceTypeShowInThePagesThatWereOpenBefore() {
        BrowserVisitor watcher = cutOff("superadmin@demo.test", "/admin");
        BrowserVisitor owner = cutOff("owner@acme.test", "/o/acme/roles");
        Unreloaded list = BrowserVisitor.mark(watcher.page());
        Unreloaded matrix = BrowserVisitor.mark(owner.page());
        BrowserVisitor superadmin = portal.signedIn("superadmin@demo.test");

        superadmin.open("/admin/orgs/new");
        superadmin.field("name").fill("Tyrell");
        Stopwatch sinceOrganisation = Stopwatch.start(portal);
        superadmin.press("Create organisation");
        superadmin.isAt("/admin/orgs/tyrell");
        superadmin.open("/admin/reference-data");
        superadmin.field("code").fill("tickets");
        superadmin.field("name").fill("Tickets");
        Stopwatch sinceType = Stopwatch.start(portal);
        superadmin.press("Add resource type");

        Locator organisation = watcher.page().locator("tr[data-org=tyrell]");
        assertThat(organisation).isVisible();
        sinceOrganisation.log("organisation: visible in another window, without events");
        list.check();
        Locator type = owner.page().locator("[data-matrix] tr[data-resource=tickets]");
        assertThat(type).isVisible();
        sinceType.log("resource type: visible in the open matrix, without events");
        matrix.check();
        assertThat(watcher.page().locator("#live")).containsText("Reconnecting");
    }
}
