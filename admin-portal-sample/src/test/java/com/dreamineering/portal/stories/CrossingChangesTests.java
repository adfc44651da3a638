package com.dreamineering.portal.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.dreamineering.portal.browser.BrowserVisitor;
import com.dreamineering.portal.browser.InBrowser;
import com.dreamineering.portal.browser.PortalInBrowser;
import com.dreamineering.portal.browser.Unreloaded;
import com.dreamineering.portal.running.Operator;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes that cross on their way: what happens while a page asks for the change before it, and what a page asks too late. */
@InBrowser
class CrossingChangesTests {

    private final PortalInBrowser portal;

    CrossingChangesTests(PortalInBrowser portal) {
        this.portal = portal;
    }

    /** The first answer for this path, kept back; what it says is what was true when it was asked for. */
    private static final class KeptBack {

        private final Page page;
        private final List<Route> asked = new ArrayList<>();

        KeptBack(BrowserVisitor visitor, String path) {
            this.page = visitor.page();
            visitor.context().route(url -> url.endsWith(path), this::keepTheFirst);
        }

        private void keepTheFirst(Route route) {
            if (asked.isEmpty()) {
                asked.add(route);
            } else {
                route.resume();
            }
        }

        APIResponse answer() {
            page.waitForCondition(() -> !asked.isEmpty());
            return asked.get(0).fetch();
        }

        void handOver(APIResponse answer) {
            asked.get(0).fulfill(new Route.FulfillOptions().setResponse(answer));
        }
    }

    private BrowserVisitor watching(String name, String path, String event) {
        BrowserVisitor visitor = portal.signedIn(name);
        visitor.open(path);
        assertThat(visitor.page().locator("#live")).hasText("Live");
        visitor.page()
                .evaluate(
                        "name => { window.told = 0; document.body.addEventListener(name, () => { window.told += 1 }) }",
                        "live:" + event);
        return visitor;
    }

    private static void waitUntilTold(Page page, int times) {
        page.waitForFunction("times => window.told >= times", times);
    }

    private static Locator cell(Page matrix) {
        return matrix.locator("tr[data-resource=contacts] td[data-role=member][data-action=delete]");
    }

    @Test
    void anOrganisationIsNotMissedWhileTheListAsksForTheOneBefore() {
        BrowserVisitor watcher = watching("superadmin@demo.test", "/admin", "organisations");
        Page list = watcher.page();
        Unreloaded window = BrowserVisitor.mark(list);
        Operator operator = portal.running().operator();
        KeptBack update = new KeptBack(watcher, "/admin");

        operator.organisation("First", "first-one");
        APIResponse withTheFirst = update.answer();
        operator.organisation("Second", "second-one");
        waitUntilTold(list, 2);
        update.handOver(withTheFirst);

        assertThat(list.locator("tr[data-org=first-one]")).isVisible();
        assertThat(list.locator("tr[data-org=second-one]")).isVisible();
        window.check();
    }

    @Test
    void anOrganisationIsNotMissedWhenTheListFailsToAskForIt() {
        BrowserVisitor watcher = watching("superadmin@demo.test", "/admin", "organisations");
        Page list = watcher.page();
        Unreloaded window = BrowserVisitor.mark(list);
        List<String> failed = new ArrayList<>();
        watcher.context().route(url -> url.endsWith("/admin"), route -> {
            if (failed.isEmpty()) {
                failed.add(route.request().url());
                route.abort();
            } else {
                route.resume();
            }
        });

        portal.running().operator().organisation("Third", "third-one");
        list.waitForCondition(() -> !failed.isEmpty());

        assertThat(list.locator("tr[data-org=third-one]")).isVisible();
        window.check();
    }

    @Test
    void aTickIsNotLostToAnUpdateThatWasAskedForBeforeIt() {
        BrowserVisitor owner = watching("owner@acme.test", "/o/acme/roles", "grants");
        Page matrix = owner.page();
        KeptBack update = new KeptBack(owner, "/o/acme/roles");

        matrix.evaluate("document.body.dispatchEvent(new CustomEvent('live:grants'))");
        APIResponse withoutTheTick = update.answer();
        cell(matrix).getByRole(AriaRole.BUTTON).click();
        assertThat(cell(matrix)).hasAttribute("data-granted", "true");
        waitUntilTold(matrix, 2);
        matrix.evaluate("document.getElementById('matrix').dataset.before = 'yes'");
        update.handOver(withoutTheTick);

        assertThat(matrix.locator("#matrix[data-before]")).hasCount(0);
        assertThat(cell(matrix)).hasAttribute("data-granted", "true");
    }

    @Test
    void aTickWithAnExpiredTokenSaysSoAndChangesNothing() {
        BrowserVisitor owner = watching("owner@globex.test", "/o/globex/roles", "grants");
        Page matrix = owner.page();
        Unreloaded window = BrowserVisitor.mark(matrix);

        cell(matrix).locator("[name=_csrf]").evaluate("field => { field.value = 'expired' }");
        cell(matrix).getByRole(AriaRole.BUTTON).click();

        assertThat(matrix.getByRole(AriaRole.ALERT)).hasText("That did not work. Reload the page and try again.");
        assertThat(cell(matrix)).hasAttribute("data-granted", "false");
        window.check();
        matrix.reload();
        assertThat(cell(matrix)).hasAttribute("data-granted", "false");
    }
}
