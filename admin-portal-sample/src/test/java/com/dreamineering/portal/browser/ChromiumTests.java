package com.dreamineering.portal.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("browser")
class ChromiumTests {

    @Test
    void saysWhatToDoWithoutABrowser() {
        assertThatThrownBy(() -> Chromium.executable(Map.of("PATH", "/nowhere")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The browser tests need a Chromium and none is on the path. "
                        + "Install Chromium or Google Chrome, or set CHROMIUM to its path; ./verify installs one");
    }

    @Test
    void refusesAWrongChoiceInsteadOfTakingAnotherBrowser() {
        assertThatThrownBy(() -> Chromium.executable(Map.of("CHROMIUM", "/nowhere/chromium")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("CHROMIUM is '/nowhere/chromium', and that is no executable. "
                        + "Set it to a Chromium or Chrome, or unset it");
    }
}
