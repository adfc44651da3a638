package com.dreamineering.tenancy.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NewOrganisationTests {

    @Test
    void hasACleanName() {
        assertThat(named("  Acme \t").name()).isEqualTo("Acme");
    }

    @Test
    void mayHaveAnEmojiForAName() {
        assertThat(named("👩‍🚀").name()).isEqualTo("👩‍🚀");
    }

    @Test
    void needsAName() {
        refused(" \u00a0 ", "A name is needed");
    }

    @Test
    void cannotHaveALongerName() {
        assertThat(named("x".repeat(100)).name()).hasSize(100);
        refused("x".repeat(101), "A name can have up to 100 characters, and this one has 101");
    }

    @Test
    void cannotHaveAControlCharacterInIt() {
        refused(
                "Ac\u0000me",
                "A name cannot contain the invisible character U+0000. Delete it and type the text again");
    }

    @Test
    void cannotHaveAMarkThatTurnsTheTextInIt() {
        refused(
                "Ac\u202eme",
                "A name cannot contain the invisible character U+202E. Delete it and type the text again");
    }

    private static void refused(String name, String problem) {
        assertThatThrownBy(() -> named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }

    private static NewOrganisation named(String name) {
        return new NewOrganisation(name, new Slug("acme"), null);
    }
}
