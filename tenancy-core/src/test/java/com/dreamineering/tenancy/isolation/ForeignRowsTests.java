package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.RollbackException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.KeyType;
import org.hibernate.Session;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each way to a row that Hibernate offers, tried from Globex on what is Acme's. */
@OnEachDatabase
class ForeignRowsTests {

    private final Desk desk;

    ForeignRowsTests(TestDatabase database) {
        desk = new Desk(database);
    }

    @Nested
    class Read {

        @Test
        void byIdAreNotThere() {
            assertThat(desk.findAsGlobex(Note.class, desk.acmeNote)).isEmpty();
            assertThat(desk.findAsGlobex(Label.class, desk.acmeLabel)).isEmpty();
        }

        @Test
        void byReferenceAreNotThereOnceLookedAt() {
            assertThatThrownBy(() -> desk.asGlobex(entities ->
                            entities.getReference(Note.class, desk.acmeNote).organisation()))
                    .isInstanceOf(EntityNotFoundException.class);
        }

        @Test
        void byNaturalIdAreNotThere() {
            String reference = desk.acmeNote.toString();

            Optional<Note> found = desk.asGlobex(
                    entities -> Optional.ofNullable(entities.find(Note.class, reference, KeyType.NATURAL)));

            assertThat(found).isEmpty();
        }

        @Test
        void byManyIdsAreNotThere() {
            List<Note> found = desk.asGlobex(entities ->
                    entities.unwrap(Session.class).findMultiple(Note.class, List.of(desk.acmeNote, desk.globexNote)));

            assertThat(found).extracting(note -> note == null ? null : note.id).containsExactly(null, desk.globexNote);
        }

        @Test
        void byAQueryAreNotThere() {
            onlyGlobexIsIn(entities -> entities.createQuery("select n.text from Note n", String.class)
                    .getResultList());
            assertThat(texts("select l.text from Label l")).containsExactly("Globex's label");
        }

        @Test
        void byAQueryThatNamesThemAreNotThere() {
            assertThat(texts("select n.text from Note n where n.text = 'Acme''s note'"))
                    .isEmpty();
        }

        @Test
        void byCriteriaAreNotThere() {
            onlyGlobexIsIn(entities -> {
                var builder = entities.getCriteriaBuilder();
                var query = builder.createQuery(String.class);
                return entities.createQuery(query.select(query.from(Note.class).get("text")))
                        .getResultList();
            });
        }

        @Test
        void byASubqueryAreNotThere() {
            assertThat(texts("select t.title from Topic t where exists"
                            + " (select 1 from Note n where n.topic = t and n.text = 'Acme''s note')"))
                    .isEmpty();
        }

        @Test
        void byCountingAreNotThere() {
            assertThat(desk.<Long>asGlobex(entities -> entities.createQuery("select count(n) from Note n", Long.class)
                            .getSingleResult()))
                    .isEqualTo(1);
        }

        @Test
        void byRefreshingAreNotThere() {
            Note detached = desk.asAcme(entities -> entities.find(Note.class, desk.acmeNote));

            assertThatThrownBy(() -> desk.doAsGlobex(entities -> entities.refresh(detached)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        private List<String> texts(String query) {
            return desk.asGlobex(
                    entities -> entities.createQuery(query, String.class).getResultList());
        }

        private void onlyGlobexIsIn(Function<EntityManager, List<String>> query) {
            assertThat(desk.asGlobex(query)).containsExactly("Globex's note");
        }
    }

    @Nested
    class Changed {

        @Test
        void inBulkStayAsTheyAre() {
            desk.doAsGlobex(entities ->
                    entities.createQuery("update Note set text = 'taken over'").executeUpdate());

            assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        }

        @Test
        void inBulkByIdStayAsTheyAre() {
            int changed = desk.asGlobex(entities -> entities.createQuery("update Note set text = 'x' where id = :id")
                    .setParameter("id", desk.acmeNote)
                    .executeUpdate());

            assertThat(changed).isZero();
        }

        @Test
        void byCriteriaInBulkStayAsTheyAre() {
            int changed = desk.asGlobex(entities -> {
                var update = entities.getCriteriaBuilder().createCriteriaUpdate(Note.class);
                var root = update.from(Note.class);
                update.set(root.<String>get("text"), "taken over");
                return entities.createQuery(update).executeUpdate();
            });

            assertThat(changed).isEqualTo(1);
            assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        }

        @Test
        void byMergingAreRefused() {
            Note detached = desk.asAcme(entities -> entities.find(Note.class, desk.acmeNote));
            detached.text = "taken over";

            assertThatThrownBy(() -> desk.doAsGlobex(entities -> entities.merge(detached)))
                    .isInstanceOf(RollbackException.class)
                    .cause()
                    .isInstanceOf(ScopeMismatchException.class)
                    .hasMessage(ofAnother(Note.class));
            assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        }
    }

    @Nested
    class Stored {

        @Test
        void underTheirOrganisationsNameAreRefused() {
            Note planted = new Note(desk.acme.id(), "planted");

            assertThatThrownBy(() -> desk.doAsGlobex(entities -> entities.persist(planted)))
                    .cause()
                    .isInstanceOf(ScopeMismatchException.class)
                    .hasMessage(ofAnother(Note.class));
            assertThat(desk.installation.rows("select id from notes where id = ?", planted.id))
                    .isEmpty();
        }

        @Test
        void underTheirOrganisationsNameInAFieldOfTheirOwnAreRefused() {
            Label planted = new Label("planted");
            planted.owner = desk.acme.id().value();

            assertThatThrownBy(() -> desk.doAsGlobex(entities -> entities.persist(planted)))
                    .cause()
                    .isInstanceOf(ScopeMismatchException.class)
                    .hasMessage(ofAnother(Label.class));
            assertThat(desk.installation.rows("select id from labels where id = ?", planted.id))
                    .isEmpty();
        }
    }

    @Nested
    class Removed {

        @Test
        void inBulkStay() {
            desk.doAsGlobex(entities -> entities.createQuery("delete from Note").executeUpdate());

            assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        }

        @Test
        void byCriteriaInBulkStay() {
            int removed = desk.asGlobex(entities -> {
                var delete = entities.getCriteriaBuilder().createCriteriaDelete(Note.class);
                delete.from(Note.class);
                return entities.createQuery(delete).executeUpdate();
            });

            assertThat(removed).isEqualTo(1);
            assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        }

        @Test
        void detachedStay() {
            Note detached = desk.asAcme(entities -> entities.find(Note.class, desk.acmeNote));

            desk.doAsGlobex(entities -> entities.unwrap(Session.class).remove(detached));

            assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        }

        @Test
        void byReferenceStay() {
            assertThatThrownBy(() -> desk.doAsGlobex(
                            entities -> entities.remove(entities.getReference(Note.class, desk.acmeNote))))
                    .isInstanceOf(EntityNotFoundException.class);
            assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        }
    }

    static String ofAnother(Class<?> entity) {
        return "A row of %s belongs to another organisation than the one in scope. ".formatted(entity.getName())
                + "Reach it in its own organisation's scope, or through the superadmin bypass";
    }
}
