package com.dreamineering.tenancy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTypeCodeTests {

    @Nested
    class IsAccepted {

        @ParameterizedTest
        @ValueSource(strings = {"ab", "contacts", "invoice-line", "invoice_line", "invoice.line", "a1.b2-c3_d4"})
        void inItsForm(String text) {
            assertThat(new ResourceTypeCode(text)).hasToString(text);
            assertThat(ResourceTypeCode.problem(text)).isEmpty();
        }
    }

    @Nested
    class IsRefused {

        @ParameterizedTest
        @ValueSource(strings = {"", "  "})
        void whenItIsMissing(String text) {
            refused(text, "A code is needed");
        }

        @ParameterizedTest
        @CsvSource({"a, 1", "🚀, 1", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg, 64"})
        void withTooFewOrTooManyCharacters(String text, int characters) {
            refused(text, "A code has 2 to 63 characters, and this one has " + characters);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Invoice", "1st", "-ab", "ab-", "a--b", "a._b", "in voice", "инвойс", "in:voice", "ab\n"})
        void outsideItsForm(String text) {
            refused(
                    text,
                    ("The code '%s' does not fit. Begin with a letter from a to z, go on with a to z and 0 to 9, "
                                    + "and separate words by one '-', '_' or '.'")
                            .formatted(text));
        }

        private void refused(String text, String problem) {
            assertThat(ResourceTypeCode.problem(text)).contains(problem);
            assertThatThrownBy(() -> new ResourceTypeCode(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(problem);
        }
    }

    @Nested
    class Folded {

        @ParameterizedTest
        @ValueSource(
                strings = {"invoice-line", "Invoice_Line", "INVOICE.LINE", "invoice line", "InvoiceLine", "ｉｎｖｏｉｃｅ－ｌｉｎｅ"
                })
        void isTheSameForWhatPeopleTakeForTheSame(String text) {
            assertThat(ResourceTypeCode.fold(text)).isEqualTo("invoiceline");
        }

        @ParameterizedTest
        @ValueSource(strings = {"invoice-lines", "invoices-line", "invoice"})
        void isAnotherForAnother(String text) {
            assertThat(ResourceTypeCode.fold(text)).isNotEqualTo("invoiceline");
        }
    }
}
