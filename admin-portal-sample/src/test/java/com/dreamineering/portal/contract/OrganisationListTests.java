package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachPortal
class OrganisationListTests {

    private final Operator operator;
    private final Visitor superadmin;

    OrganisationListTests(RunningPortal portal) {
        this.operator = portal.operator();
        this.superadmin = portal.superadmin();
    }

    @Test
    void hasARowWithTheStateForEachOrganisation() {
        Document page = superadmin.page("/admin?q=globex");

        Element row = page.selectFirst("tr[data-org=globex]");
        assertThat(row).isNotNull();
        assertThat(row.attr("data-state")).isEqualTo("ACTIVE");
        assertThat(row.text()).contains("Globex");
    }

    @Nested
    class Searching {

        @Test
        void looksAtNamesInAnyCase() {
            operator.organisation("Übermut & Söhne", Operator.unused("sons"));

            assertThat(found("q=" + encoded("ÜBERMUT"))).hasSize(1);
            assertThat(found("q=" + encoded("ü"))).isNotEmpty();
        }

        @Test
        void looksAtSlugs() {
            assertThat(found("q=acm")).contains("acme");
            assertThat(found("q=ACME")).contains("acme");
        }

        @ParameterizedTest
        @ValueSource(strings = {"%", "_", "!", "\\", "'", "a%e", "a_me", "%acme"})
        void takesEveryCharacterAsItself(String text) {
            assertThat(found("q=" + encoded(text))).doesNotContain("acme");
        }

        @Test
        void findsTheCharactersThatMeanSomethingToTheDatabase() {
            String slug = Operator.unused("percent");
            operator.organisation("100%_sure! \\ 'quoted'", slug);

            for (String text : List.of("100%", "%_", "_sure!", "! \\", "'quoted'")) {
                assertThat(found("q=" + encoded(text))).as(text).containsExactly(slug);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"acme%00", "%00", "", "%20acme%20"})
        void passesOverWhatNobodyTypes(String text) {
            assertThat(found("state=ACTIVE&q=" + text)).isNotEmpty();
        }

        @Test
        void passesOverWhatIsTooLong() {
            assertThat(found("q=" + encoded("a".repeat(99) + "👩‍🚀" + "b".repeat(5000))))
                    .isEmpty();
        }

        @Test
        void filtersByState() {
            String slug = operator.organisation("sleeper");
            operator.suspend(slug);

            assertThat(found("q=%s&state=SUSPENDED".formatted(slug))).containsExactly(slug);
            assertThat(found("q=%s&state=ACTIVE".formatted(slug))).isEmpty();
            assertThat(found("q=%s&state=".formatted(slug))).containsExactly(slug);
        }

        @Test
        void keepsWhatWasTyped() {
            Document page = superadmin.page("/admin?q=" + encoded("\"><b>x</b>"));

            assertThat(page.select("input[name=q]").val()).isEqualTo("\"><b>x</b>");
        }

        private List<String> found(String query) {
            return rows(superadmin.page("/admin?" + query));
        }
    }

    @Nested
    class Paging {

        @Test
        void leadsThroughAllPagesAndBack() {
            String series = Operator.unused("series");
            List<String> newestFirst = new ArrayList<>();
            for (int number = 0; number < 120; number++) {
                newestFirst.add(
                        0,
                        operator.organisation(series + " " + number, "%s-n%d".formatted(series, number))
                                .slug()
                                .value());
            }

            List<List<String>> forwards = walk("/admin?q=" + series, "next");
            List<List<String>> backwards = walk(last, "prev");

            assertThat(forwards).hasSizeGreaterThan(2);
            assertThat(forwards.stream().flatMap(List::stream)).containsExactlyElementsOf(newestFirst);
            assertThat(backwards).hasSameSizeAs(forwards);
            assertThat(backwards.get(backwards.size() - 1)).isEqualTo(forwards.get(0));
        }

        private String last = "";

        private List<List<String>> walk(String first, String direction) {
            List<List<String>> pages = new ArrayList<>();
            String path = first;
            while (!path.isEmpty()) {
                last = path;
                Document page = superadmin.page(path);
                pages.add(rows(page));
                path = page.select("a[rel=%s]".formatted(direction)).attr("href");
            }
            return pages;
        }

        @Test
        void hasNoLinksWhereThereIsNothingMore() {
            Document page = superadmin.page("/admin?q=globex");

            assertThat(page.select("a[rel=next], a[rel=prev]")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "after=never-existed",
                    "before=never-existed",
                    "after=%00",
                    "before=%27",
                    "after=A%20B",
                    "state=%00"
                })
        void beginsAnewBehindAnUnknownPlace(String cursor) {
            assertThat(rows(superadmin.page("/admin?q=acme&" + cursor))).contains("acme");
        }

        @ParameterizedTest
        @ValueSource(strings = {"BOGUS", "active", "ACTIVE,SUSPENDED"})
        void saysThatThereIsNoSuchState(String state) {
            Document page = superadmin.page("/admin?state=" + state);

            assertThat(rows(page)).isEmpty();
            assertThat(page.select("main").text()).contains("There is no state '%s'".formatted(state));
        }

        @Test
        void keepsTheSearchOnItsLinks() {
            String series = Operator.unused("a%b");
            for (int number = 0; number < 51; number++) {
                operator.organisation(series, Operator.unused("kept"));
            }

            Document page = superadmin.page("/admin?state=ACTIVE&q=" + encoded(series));
            Document next = superadmin.page(page.select("a[rel=next]").attr("href"));

            assertThat(rows(page)).hasSize(50);
            assertThat(rows(next)).hasSize(1);
            assertThat(next.select("input[name=q]").val()).isEqualTo(series);
        }
    }

    private static List<String> rows(Document page) {
        return page.select("tr[data-org]").eachAttr("data-org");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
