package com.dreamineering.tenancy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleKeyTests {

    @ParameterizedTest
    @ValueSource(strings = {"a", "owner", "team-lead", "a1-b2", "abcdefghijabcdefghijabcdefghijabcdefghij"})
    void isAccepted(String key) {
        assertThat(new RoleKey(key)).hasToString(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1st", "-a", "a-", "a--b", "Owner", "a b", "é", "abcdefghijabcdefghijabcdefghijabcdefghijk"})
    void isRefused(String key) {
        assertThatThrownBy(() -> new RoleKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%s' is no key of a role. Use up to 40 of a to z, 0 to 9 and single hyphens, beginning with a letter",
                        key);
    }
}
