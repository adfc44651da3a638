package com.dreamineering.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.dreamineering.portal.running.Visitor;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Somebody who uses the portal with a browser: cookies of their own, and as many tabs as they open. */
public final class BrowserVisitor {

    /** How long anything may take to show; the stories allow no more. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PortalInBrowser portal;
    private final BrowserContext context;
    private final Page page;
    private final List<Response> answers = new ArrayList<>();

    BrowserVisitor(PortalInBrowser portal, Browser browser, Browser.NewContextOptions options) {
        this.portal = portal;
        context = browser.newContext(
                options.setBaseURL(portal.running().at("").toString()).setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE.toMillis());
        context.onResponse(answers::add);
        BrowserRun.arrived(this);
        page = context.newPage();
    }

    /** The tab that was open from the beginning. */
    public Page page() {
        return page;
    }

    /** One more tab. */
    public Page newTab() {
        return context.newPage();
    }

    List<Page> tabs() {
        return context.pages();
    }

    /** The cookies and all that belongs to them. */
    public BrowserContext context() {
        return context;
    }

    /** What came since this was asked the last time, in any tab, redirects among it. */
    public List<Response> newAnswers() {
        List<Response> all = List.copyOf(answers);
        answers.clear();
        return all;
    }

    /** Goes to a path in the first tab; answers what came after all redirects. */
    public Response open(String path) {
        return Objects.requireNonNull(page.navigate(path));
    }

    /** Signs in with a demo account, from the page for that. */
    public BrowserVisitor signIn(String name) {
        open("/login");
        return signInHere(name);
    }

    /** Signs in on the page that is open. */
    public BrowserVisitor signInHere(String name) {
        return signInHere(name, Visitor.PASSWORD);
    }

    /** Signs in on the page that is open. */
    public BrowserVisitor signInHere(String name, String password) {
        page.locator("[name=username]").fill(name);
        page.locator("[name=password]").fill(password);
        press("Sign in");
        assertThat(page).not().hasURL(Pattern.compile("/login"));
        return this;
    }

    /** Signs out with the button that each page has. */
    public void signOut() {
        press("Sign out");
        assertThat(page).hasURL(Pattern.compile("/login"));
    }

    /** Presses the button with this name. */
    public void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Presses the button with this name; answers what its form was answered at first, which may be a redirect. */
    public Response send(String button) {
        return page.waitForResponse(answer -> answer.request().isNavigationRequest(), () -> press(button));
    }

    /** Follows the link with this name. */
    public void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    /** The field that a form sends under this name. */
    public Locator field(String name) {
        return page.locator(
                "input[name='%1$s']:not([type=hidden]), textarea[name='%1$s'], select[name='%1$s']".formatted(name));
    }

    /** Waits until the first tab is at this path. */
    public void isAt(String path) {
        assertThat(page).hasURL(portal.running().at(path).toString());
    }

    /** The path of the first tab. */
    public String path() {
        return URI.create(page.url()).getPath();
    }

    /** Marks a tab, to learn later whether it was loaded anew. */
    public static Unreloaded mark(Page tab) {
        return new Unreloaded(tab);
    }

    /** Closes all tabs. */
    void leave() {
        context.close();
    }
}
