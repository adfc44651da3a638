package com.example.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;

/** What README and docs say about the project is so. */
class DocsTests {

    private final List<Page> pages = Repository.pages();

    @Nested
    class TheLinks {

        @Test
        void leadToFilesAndHeadings() {
            assertThat(pages).flatExtracting(Links::problems).isEmpty();
        }

        @Test
        void areReportedWhenTheyLeadNowhere(@TempDir Path directory) throws IOException {
            Files.writeString(
                    directory.resolve("other.md"), "# Its title\n## `code` and [a link](x.md)\n## Its title\n");
            Page page = new Page(
                    directory.resolve("page.md"),
                    List.of(
                            "# Here",
                            "[a](other.md) [b](other.md#its-title-1) [c](#here) [d](https://example.com/x)",
                            "[e](other.md#code-and-a-link)",
                            "```text",
                            "[not a link](nowhere.md)",
                            "```",
                            "[f](missing.md) [g](other.md#nothing) [h](#there)"));

            assertThat(Links.problems(page))
                    .extracting(problem -> problem.replaceFirst(".*: ", ""))
                    .containsExactly(
                            "'missing.md' leads to no file",
                            "'other.md#nothing' leads to no heading",
                            "'#there' leads to no heading");
        }
    }

    @Nested
    class TheReadme {

        private static final int LAST_START = 25;
        private static final int LONGEST_PROGRAM = 15;

        private final Page readme = Repository.readme();

        @Test
        void showsAProgramEarly() {
            assertThat(readme.blocks())
                    .filteredOn(Block::isJava)
                    .first()
                    .satisfies(program -> assertThat(program.firstLine()).isLessThanOrEqualTo(LAST_START));
        }

        @Test
        void keepsItsProgramsShort() {
            assertThat(readme.blocks())
                    .filteredOn(Block::isJava)
                    .isNotEmpty()
                    .allSatisfy(program -> assertThat(program.code()).hasSizeLessThanOrEqualTo(LONGEST_PROGRAM));
        }

        @Test
        void namesCommandsThatExist() {
            Set<String> commands = readme.blocks().stream()
                    .filter(block -> block.language().equals("bash"))
                    .flatMap(block -> block.code().stream())
                    .filter(line -> line.startsWith("./"))
                    .map(line -> line.split(" ")[0])
                    .collect(Collectors.toSet());

            assertThat(commands)
                    .contains("./portal", "./verify")
                    .allSatisfy(command ->
                            assertThat(Repository.ROOT.resolve(command)).isExecutable());
        }
    }

    @Nested
    class Dependencies {

        private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
        private static final String OURS = "com.dreamineering.tenancy";

        @Test
        void areWhatTheModulesAreCalled() {
            List<String> shown = pages.stream()
                    .flatMap(page -> DEPENDENCY.matcher(page.text()).results())
                    .map(found -> found.group(1))
                    .filter(dependency -> OURS.equals(element(dependency, "groupId")))
                    .map(dependency -> element(dependency, "artifactId") + ":" + element(dependency, "version"))
                    .toList();

            String version = element(pom("tenancy-spring-starter"), "version");
            assertThat(shown)
                    .contains("tenancy-spring-starter:" + version)
                    .allSatisfy(dependency -> assertThat(pom(dependency.split(":")[0]))
                            .contains("<artifactId>%s</artifactId>"
                                    .formatted(dependency.split(":")[0])))
                    .allSatisfy(dependency -> assertThat(dependency).endsWith(":" + version));
        }

        private String pom(String module) {
            return Page.read(Repository.ROOT.resolve(module).resolve("pom.xml")).text();
        }

        /** The text of the first element of that name. */
        private String element(String xml, String name) {
            return Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(name))
                    .matcher(xml)
                    .results()
                    .findFirst()
                    .map(found -> found.group(1))
                    .orElse("none");
        }
    }

    @Nested
    class Properties {

        private static final Pattern ROW = Pattern.compile("(?m)^\\| `(tenancy\\.[a-z.-]+)` \\| ([^|]*?) \\|");
        private static final Pattern NAMED = Pattern.compile("`(tenancy\\.[a-z.-]+)(?:=[^`]*)?`");
        private static final String NOTHING = "nothing";

        private final StarterProperties known = new StarterProperties();
        private final Map<String, String> table = table();

        private static Map<String, String> table() {
            String page =
                    Page.read(Repository.ROOT.resolve("docs/spring-boot.md")).text();
            Map<String, String> rows = new LinkedHashMap<>();
            ROW.matcher(page)
                    .results()
                    .forEach(row -> rows.put(row.group(1), row.group(2).replace("`", "")));
            return rows;
        }

        @Test
        void areAllInTheTableAndNoOthersAre() {
            assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(known.names());
        }

        @Test
        void haveTheDefaultsThatTheTableGives() {
            Map<String, String> written = table.entrySet().stream()
                    .filter(row -> !row.getValue().equals(NOTHING))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            Map<String, Object> defaults = known.bound(Map.of());

            assertThat(known.bound(written)).isEqualTo(defaults);
            assertThat(defaults)
                    .allSatisfy((name, value) ->
                            assertThat(value.equals(NOTHING)).as(name).isEqualTo(NOTHING.equals(table.get(name))));
        }

        @Test
        void existWhereverAPageNamesThem() {
            Set<String> named = pages.stream()
                    .flatMap(page -> NAMED.matcher(page.text()).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());

            assertThat(named)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(known.names())
                            .anySatisfy(property -> assertThat(property + ".").startsWith(name + ".")));
        }

        @Test
        void existWhereverABlockSetsThem() {
            Set<String> set = pages.stream()
                    .flatMap(page -> page.blocks().stream())
                    .flatMap(Properties::keys)
                    .filter(key -> key.startsWith("tenancy."))
                    .map(key -> key.replaceFirst("\\[\\d+]$", ""))
                    .map(known::ofKey)
                    .collect(Collectors.toSet());

            assertThat(set).isNotEmpty().isSubsetOf(known.names());
        }

        private static Stream<String> keys(Block block) {
            return switch (block.language()) {
                case "properties" -> block.code().stream().map(line -> line.split("=")[0]);
                case "yaml" -> yamlKeys(block.text());
                default -> Stream.empty();
            };
        }

        private static Stream<String> yamlKeys(String text) {
            try {
                return new YamlPropertySourceLoader()
                        .load("block", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8))).stream()
                                .flatMap(
                                        source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Nested
    class TestsThatPagesName {

        private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Tests)((?:\\.[A-Z]\\w*)*)\\.([a-z]\\w*)`");

        @Test
        void exist() {
            Sources sources = new Sources(Repository.ROOT);
            List<String> missing = pages.stream()
                    .flatMap(page -> NAMED.matcher(page.text()).results())
                    .filter(test -> sources.file(test.group(1))
                            .map(file -> Page.read(file).text())
                            .filter(text -> text.contains("void %s(".formatted(test.group(3))))
                            .isEmpty())
                    .map(MatchResult::group)
                    .toList();

            assertThat(pages).anySatisfy(page -> assertThat(page.text()).containsPattern(NAMED));
            assertThat(missing).isEmpty();
        }
    }
}
