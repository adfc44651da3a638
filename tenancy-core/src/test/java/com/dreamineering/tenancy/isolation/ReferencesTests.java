package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** References from a row of Globex to rows of Acme, which a foreign key would accept. */
@OnEachDatabase
class ReferencesTests {

    private final Desk desk;

    ReferencesTests(TestDatabase database) {
        desk = new Desk(database);
    }

    private void refused(Consumer<EntityManager> work) {
        assertThatThrownBy(() -> desk.doAsGlobex(work))
                .satisfies(thrown -> assertThat(root(thrown))
                        .isInstanceOf(TenancyException.class)
                        .hasMessageContaining("that the organisation in scope does not have. "
                                + "Load it with find in this organisation's scope, and refer to what that answers"));
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static Note noteIn(Notebook notebook) {
        Note note = new Note("refers");
        note.notebook = notebook;
        return note;
    }

    @Nested
    class ToAForeignRow {

        @Test
        void areNotStoredById() {
            refused(entities -> entities.persist(noteIn(entities.getReference(Notebook.class, desk.acmeNotebook))));
            assertThat(desk.installation.rows("select id from notes where text = 'refers'"))
                    .isEmpty();
        }

        @Test
        void areNotStoredWithADetachedObject() {
            Notebook acmes = desk.asAcme(entities -> entities.find(Notebook.class, desk.acmeNotebook));

            // Hibernate looks for its row first, finds none, and takes it for new.
            assertThatThrownBy(() -> desk.doAsGlobex(entities -> entities.persist(noteIn(acmes))));
            assertThat(desk.installation.rows("select id from notes where text = 'refers'"))
                    .isEmpty();
        }

        @Test
        void areNotStoredWithAMadeUpObject() {
            Notebook madeUp = new Notebook("made up");
            madeUp.id = desk.acmeNotebook;

            assertThatThrownBy(() -> desk.doAsGlobex(entities -> entities.persist(noteIn(madeUp))));
            assertThat(desk.installation.rows("select id from notes where text = 'refers'"))
                    .isEmpty();
        }

        @Test
        void areNotChangedTo() {
            refused(entities -> entities.find(Note.class, desk.globexNote).notebook =
                    entities.getReference(Notebook.class, desk.acmeNotebook));
        }

        @Test
        void areNotPutIntoACollection() {
            refused(entities -> entities.find(Notebook.class, desk.globexNotebook)
                    .labels
                    .add(entities.getReference(Label.class, desk.acmeLabel)));
            refused(entities -> {
                Notebook notebook = new Notebook("new");
                notebook.labels.add(entities.getReference(Label.class, desk.acmeLabel));
                entities.persist(notebook);
            });
        }

        @Test
        void areNotStoredInAStatelessSession() {
            refused(entities -> {
                try (StatelessSession stateless =
                        desk.installation.factory.unwrap(SessionFactory.class).openStatelessSession()) {
                    stateless.insert(noteIn(entities.getReference(Notebook.class, desk.acmeNotebook)));
                }
            });
        }

        @Test
        void lookLikeThoseToNoRowAtAll() {
            String foreign = message(desk.acmeNotebook);

            assertThat(foreign).isEqualTo(message(UUID.randomUUID()));
        }

        private String message(UUID notebook) {
            Throwable thrown = catchThrowable(() -> desk.doAsGlobex(
                    entities -> entities.persist(noteIn(entities.getReference(Notebook.class, notebook)))));
            return root(thrown).getMessage();
        }
    }

    @Nested
    class ToAnOwnRow {

        @Test
        void areStoredById() {
            desk.doAsGlobex(
                    entities -> entities.persist(noteIn(entities.getReference(Notebook.class, desk.globexNotebook))));

            assertThat(desk.installation.rows("select notebook_id from notes where text = 'refers'"))
                    .containsExactly(desk.globexNotebook);
        }

        @Test
        void areStoredWithADetachedObject() {
            Notebook own = desk.asGlobex(entities -> entities.find(Notebook.class, desk.globexNotebook));

            desk.doAsGlobex(entities -> entities.persist(noteIn(own)));

            assertThat(desk.installation.rows("select notebook_id from notes where text = 'refers'"))
                    .containsExactly(desk.globexNotebook);
        }

        @Test
        void arePutIntoACollection() {
            UUID label = desk.asGlobex(entities -> {
                Label another = new Label("another");
                entities.persist(another);
                return another.id;
            });

            desk.doAsGlobex(entities -> entities.find(Notebook.class, desk.globexNotebook)
                    .labels
                    .add(entities.getReference(Label.class, label)));

            assertThat(desk.installation.rows("select notebook_id from notebook_labels where label_id = ?", label))
                    .containsExactly(desk.globexNotebook);
        }

        @Test
        void areStoredToRowsOfTheSameTransaction() {
            desk.doAsGlobex(entities -> {
                Notebook notebook = new Notebook("new");
                entities.persist(noteIn(notebook));
                entities.persist(notebook);
            });

            assertThat(desk.installation.rows("select id from notes where text = 'refers'"))
                    .hasSize(1);
        }
    }
}
