package com.example.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every Java block of README and docs is code that was compiled, and that tests ran. */
class ListingsTests {

    @Test
    void areCompiledCode() throws IOException {
        ListingCheck check = new ListingCheck(new Sources(Repository.ROOT));
        if ("write".equals(System.getProperty("listings"))) {
            for (Page page : Repository.pages()) {
                Files.writeString(page.file(), String.join("\n", check.corrected(page)) + "\n");
            }
        }

        assertThat(Repository.pages())
                .flatExtracting(Page::blocks)
                .filteredOn(Block::isJava)
                .hasSizeGreaterThan(20);
        assertThat(Repository.pages()).flatExtracting(check::problems).isEmpty();
    }

    @Nested
    class OnAPlantedPage {

        private ListingCheck check;

        @BeforeEach
        void writeASource(@TempDir Path root) throws IOException {
            Files.writeString(root.resolve("Greeting.java"), """
                    package com.example;

                    import java.util.List;

                    class Greeting {

                        @Override
                        public String toString() {
                            return "Hello";
                        }

                        void greet() {
                            // tag::twice
                            String greeting = toString();
                            // tag::shout
                            greeting = greeting + "!";
                            // end::shout
                            // end::twice
                        }
                    }
                    """);
            check = new ListingCheck(new Sources(root));
        }

        @Test
        void areTheSameWhateverTheLayout() {
            List<String> problems = problems(
                    "<!-- listing: Greeting#twice -->",
                    "```java",
                    "String greeting =",
                    "    toString();",
                    "greeting = greeting + \"!\";",
                    "```");

            assertThat(problems).isEmpty();
        }

        @Test
        void maySkipALineAfterTheMarker() {
            assertThat(problems(
                            "<!-- listing: Greeting#shout -->", "", "```java", "greeting = greeting + \"!\";", "```"))
                    .isEmpty();
        }

        @Test
        void areAMemberWithItsAnnotations() {
            assertThat(problems(
                            "<!-- listing: Greeting#toString -->",
                            "```java",
                            "@Override",
                            "public String toString() {",
                            "    return \"Hello\";",
                            "}",
                            "```"))
                    .isEmpty();
        }

        @Test
        void areTheWholeClassWithoutImports() {
            assertThat(problems("<!-- listing: com.example.Nobody -->", "```java", "class Nobody {}", "```"))
                    .containsExactly("planted.md:2: there is no listing 'com.example.Nobody'");
            assertThat(problems("<!-- listing: Greeting -->", "```java", "class Greeting {}", "```"))
                    .singleElement()
                    .asString()
                    .contains("and the compiled code is", "class Greeting {\n")
                    .doesNotContain("import ");
        }

        @Test
        void failForADifference() {
            assertThat(problems(
                            "Text",
                            "<!-- listing: Greeting#shout -->",
                            "```java",
                            "greeting = greeting + \"?\";",
                            "```"))
                    .containsExactly("planted.md:3: the page says%n%s%nand the compiled code is%n%s"
                            .formatted("greeting = greeting + \"?\";", "greeting = greeting + \"!\";"));
        }

        @Test
        void failWithoutAMarker() {
            assertThat(problems("```java", "greeting = greeting + \"!\";", "```"))
                    .singleElement()
                    .asString()
                    .startsWith("planted.md:1: nothing compiles this Java");
        }

        @Test
        void failForARegionThatDoesNotExist() {
            assertThat(problems("<!-- listing: Greeting#whisper -->", "~~~Java", "x", "~~~"))
                    .containsExactly("planted.md:2: there is no listing 'Greeting#whisper'");
        }

        @Test
        void failForAMarkerWithoutABlock() {
            assertThat(problems("<!-- listing: Greeting#shout -->", "Text", "```bash", "./verify", "```"))
                    .containsExactly("planted.md: a marker stands in front of no Java block. Delete it");
        }

        @Test
        void doNotCountWhereABlockShowsAMarker() {
            assertThat(problems("```text", "<!-- listing: Greeting#shout -->", "```"))
                    .isEmpty();
        }

        @Test
        void failForAClassThatExistsTwice(@TempDir Path root) throws IOException {
            for (String module : List.of("one", "two")) {
                Files.createDirectory(root.resolve(module));
                Files.writeString(root.resolve(module).resolve("Twin.java"), "class Twin {}");
            }
            ListingCheck among = new ListingCheck(new Sources(root));
            Page page = Page.planted("<!-- listing: Twin -->", "```java", "class Twin {}", "```");

            assertThatThrownBy(() -> among.problems(page))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'Twin' names 2 classes");
        }

        @Test
        void areCorrectedOnRequest() {
            Page page = Page.planted("Text", "<!-- listing: Greeting#shout -->", "```java", "old", "```", "More");

            assertThat(check.corrected(page))
                    .containsExactly(
                            "Text",
                            "<!-- listing: Greeting#shout -->",
                            "```java",
                            "greeting = greeting + \"!\";",
                            "```",
                            "More");
        }

        private List<String> problems(String... lines) {
            return check.problems(Page.planted(lines));
        }
    }
}
