package com.dreamineering.tenancy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionsTests {

    @Nested
    class Typed {

        @Test
        void keepTheirOrder() {
            assertThat(Actions.parse(" update , read,approve-all ").names())
                    .containsExactly("update", "read", "approve-all");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  ", ",", " , , "})
        void areTheUsualOnesIfNothingIs(String typed) {
            assertThat(Actions.parse(typed)).isEqualTo(Actions.DEFAULT);
            assertThat(Actions.problem(typed)).isEmpty();
        }

        @Test
        void areWrittenTheWayTheyAreRead() {
            assertThat(Actions.parse("read,approve")).hasToString("read,approve");
        }

        @Test
        void areKnownByName() {
            assertThat(Actions.DEFAULT.contains("read")).isTrue();
            assertThat(Actions.DEFAULT.contains("approve")).isFalse();
        }
    }

    @Nested
    class AreRefused {

        @ParameterizedTest
        @ValueSource(strings = {"Read", "read all", "1st", "-a", "a--b", "abcdefghijabcdefghijabcdefghija", "löschen"})
        void outsideTheirForm(String action) {
            refused(
                    "read," + action,
                    "The action '%s' does not fit. Use up to 30 of a to z, 0 to 9 and single hyphens"
                            .formatted(action));
        }

        @Test
        void whenOneStandsThereTwice() {
            refused("read,update,read", "The action 'read' stands there twice. Name it once");
        }

        @Test
        void whenThereAreTooMany() {
            String many = IntStream.rangeClosed(1, 21).mapToObj(i -> "a" + i).collect(Collectors.joining(","));

            refused(many, "A resource type has 1 to 20 actions, and this one has 21");
        }

        @Test
        void whenThereIsNone() {
            assertThatThrownBy(() -> new Actions(List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A resource type has 1 to 20 actions, and this one has 0");
        }

        private void refused(String typed, String problem) {
            assertThat(Actions.problem(typed)).contains(problem);
            assertThatThrownBy(() -> Actions.parse(typed))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(problem);
        }
    }
}
