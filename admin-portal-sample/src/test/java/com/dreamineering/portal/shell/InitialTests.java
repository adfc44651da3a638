package com.dreamineering.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialTests {

    @ParameterizedTest
    @CsvSource({
        "Acme, A",
        "\uD83E\uDD8A Foxes, \uD83E\uDD8A",
        "e\u0301clair, e\u0301",
        "\uD83D\uDC69\u200D\uD83D\uDE80 Space, \uD83D\uDC69\u200D\uD83D\uDE80",
        "\uD83C\uDDE9\uD83C\uDDEA Bund, \uD83C\uDDE9\uD83C\uDDEA",
        "'', ''"
    })
    void isTheFirstSignAsPeopleSeeIt(String name, String initial) {
        assertThat(Initial.of(name)).isEqualTo(initial);
    }
}
