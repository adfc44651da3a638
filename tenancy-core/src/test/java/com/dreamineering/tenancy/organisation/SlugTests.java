package com.dreamineering.tenancy.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTests {

    @Nested
    class IsAccepted {

        @ParameterizedTest
        @ValueSource(
                strings = {"abc", "acme", "acme-ltd", "a-b-c", "4711", "0-0", "1234567890123456789012345678901234567890"
                })
        void inItsForm(String text) {
            assertThat(new Slug(text).value()).isEqualTo(text);
            assertThat(Slug.problem(text)).isEmpty();
        }

        @Test
        void andSaysItself() {
            assertThat(new Slug("acme")).hasToString("acme");
        }
    }

    @Nested
    class IsRefused {

        @ParameterizedTest
        @CsvSource({"'', 0", "ab, 2", "12345678901234567890123456789012345678901, 41", "🚀🚀, 2"})
        void withTooFewOrTooManyCharacters(String text, int characters) {
            refused(text, "A slug has 3 to 40 characters, and this one has " + characters);
        }

        @ParameterizedTest
        @ValueSource(strings = {"-acme", "acme-", "ac--me", "---"})
        void withHyphensInTheWrongPlaces(String text) {
            refused(text, "A slug begins and ends with a letter or digit, and no two hyphens stand together");
        }

        @Test
        void withALetterThatOnlyLooksLikeOne() {
            stranger("\u0430cme", "\u0430", "CYRILLIC SMALL LETTER A");
        }

        @ParameterizedTest
        @CsvSource({
            "Acme, A, LATIN CAPITAL LETTER A",
            "ac_me, _, LOW LINE",
            "ac me, ' ', SPACE",
            "café, é, LATIN SMALL LETTER E WITH ACUTE",
            "ac/me, /, SOLIDUS",
            "ac.me, ., FULL STOP",
            "ａcme, ａ, FULLWIDTH LATIN SMALL LETTER A",
            "acme٣, ٣, ARABIC-INDIC DIGIT THREE",
            "ac{me, {, LEFT CURLY BRACKET",
            "acme🚀, 🚀, ROCKET"
        })
        void withAnyOtherCharacter(String text, String stranger, String name) {
            stranger(text, stranger, name);
        }

        @Test
        void withAControlCharacterWithoutRepeatingIt() {
            stranger("acme\n", "U+000A", "LINE FEED (LF)");
        }

        @Test
        void withAMarkThatTurnsTheTextWithoutRepeatingIt() {
            stranger("ac\u202eme", "U+202E", "RIGHT-TO-LEFT OVERRIDE");
        }

        private void stranger(String text, String shown, String name) {
            refused(
                    text,
                    "'%s' (%s) cannot be in a slug. Use a to z, 0 to 9 and single hyphens".formatted(shown, name));
        }

        private void refused(String text, String problem) {
            assertThat(Slug.problem(text)).contains(problem);
            assertThatThrownBy(() -> new Slug(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(problem);
        }
    }

    @Nested
    class AsItWasTyped {

        @Test
        void isFolded() {
            assertThat(Slug.fold("  Acme-LTD \n")).isEqualTo("acme-ltd");
        }

        @Test
        void mayStillHaveAProblem() {
            assertThat(Slug.problem(Slug.fold("ÄCME"))).isPresent();
        }
    }

    @Nested
    class FromAName {

        @ParameterizedTest
        @CsvSource({
            "Acme, acme",
            "ACME Ltd., acme-ltd",
            "'  Acme   &  Co. ', acme-co",
            "Straßenbau, strassenbau",
            "STRAẞENBAU, strassenbau",
            "Café Müller, cafe-muller",
            "Ｆｕｌｌ Width, full-width",
            "Ⅷ Legion, viii-legion",
            "'--Acme--', acme",
            "🚀 Rockets 🚀, rockets",
            "A_B_C, a-b-c",
            "Łódź 24, lodz-24",
            "Ærø Færgen, aero-faergen"
        })
        void takesWhatCanBeWritten(String name, String slug) {
            assertThat(Slug.from(name)).contains(new Slug(slug));
        }

        @ParameterizedTest
        @ValueSource(strings = {"🚀", "日本", "Ы", "A", "AB", "...", "", "Асме"})
        void isEmptyIfTooLittleIsLeft(String name) {
            assertThat(Slug.from(name)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u0410cme", "Acme \u041e\u041e\u041e", "Acme 日本", "Acm\u0435"})
        void isEmptyIfALetterWouldBeLeftOut(String name) {
            assertThat(Slug.from(name)).isEmpty();
        }

        @Test
        void isCutToItsFullLength() {
            assertThat(Slug.from("x".repeat(60))).contains(new Slug("x".repeat(40)));
        }

        @Test
        void neverEndsWithAHyphenWhereItIsCut() {
            assertThat(Slug.from("x".repeat(39) + " and more")).contains(new Slug("x".repeat(39)));
            assertThat(Slug.from(" " + "x".repeat(40) + " and more")).contains(new Slug("x".repeat(40)));
        }
    }
}
