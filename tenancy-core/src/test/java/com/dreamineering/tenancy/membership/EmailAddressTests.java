package com.dreamineering.tenancy.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @Nested
    class IsAccepted {

        @ParameterizedTest
        @ValueSource(strings = {"a@b.co", "owner@acme.test", "first.last+tag@sub.acme-ltd.example", "o'hara@acme.test"})
        void inItsPlainForm(String text) {
            assertThat(new EmailAddress(text)).hasToString(text);
            assertThat(EmailAddress.problem(text)).isEmpty();
        }

        @Test
        void inAnyCaseAsTheSameAddress() {
            assertThat(new EmailAddress("  Owner@ACME.Test ")).isEqualTo(new EmailAddress("owner@acme.test"));
        }

        @Test
        void withATagAsAnotherAddress() {
            assertThat(new EmailAddress("owner+x@acme.test")).isNotEqualTo(new EmailAddress("owner@acme.test"));
        }
    }

    @Nested
    class IsRefused {

        @ParameterizedTest
        @ValueSource(strings = {"", "  "})
        void whenItIsMissing(String text) {
            refused(text, "An e-mail address is needed");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "acme",
                    "@acme.test",
                    "owner@",
                    "owner@acme",
                    "owner@@acme.test",
                    "owner@acme.test.",
                    "owner@-acme.test",
                    "owner@acme..test",
                    ".owner@acme.test",
                    "owner.@acme.test",
                    "ow ner@acme.test",
                    "owner@acme.test,other@acme.test",
                    "Owner <owner@acme.test>",
                    "owner@acme.test\nbcc: all@acme.test",
                    "owner@[127.0.0.1]"
                })
        void outsideItsPlainForm(String text) {
            refused(text, "'%s' is no e-mail address. Write it like name@example.com".formatted(text));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\u043ewner@acme.test",
                    "owner@\u0430cme.test",
                    "ｏwner@acme.test",
                    "owner\u200b@acme.test",
                    "owner@ac\u0131me.test"
                })
        void whenItOnlyLooksLikeOne(String text) {
            refused(text, "'%s' is no e-mail address. Write it like name@example.com".formatted(text));
        }

        @Test
        void whenItIsTooLong() {
            String problem = "An e-mail address has up to 254 characters, 64 of them before the '@'";

            refused("x".repeat(65) + "@acme.test", problem);
            refused("x@" + "y".repeat(250) + ".test", problem);
        }

        private void refused(String text, String problem) {
            assertThat(EmailAddress.problem(text)).contains(problem);
            assertThatThrownBy(() -> new EmailAddress(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(problem);
        }
    }

    @Nested
    class Masked {

        @Test
        void showsTheFirstLetterAndTheHost() {
            assertThat(new EmailAddress("owner@acme.test").masked()).isEqualTo("o•••@acme.test");
        }
    }
}
