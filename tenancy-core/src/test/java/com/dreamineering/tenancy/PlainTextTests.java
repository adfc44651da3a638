package com.dreamineering.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {

    @Nested
    class Cleaned {

        @Test
        void losesTheWhiteSpaceAroundIt() {
            assertThat(PlainText.clean(" \t\u2003Acme Ltd \n")).isEqualTo("Acme Ltd");
        }

        @Test
        void isComposed() {
            assertThat(PlainText.clean("Cafe\u0301")).isEqualTo("Caf\u00e9");
        }
    }

    @Nested
    class HasNoProblem {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A",
                    "Acme & Söhne",
                    "日本",
                    "शिक्षा",
                    "🚀",
                    "👩‍🚀 Crew",
                    "Œuvre d’art",
                    "مرحبا",
                    "می‌خواهم",
                    "\u0600\u0661"
                })
        void withWhatPeopleWrite(String text) {
            assertThat(PlainText.problem("A name", text, 100)).isEmpty();
        }

        @Test
        void atItsFullLength() {
            assertThat(PlainText.problem("A name", "x".repeat(100), 100)).isEmpty();
        }
    }

    @Nested
    class IsRefused {

        @ParameterizedTest
        @ValueSource(
                strings = {"", " ", "\u2003", "\u00a0", "\u200d", "\ufe0f", "\u3164", "\u2800", "\u115f\u1160", "\uffa0"
                })
        void whenNothingCanBeSeen(String text) {
            assertThat(PlainText.problem("A name", text, 100)).contains("A name is needed");
        }

        @Test
        void whenItIsTooLong() {
            assertThat(PlainText.problem("A name", "x".repeat(101), 100))
                    .contains("A name can have up to 100 characters, and this one has 101");
        }

        @Test
        void whenItIsTooLongForTheDatabaseBecauseOfEmoji() {
            assertThat(PlainText.problem("A name", "🚀".repeat(51), 100))
                    .contains(
                            "A name can have up to 100 characters, and this one has 102. An emoji counts as two or more");
        }

        @ParameterizedTest
        @ValueSource(
                ints = {
                    0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0xAD, 0x061C, 0x180E, 0x2061, 0xE0041, 0x200B, 0x200E,
                    0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xD800, 0xDFFF, 0x0378
                })
        void withAnInvisibleCharacter(int point) {
            String text = "Ac" + Character.toString(point) + "me";

            assertThat(PlainText.problem("A name", text, 100))
                    .contains("A name cannot contain the invisible character U+%04X. Delete it and type the text again"
                            .formatted(point));
        }
    }

    @Nested
    class InLatinLetters {

        @ParameterizedTest
        @CsvSource({
            "Acme & Söhne, acme-sohne",
            "'  24/7  Support! ', 24-7-support",
            "Ærø Færgen, aero-faergen",
            "Straße, strasse",
            "ŁÓDŹ, lodz",
            "\u212aelvin, kelvin",
            "İzmir, izmir",
            "🚀, ''",
        })
        void isWrittenInAToZ(String text, String latin) {
            assertThat(PlainText.latin(text)).contains(latin);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u041ewner", "Owne\u0433", "日本 Crew", "ªºΩ", "\u0661"})
        void isNothingWhereALetterWouldBeLeftOut(String text) {
            assertThat(PlainText.latin(text)).isEmpty();
        }
    }
}
