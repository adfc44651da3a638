package com.dreamineering.tenancy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTests {

    @Test
    void goesIntoTheTrailWithoutWhiteSpaceAroundIt() {
        assertThat(Reason.checked("  On call this week\n")).isEqualTo("On call this week");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "部署確認中", "a b c d e", "👩‍🚀🚀🚀🚀🚀"})
    void isWhatSomebodyCanRead(String reason) {
        assertThat(Reason.problem(reason)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "\u3164\u3164\u3164\u3164\u3164", "\u00a0\u00a0\u00a0\u00a0\u00a0", "\u200d\u200d"})
    void isNeeded(String none) {
        assertThat(Reason.problem(none)).contains("A reason is needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hm", "a b", "a\u00a0\u3164\u3164\u3164b"})
    void isNotTooShortForABypass(String reason) {
        assertThat(Reason.problem(reason)).isEmpty();
        assertThatThrownBy(() -> Reason.forABypass(reason))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%s' is too short for a reason. Say why in at least 3 characters that can be seen", reason);
    }

    @Test
    void fitsIntoTheTrailAsAWhole() {
        assertThat(Reason.problem("x".repeat(500))).isEmpty();
        assertThat(Reason.problem("x".repeat(501)))
                .contains("A reason can have up to 500 characters, and this one has 501");
    }

    @Test
    void isOneLine() {
        assertThatThrownBy(() -> Reason.checked("On call\nbypass.closed succeeded"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A reason cannot contain the invisible character U+000A. Delete it and type the text again");
    }
}
