package com.dreamineering.portal.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.browser.BrowserVisitor;
import com.dreamineering.portal.browser.InBrowser;
import com.dreamineering.portal.browser.PortalInBrowser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@InBrowser
class PasswordTests {

    private static final String LINES = """
            button => {
                const range = document.createRange();
                range.selectNodeContents(button);
                return range.getClientRects().length;
            }
            """;

    private final PortalInBrowser portal;

    PasswordTests(PortalInBrowser portal) {
        this.portal = portal;
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280, 1600})
    void theButtonToShowItStandsOnOneLine(int width) {
        BrowserVisitor visitor = portal.visitor();
        visitor.page().setViewportSize(width, 900);
        visitor.open("/login");
        Locator button = visitor.page()
                .getByRole(
                        AriaRole.BUTTON, new com.microsoft.playwright.Page.GetByRoleOptions().setName("Show password"));

        assertThat(button.evaluate(LINES)).isEqualTo(1);
        button.click();
        assertThat(button.innerText()).isEqualTo("Hide");
        assertThat(button.evaluate(LINES)).isEqualTo(1);
    }
}
