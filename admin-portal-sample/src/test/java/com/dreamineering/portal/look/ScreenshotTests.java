package com.dreamineering.portal.look;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.dreamineering.portal.browser.BrowserVisitor;
import com.dreamineering.portal.browser.InBrowser;
import com.dreamineering.portal.browser.PortalInBrowser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes a picture of each page, light and dark, narrow and wide, into {@code target/screenshots}, and finds no fault with it. */
@InBrowser
class ScreenshotTests {

    private static final List<String> WCAG_2_2_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");
    private static final int NARROW = 360;
    private static final int WIDE = 1600;

    /** What makes the page scroll sideways, and what is cut off inside it where nothing scrolls. */
    private static final String TOO_WIDE = """
            () => {
                const root = document.documentElement;
                const scrolls = (element) => {
                    for (let at = element.parentElement; at; at = at.parentElement) {
                        if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) {
                            return true;
                        }
                    }
                    return false;
                };
                const found = [...document.querySelectorAll('.card :is(table, dd, li, input:not([type=hidden]), button)')]
                    .filter((element) => element.getBoundingClientRect().right
                        > element.closest('.card').getBoundingClientRect().right + 1)
                    .filter((element) => !scrolls(element))
                    .map((element) => element.outerHTML.slice(0, 200));
                for (const list of document.querySelectorAll('.scroll')) {
                    if (list.scrollWidth > list.clientWidth) {
                        found.push(list.getAttribute('aria-label') + ', to be scrolled sideways');
                    }
                }
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                    const text = texts.currentNode;
                    const card = text.parentElement.closest('.card');
                    if (card && text.data.trim() && !text.parentElement.closest('.unseen, thead') && !scrolls(text.parentElement)) {
                        const range = document.createRange();
                        range.selectNodeContents(text);
                        if (range.getBoundingClientRect().right > card.getBoundingClientRect().right + 1) {
                            found.push(text.data.trim());
                        }
                    }
                }
                return root.scrollWidth > root.clientWidth ? ['the page', ...found] : found;
            }
            """;

    private static @Nullable Furnished furnished;

    private final PortalInBrowser portal;

    ScreenshotTests(PortalInBrowser portal) {
        this.portal = portal;
    }

    @BeforeParameterizedClassInvocation
    static void furnish(PortalInBrowser portal) {
        furnished = Furnished.furnish(portal.running());
    }

    static Stream<Shot> shots() {
        return Shots.all();
    }

    @ParameterizedTest
    @MethodSource("shots")
    void looksRightAndCanBeUsedByEverybody(Shot shot) {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setViewportSize(WIDE, 900).setReducedMotion(ReducedMotion.REDUCE);
        BrowserVisitor visitor = shot.who().isEmpty() ? portal.visitor(options) : portal.signedIn(shot.who(), options);
        Complaints complaints = Complaints.of(visitor.context());
        arrive(visitor, shot);

        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {WIDE, NARROW}) {
                takePicture(visitor.page(), shot, scheme, width);
            }
        }
        assertThat(complaints.all()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shots")
    void axeFindsNothing(Shot shot) {
        // axe puts its script into the page, which the policy of the page would stop.
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setBypassCSP(true)
                .setViewportSize(WIDE, 900)
                .setReducedMotion(ReducedMotion.REDUCE);
        BrowserVisitor visitor = shot.who().isEmpty() ? portal.visitor(options) : portal.signedIn(shot.who(), options);
        arrive(visitor, shot);

        assertThat(violations(visitor.page(), ColorScheme.LIGHT, WIDE)).isEmpty();
        assertThat(violations(visitor.page(), ColorScheme.DARK, NARROW)).isEmpty();
    }

    @Test
    void theseChecksFindWhatIsPlanted() {
        BrowserVisitor visitor = portal.visitor(new Browser.NewContextOptions().setBypassCSP(true));
        visitor.open("/login");
        Page page = visitor.page();
        page.evaluate("document.querySelectorAll('label').forEach(label => label.remove())");
        page.evaluate("document.querySelector('.card input:not([type=hidden])').style.inlineSize = '4000px'");
        assertThat(violations(page, ColorScheme.LIGHT, WIDE)).anyMatch(found -> found.contains("label"));
        assertThat((List<?>) page.evaluate(TOO_WIDE)).hasSize(2);
        page.evaluate("""
                document.querySelector('.card').append(Object.assign(document.createElement('p'),
                    {textContent: 'cut'.repeat(300), className: 'planted'}));
                document.querySelector('.planted').style.whiteSpace = 'nowrap';
                """);
        assertThat((List<?>) page.evaluate(TOO_WIDE)).hasSize(3).last().isEqualTo("cut".repeat(300));

        BrowserVisitor strict = portal.visitor();
        Complaints complaints = Complaints.of(strict.context());
        strict.open("/login");
        strict.page().evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))");
        strict.page().waitForCondition(() -> !complaints.all().isEmpty());
        assertThat(complaints.all()).first().asString().contains("Content Security Policy");
    }

    private static String addressOf(Shot shot) {
        if (shot.path().startsWith("/") || furnished == null) {
            return shot.path();
        }
        return furnished.invitation(shot.path());
    }

    /** Goes to the page and waits until all of it is there; pages that are live say so. */
    private static void arrive(BrowserVisitor visitor, Shot shot) {
        visitor.open(addressOf(shot));
        shot.steps().accept(visitor);
        AtomicInteger status = new AtomicInteger();
        visitor.page().waitForCondition(() -> {
            visitor.newAnswers().stream()
                    .filter(answer -> answer.request().isNavigationRequest())
                    .forEach(answer -> status.set(answer.status()));
            return status.get() == shot.status();
        });
        visitor.page().waitForLoadState();
        if (visitor.page().locator("body[data-events]").count() > 0) {
            assertThat(visitor.page().locator("#live")).hasText("Live");
        }
    }

    private static void takePicture(Page page, Shot shot, ColorScheme scheme, int width) {
        page.setViewportSize(width, 900);
        page.evaluate("scrollTo(0, 0)");
        int height = (int) page.evaluate("document.documentElement.scrollHeight");
        page.setViewportSize(width, Math.max(height, 900));
        String name = "%s-%s-%d.png".formatted(shot.name(), scheme.name().toLowerCase(Locale.ROOT), width);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(Path.of("target", "screenshots", name)));
        assertThat((List<?>) page.evaluate(TOO_WIDE))
                .as("what does not fit on %s at %d", shot, width)
                .isEmpty();
    }

    private static List<String> violations(Page page, ColorScheme scheme, int width) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        return new AxeBuilder(page)
                .withTags(WCAG_2_2_AA).setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> describe(rule, scheme, width))
                        .toList();
    }

    private static String describe(Rule rule, ColorScheme scheme, int width) {
        List<String> nodes = rule.getNodes().stream().map(CheckedNode::getHtml).toList();
        return "%s at %d, %s: %s %s".formatted(scheme, width, rule.getId(), rule.getHelp(), nodes);
    }
}
