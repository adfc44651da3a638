package com.dreamineering.portal.look;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.browser.BrowserVisitor;
import com.dreamineering.portal.browser.InBrowser;
import com.dreamineering.portal.browser.PortalInBrowser;
import com.dreamineering.portal.running.Visitor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Everything can be reached and done without a mouse, and it shows where one is. */
@InBrowser
class KeyboardTests {

    private static final String FOCUS_SHOWS = """
            () => {
                const style = getComputedStyle(document.activeElement);
                return document.activeElement !== document.body
                    && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1)
                        || style.boxShadow !== 'none');
            }
            """;

    /** Presses a button anew as soon as the answer to its first press has brought it. */
    private static final String PRESS_AT_ONCE = """
            id => {
                document.body.dataset.pressed = 'once';
                document.body.addEventListener('htmx:afterSwap', () => {
                    if (document.body.dataset.pressed === 'once') {
                        setTimeout(() => {
                            document.body.dataset.pressed = 'twice';
                            document.getElementById(id).click();
                        });
                    }
                });
            }
            """;

    private final PortalInBrowser portal;

    KeyboardTests(PortalInBrowser portal) {
        this.portal = portal;
    }

    /** Presses Tab until the focus is on what was looked for, and sees to it that the focus shows on the way. */
    private static void tabTo(Page page, Locator wanted) {
        for (int presses = 0; presses < 60; presses++) {
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                assertThat((boolean) page.evaluate(FOCUS_SHOWS))
                        .as("visible focus")
                        .isTrue();
                return;
            }
            page.keyboard().press("Tab");
            assertThat((boolean) page.evaluate(FOCUS_SHOWS))
                    .as("visible focus on %s", page.evaluate("document.activeElement.outerHTML"))
                    .isTrue();
        }
        throw new AssertionError("Tab does not lead to " + wanted);
    }

    @Test
    void signsInAndPicksAnOrganisation() {
        BrowserVisitor both = portal.visitor();
        Page page = both.page();
        both.open("/login");
        tabTo(page, both.field("username"));
        page.keyboard().type("both@demo.test");
        tabTo(page, both.field("password"));
        page.keyboard().type(Visitor.PASSWORD);
        page.keyboard().press("Enter");
        both.isAt("/orgs");
        tabTo(page, page.locator("[data-org=globex]").getByRole(AriaRole.BUTTON));
        page.keyboard().press("Enter");

        both.isAt("/o/globex/dashboard");
    }

    @Test
    void skipsToTheContent() {
        BrowserVisitor owner = portal.signedIn("owner@acme.test");
        owner.open("/o/acme/contacts");
        Page page = owner.page();
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        page.keyboard().press("Enter");

        assertThat(page.locator("#main")).isFocused();
    }

    @Test
    void theFocusStaysOnACellOfTheMatrixThatIsToggled() {
        BrowserVisitor owner = portal.signedIn("owner@acme.test");
        owner.open("/o/acme/roles");
        Page page = owner.page();
        assertThat(page.locator("#live")).hasText("Live");
        Locator cell = page.locator("tr[data-resource=contacts] td[data-role=member][data-action=update]");
        tabTo(page, cell.getByRole(AriaRole.BUTTON));
        for (String granted : new String[] {"true", "false"}) {
            page.keyboard().press("Space");

            assertThat(cell).hasAttribute("data-granted", granted);
            assertThat(cell.getByRole(AriaRole.BUTTON)).hasAttribute("aria-pressed", granted);
            assertThat(cell.getByRole(AriaRole.BUTTON)).isFocused();
            assertThat((boolean) page.evaluate(FOCUS_SHOWS)).isTrue();
        }
    }

    @Test
    void aCellOfTheMatrixThatJustArrivedCanBePressed() {
        BrowserVisitor owner = portal.signedIn("owner@acme.test");
        owner.open("/o/acme/roles");
        Page page = owner.page();
        assertThat(page.locator("#live")).hasText("Live");
        Locator cell = page.locator("tr[data-resource=contacts] td[data-role=member][data-action=delete]");
        page.evaluate(PRESS_AT_ONCE, "tick-member-contacts-delete");
        cell.getByRole(AriaRole.BUTTON).click();

        assertThat(page.locator("body")).hasAttribute("data-pressed", "twice");
        assertThat(cell).hasAttribute("data-granted", "false");
        assertThat(page.locator("body")).hasAttribute("data-pressed", "twice"); // the page was not loaded anew
    }

    @Test
    void aRefusedFormLeadsToItsProblem() {
        BrowserVisitor superadmin = portal.signedIn("superadmin@demo.test");
        superadmin.open("/admin/reference-data");
        Page page = superadmin.page();
        tabTo(page, superadmin.field("code"));
        page.keyboard().type("Contacts");
        tabTo(page, superadmin.field("name"));
        page.keyboard().type("Contacts");
        page.keyboard().press("Enter");

        assertThat(page.locator(".summary")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(superadmin.field("code")).isFocused();
    }
}
