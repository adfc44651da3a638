package com.dreamineering.tenancy.test.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.careless.CarelessProof;
import com.example.leaky.PlainHibernateProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proof finds what leaks where the library is not there, and what leaks in spite of it. */
class PlantedLeaksTests {

    private static final Run PLAIN_HIBERNATE = Run.of(PlainHibernateProof.class);
    private static final Run CARELESS = Run.of(CarelessProof.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Author › HQL cross join",
                "Author › native scalars",
                "Author › stateless native count",
                "Author › JDBC on the session's connection",
                "Author › native entities",
                "Author › every filter switched off",
                "Author › every filter switched off, find by id",
                "Author › filters that name the other organisation",
                "Author › tenant id by hint",
                "Author › tenant id by option",
                "Author › tenant id by option of a stateless session",
                "Author › session on the same connection",
                "Author › stateless session on the same connection",
                "Author › every filter switched off, then HQL delete",
                "Book › native delete",
                "Shelf › books › HQL join fetch",
                "Shelf › books › criteria join",
                "Shelf › books › load of each",
                "Shelf › books › HQL elements",
                "Shelf › books › HQL exists elements",
                "Shelf › books › HQL is not empty",
                "Shelf › books › stateless fetch of a detached row's",
                "named query 'Author.pairs'",
                "named query 'Author.names'",
                "named query 'Author.forget'"
            })
    void showsWhatPlainHibernateLetsThrough(String test) {
        assertThat(PLAIN_HIBERNATE.failures())
                .hasEntrySatisfying(test, message -> assertThat(message).doesNotContain("proves nothing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Author › is seeded",
                "Author › find by id",
                "Author › HQL of all",
                "Author › criteria count",
                "Author › books › HQL join",
                "Author › merge of a detached row",
                "Author › HQL delete of all",
                "Author › stateless upsert",
                "Author › merge under the other's key",
                "Author › stateless insert of a row that names the other",
                "named query 'Author.byName'",
                "named query 'Author.rename'"
            })
    void findsNoFaultWithWhatPlainHibernateKeepsApart(String test) {
        assertThat(PLAIN_HIBERNATE.passed()).contains(test);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Note › HQL of 'all'",
                "Topic › HQL of 'notes'",
                "Topic › HQL count",
                "Notes.textsOfEverybody(String)",
                "Notes.uncheckedTexts(String)",
                "named query 'Note.ofEverybody'"
            })
    void showsWhatTheLibraryCannotSee(String test) {
        assertThat(CARELESS.failures())
                .hasEntrySatisfying(test, message -> assertThat(message).doesNotContain("proves nothing"));
    }

    @Test
    void findsNoFaultWithTheRestOfTheCarelessApplication() {
        assertThat(CARELESS.failures().keySet())
                .filteredOn(test -> test.startsWith("Note ›"))
                .containsExactly("Note › HQL of 'all'");
        assertThat(CARELESS.passed())
                .contains("Notes.findByText(String)", "Notes.texts(String)", "named query 'Note.own'");
    }

    @Test
    void saysWhatAnUncheckedQueryGets() {
        assertThat(CARELESS.failures().get("Notes.uncheckedTexts(String)"))
                .isEqualTo(
                        "Notes.uncheckedTexts(String): Globex got [text 1, text 1, text 1, text 2] with the arguments of"
                                + " its own row (EXACT), and without Acme's rows it gets [text 1]");
    }

    @Test
    void namesTheForeignRows() {
        assertThat(PLAIN_HIBERNATE.failures().get("Author › native entities"))
                .matches("Author › native entities: Globex got rows of other organisations: "
                        + "\\[Author#\\d+, Author#\\d+, Author#\\d+]");
    }

    @Test
    void saysWhatForeignRowsMakeOfAnAnswer() {
        assertThat(PLAIN_HIBERNATE.failures().get("Shelf › books › HQL count of a join"))
                .isEqualTo("Shelf › books › HQL count of a join: Globex got [2], and without Acme's rows it gets [1]");
    }

    @Test
    void showsTheRowsThatWereChanged() {
        assertThat(PLAIN_HIBERNATE.failures().get("Author › HQL update that gives rows away"))
                .matches("Author › HQL update that gives rows away: Hooli changed rows of Acme: "
                        + "in Author, \\[] became \\[\\[id=\\d+, organisation=[-0-9a-f]{36}, name=name 1]]");
    }

    @Test
    void saysWhereOnlyAConstraintStoodInTheWay() {
        assertThat(PLAIN_HIBERNATE.failures().get("Author › native delete"))
                .startsWith("Author › native delete: Initech has no rows, and only a constraint kept it from changing "
                        + "others': Referential integrity constraint violation");
    }
}
