package com.dreamineering.tenancy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTests {

    @Test
    void isWrittenAsCodeAndAction() {
        assertThat(Permission.of("contacts", "send-mail")).hasToString("contacts:send-mail");
    }

    @Test
    void isFineIfBothPartsAre() {
        assertThat(Permission.problem("contacts", "read")).isEmpty();
        assertThat(Permission.problem("Contacts", "read")).isPresent();
        assertThat(Permission.problem("contacts", "READ")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ ;drop", "", " read", "READ", "read:all", "abcdefghijklmnopqrstuvwxyzabcde"})
    void isRefusedForAnActionThatNoTypeCanHave(String action) {
        assertThatThrownBy(() -> Permission.of("contacts", action))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The action '%s' does not fit. Use up to 30 of a to z, 0 to 9 and single hyphens", action);
    }
}
