package com.dreamineering.tenancy.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestClock;
import com.dreamineering.tenancy.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class OrganisationPageTests {

    private final Installation installation;
    private final TestClock clock = new TestClock();
    private final Tenancy tenancy;

    /** Stands in the name of each organisation of this test and of no other one. */
    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);

    OrganisationPageTests(TestDatabase database) {
        installation = Installation.shared(database);
        tenancy = Tenancy.builder(installation.transactions).clock(clock).build();
    }

    @Nested
    class OfManyOrganisations {

        private static final int PAGE = 3;

        private final List<Organisation> newestFirst = createMany();

        /** Eleven, most of them made at the same moment, so that only the id tells them apart. */
        private List<Organisation> createMany() {
            List<Organisation> created = new ArrayList<>();
            created.add(create("First %s".formatted(mark)));
            clock.advance(Duration.ofSeconds(1));
            IntStream.range(0, 9).forEach(i -> created.add(create("Same %d %s".formatted(i, mark))));
            clock.advance(Duration.ofSeconds(1));
            created.add(create("Last %s".formatted(mark)));
            return created;
        }

        @Test
        void showEachOfThemOnceGoingForwards() {
            List<Organisation> seen = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            OrganisationPage page = page(mark, null, null, null);
            collect(page, seen, sizes);
            while (page.hasNext() && seen.size() < 2 * newestFirst.size()) {
                page = page(mark, null, last(page), null);
                assertThat(page.hasPrevious()).isTrue();
                collect(page, seen, sizes);
            }

            assertThat(sizes).containsExactly(3, 3, 3, 2);
            assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(newestFirst);
            assertThat(seen.get(0).name()).startsWith("Last");
            assertThat(seen.get(10).name()).startsWith("First");
        }

        @Test
        void showTheSameGoingBackwards() {
            List<Organisation> forwards = all();
            List<Organisation> backwards = new ArrayList<>();
            OrganisationPage page = page(mark, null, null, forwards.get(10).slug());
            while (backwards.size() < 2 * newestFirst.size()) {
                List<Organisation> reversed = new ArrayList<>(page.organisations());
                Collections.reverse(reversed);
                backwards.addAll(reversed);
                assertThat(page.hasNext()).isTrue();
                if (!page.hasPrevious()) {
                    break;
                }
                page = page(mark, null, null, page.organisations().get(0).slug());
            }

            Collections.reverse(backwards);
            assertThat(backwards).containsExactlyElementsOf(forwards.subList(0, 10));
        }

        @Test
        void comeBackToTheSamePage() {
            OrganisationPage first = page(mark, null, null, null);
            OrganisationPage second = page(mark, null, last(first), null);

            OrganisationPage back =
                    page(mark, null, null, second.organisations().get(0).slug());

            assertThat(back.organisations()).isEqualTo(first.organisations());
            assertThat(back.hasPrevious()).isFalse();
            assertThat(back.hasNext()).isTrue();
        }

        @Test
        void haveNothingInFrontOfTheFirstOne() {
            Slug first = all().get(0).slug();

            OrganisationPage page = page(mark, null, null, first);

            assertThat(page.organisations()).isEmpty();
            assertThat(page.hasPrevious()).isFalse();
            assertThat(page.hasNext()).isTrue();
        }

        @Test
        void haveNothingBehindTheLastOne() {
            Slug last = all().get(10).slug();

            OrganisationPage page = page(mark, null, last, null);

            assertThat(page.organisations()).isEmpty();
            assertThat(page.hasPrevious()).isTrue();
            assertThat(page.hasNext()).isFalse();
        }

        @Test
        void beginWithTheFirstPageIfTheBoundaryIsUnknown() {
            OrganisationPage first = page(mark, null, null, null);

            assertThat(page(mark, null, new Slug("never-was"), null)).isEqualTo(first);
            assertThat(page(mark, null, null, new Slug("never-was"))).isEqualTo(first);
        }

        private List<Organisation> all() {
            return reading(new OrganisationQuery(mark, null, null, null, 100)).organisations();
        }

        private OrganisationPage page(String text, OrganisationState state, Slug after, Slug before) {
            return reading(new OrganisationQuery(text, state, after, before, PAGE));
        }

        private static Slug last(OrganisationPage page) {
            return page.organisations().get(page.organisations().size() - 1).slug();
        }

        private static void collect(OrganisationPage page, List<Organisation> seen, List<Integer> sizes) {
            seen.addAll(page.organisations());
            sizes.add(page.organisations().size());
        }
    }

    @Nested
    class OfOneState {

        @Test
        void showOnlyThat() {
            Organisation open = create("Open " + mark);
            Organisation closed = create("Closed " + mark);
            tenancy.bypass()
                    .<Organisation, RuntimeException>write(
                            installation.superadmin.id(),
                            "A test needs it",
                            token -> tenancy.organisations().suspend(token, closed.id(), "unpaid"));

            assertThat(names(new OrganisationQuery(mark, OrganisationState.SUSPENDED, null, null, 10)))
                    .containsExactly(closed.name());
            assertThat(names(new OrganisationQuery(mark, OrganisationState.ACTIVE, null, null, 10)))
                    .containsExactly(open.name());
            assertThat(names(new OrganisationQuery(mark, OrganisationState.ARCHIVED, null, null, 10)))
                    .isEmpty();
        }
    }

    @Nested
    class OfASearch {

        @Test
        void findPartsOfTheName() {
            create("Hooli " + mark);
            create("Initech " + mark);

            assertThat(found("hoo")).containsExactly("Hooli " + mark);
        }

        @Test
        void findPartsOfTheSlug() {
            Organisation hooli = OrganisationPageTests.this.create(
                    new NewOrganisation("Nobody would guess", new Slug("hooli-" + mark), null));

            assertThat(searched("oli-" + mark)).containsExactly(hooli.name());
        }

        @Test
        void doNotMindCaseInTextOrName() {
            create("ÜBER Hooli " + mark);

            assertThat(found("über")).hasSize(1);
            assertThat(found("ÜBER HOOLI")).hasSize(1);
            assertThat(searched(mark.toUpperCase(java.util.Locale.ROOT))).hasSize(1);
        }

        @Test
        void doNotMindHowALetterIsComposed() {
            create("Café " + mark);

            assertThat(found("cafe\u0301")).hasSize(1);
        }

        @Test
        void takeAPercentSignForItself() {
            create("100% Hooli " + mark);
            create("100 Hooli " + mark);

            assertThat(found("100%")).containsExactly("100% Hooli " + mark);
        }

        @Test
        void takeAnUnderscoreForItself() {
            create("a_c Hooli " + mark);
            create("abc Hooli " + mark);

            assertThat(found("a_c")).containsExactly("a_c Hooli " + mark);
        }

        @Test
        void takeAnExclamationMarkForItself() {
            create("Yahoo! " + mark);
            create("Yahoo " + mark);

            assertThat(found("yahoo!")).containsExactly("Yahoo! " + mark);
        }

        @Test
        void takeABackslashAndAQuoteForThemselves() {
            create("O'Hooli \\ Sons " + mark);

            assertThat(found("o'hooli \\ s")).hasSize(1);
        }

        @Test
        void doNotMindAZeroByte() {
            create("Hooli " + mark);

            assertThat(found("hoo\0li")).hasSize(1);
        }

        @Test
        void findEverythingForNothing() {
            create("Hooli " + mark);

            assertThat(names(new OrganisationQuery("  ", null, null, null, 1000)))
                    .contains("Hooli " + mark, installation.acme.name());
        }

        /** Among the organisations of this test only, whatever others are called. */
        private List<String> found(String text) {
            return searched(text).stream().filter(name -> name.endsWith(mark)).toList();
        }

        private List<String> searched(String text) {
            return names(new OrganisationQuery(text, null, null, null, 1000));
        }

        /** Under a slug that does not follow from the name. */
        private void create(String name) {
            Slug slug = Slug.from(Installation.numbered(mark)).orElseThrow();
            OrganisationPageTests.this.create(new NewOrganisation(name, slug, null));
        }
    }

    @Nested
    class AskedForWithoutSense {

        @Test
        void areRefusedInBothDirections() {
            assertThatThrownBy(() -> new OrganisationQuery("", null, new Slug("acme"), new Slug("globex"), 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'after' (acme) and 'before' (globex) exclude each other. Name one of them");
        }

        @Test
        void areRefusedWithMoreRowsThanAPageCanHave() {
            assertThat(reading(new OrganisationQuery("", null, null, null, 1000))
                            .organisations())
                    .isNotEmpty();
            assertThatThrownBy(() -> new OrganisationQuery("", null, null, null, Integer.MAX_VALUE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A page cannot have 2147483647 organisations. Ask for 1 to 1000");
            assertThatThrownBy(() -> new OrganisationQuery("", null, null, null, 1001))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void areRefusedWithoutRows() {
            assertThatThrownBy(() -> new OrganisationQuery("", null, null, null, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A page cannot have 0 organisations. Ask for 1 to 1000");
        }
    }

    private Organisation create(String name) {
        return create(new NewOrganisation(name, Slug.from(name).orElseThrow(), null));
    }

    private Organisation create(NewOrganisation created) {
        return tenancy.bypass()
                .write(
                        installation.superadmin.id(),
                        "A test needs it",
                        token -> tenancy.organisations().create(token, created));
    }

    private List<String> names(OrganisationQuery query) {
        return reading(query).organisations().stream().map(Organisation::name).toList();
    }

    private OrganisationPage reading(OrganisationQuery query) {
        return tenancy.bypass()
                .read(
                        installation.superadmin.id(),
                        "A test looks",
                        token -> tenancy.organisations().page(token, query));
    }
}
