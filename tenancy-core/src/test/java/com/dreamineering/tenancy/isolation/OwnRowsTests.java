package com.dreamineering.tenancy.isolation;

import static com.dreamineering.tenancy.isolation.ForeignRowsTests.ofAnother;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class OwnRowsTests {

    private final Desk desk;

    OwnRowsTests(TestDatabase database) {
        desk = new Desk(database);
    }

    @Test
    void getTheirOrganisationWhenTheyAreStored() {
        Note note = desk.asGlobex(entities -> {
            Note stored = new Note("new");
            entities.persist(stored);
            return stored;
        });

        assertThat(note.organisation()).isEqualTo(desk.globex.id());
        assertThat(desk.installation.rows("select organisation_id from notes where id = ?", note.id))
                .containsExactly(desk.globex.id().value());
    }

    @Test
    void getTheirOrganisationInAFieldOfTheirOwn() {
        Label label = desk.asGlobex(entities -> {
            Label stored = new Label("new");
            entities.persist(stored);
            return stored;
        });

        assertThat(label.owner).isEqualTo(desk.globex.id().value());
    }

    @Test
    void haveNoOrganisationBefore() {
        assertThatThrownBy(new Note("new")::organisation)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This %s has no organisation yet. It gets one when it is stored", Note.class.getName());
    }

    @Test
    void mayNameTheOrganisationInScope() {
        Note note = desk.asGlobex(entities -> {
            Note stored = new Note(desk.globex.id(), "new");
            entities.persist(stored);
            return stored;
        });

        assertThat(desk.findAsGlobex(Note.class, note.id).orElseThrow().text).isEqualTo("new");
    }

    @Test
    void areFoundChangedAndRemoved() {
        desk.doAsGlobex(entities -> entities.find(Note.class, desk.globexNote).text = "changed");
        assertThat(desk.findAsGlobex(Note.class, desk.globexNote).orElseThrow().text)
                .isEqualTo("changed");

        desk.doAsGlobex(entities -> entities.remove(entities.find(Note.class, desk.globexNote)));
        assertThat(desk.findAsGlobex(Note.class, desk.globexNote)).isEmpty();
    }

    @Test
    void areMergedWhenTheyComeBackDetached() {
        Note detached = desk.asGlobex(entities -> entities.find(Note.class, desk.globexNote));
        detached.text = "changed elsewhere";

        desk.doAsGlobex(entities -> entities.merge(detached));

        assertThat(desk.findAsGlobex(Note.class, desk.globexNote).orElseThrow().text)
                .isEqualTo("changed elsewhere");
    }

    @Test
    void areReachedByBulkStatements() {
        int changed = desk.asGlobex(entities ->
                entities.createQuery("update Note set text = 'bulk'").executeUpdate());
        int removed = desk.asGlobex(
                entities -> entities.createQuery("delete from Note").executeUpdate());

        assertThat(changed).isEqualTo(1);
        assertThat(removed).isEqualTo(1);
    }

    @Test
    void areNotGivenAwayByAField() {
        assertThatThrownBy(() -> desk.doAsGlobex(entities -> {
                    Label label = entities.find(Label.class, desk.globexLabel);
                    label.owner = desk.acme.id().value();
                    label.text = "given away";
                }))
                .cause()
                .isInstanceOf(ScopeMismatchException.class)
                .hasMessage(ofAnother(Label.class));
        assertThat(desk.installation.rows("select text from labels where id = ?", desk.globexLabel))
                .containsExactly("Globex's label");
    }
}
