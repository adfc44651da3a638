package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ways to change rows without having loaded them, tried from Globex on what is Acme's. */
@OnEachDatabase
class ChangesTests {

    private final Desk desk;
    private final Comparison both;

    ChangesTests(TestDatabase database) {
        desk = new Desk(database);
        both = new Comparison(desk.installation);
    }

    private int executed(String hql, UUID id) {
        return desk.asGlobex(entities -> {
            var statement = entities.createQuery(hql);
            if (hql.contains(":id")) {
                statement.setParameter("id", id);
            }
            return statement.executeUpdate();
        });
    }

    private void nothingOfAcmesIsChanged() {
        assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
        assertThat(desk.installation.rows("select text from labels where id = ?", desk.acmeLabel))
                .containsExactly("Acme's label");
        assertThat(desk.installation.rows("select title from notebooks where id = ?", desk.acmeNotebook))
                .containsExactly("Acme's notebook");
    }

    @Nested
    class InBulk {

        @Test
        void throughReferencesReachOwnRows() {
            List.of(
                            "update Note n set n.text = 'x' where n.topic.title = 'shared'",
                            "update Note n set n.text = 'x' where n.topic.id in (select t.id from Topic t)",
                            "update Note n set n.text = (select max(m.text) from Note m) where n.notebook.title like '%'",
                            "update Label l set l.text = 'x' where exists (select 1 from Notebook b join b.labels m where m = l)",
                            "update Notebook b set b.title = 'x' where size(b.notes) > 0")
                    .forEach(hql -> {
                        assertThat(executed(hql, desk.acmeNote)).as(hql).isOne();
                        nothingOfAcmesIsChanged();
                    });
        }

        @Test
        void withJoinsReachOwnRows() {
            assertThat(executed(
                            "update Note n join n.topic t set n.text = 'x' where t.title = 'shared'", desk.acmeNote))
                    .isOne();
            nothingOfAcmesIsChanged();
            assertThat(executed("delete from Note n join n.topic t where t.title = 'shared'", desk.acmeNote))
                    .isOne();
            nothingOfAcmesIsChanged();
        }

        @Test
        void thatCopyStoreOwnRows() {
            executed(
                    "insert into Note (id, reference, text, organisationId)"
                            + " select n.notebook.id, 'copy', n.text, n.organisationId from Note n",
                    desk.acmeNote);

            assertThat(desk.installation.rows("select text from notes where reference = 'copy'"))
                    .containsExactly("Globex's note");
        }
    }

    @Nested
    class InsertOnConflict {

        @Test
        void leavesForeignRowsAsTheyAre() {
            for (String action : List.of("do nothing", "do update set text = 'taken over'")) {
                attempt(entities -> entities.createQuery(
                                "insert into Note (id, reference, text, organisationId) values (:id, 'x', 'taken over', :own)"
                                        + " on conflict (id) " + action)
                        .setParameter("id", desk.acmeNote)
                        .setParameter("own", both.globex())
                        .executeUpdate());
                nothingOfAcmesIsChanged();
            }
        }

        @Test
        void storesNothingForAnotherOrganisation() {
            both.refuses(entities -> entities.createQuery(
                            "insert into Note (id, reference, text, organisationId) values (:id, 'x', 'planted', :foreign)"
                                    + " on conflict (id) do nothing")
                    .setParameter("id", UUID.randomUUID())
                    .setParameter("foreign", both.acme())
                    .executeUpdate());
        }

        /** Refused, failed at the primary key, or done to nobody: what counts is what becomes of Acme's row. */
        private void attempt(Consumer<EntityManager> work) {
            try {
                desk.doAsGlobex(work);
            } catch (RuntimeException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }

    @Nested
    class Merging {

        @Test
        void aMadeUpObjectWithAForeignIdFails() {
            for (UUID claimed : List.of(both.acme(), both.globex())) {
                assertThatThrownBy(() -> desk.doAsGlobex(entities -> entities.merge(madeUp(desk.acmeNote, claimed))))
                        .isInstanceOf(RuntimeException.class);
                nothingOfAcmesIsChanged();
            }
        }

        /** Without a reference to anything: those are looked at elsewhere. */
        private Note madeUp(UUID id, UUID organisation) {
            Note note = new Note(com.dreamineering.tenancy.OrganisationId.parse(organisation.toString()), "taken over");
            note.id = id;
            note.reference = "taken over";
            return note;
        }

        @Test
        void underAnotherOrganisationsNameSaysNothingOfWhatIsThere() {
            both.saysTheSame(desk.acmeNote, id -> entities -> entities.merge(madeUp(id, both.acme())));
        }
    }

    @Nested
    class Locking {

        @Test
        void findsNoForeignRows() {
            for (LockModeType lock : LockModeType.values()) {
                assertThat(desk.<Label>asGlobex(
                                entities -> entities.find(Label.class, desk.acmeLabel, supported(lock))))
                        .as("%s", lock)
                        .isNull();
            }
        }

        /** What asks for a version is tried on entities that have one. */
        private LockModeType supported(LockModeType lock) {
            return lock.name().startsWith("OPTIMISTIC")
                            || lock.name().endsWith("INCREMENT")
                            || lock == LockModeType.WRITE
                    ? LockModeType.PESSIMISTIC_WRITE
                    : lock;
        }

        @Test
        void aForeignObjectIsRefused() {
            Note detached = desk.asAcme(entities -> entities.find(Note.class, desk.acmeNote));

            assertThatThrownBy(() -> desk.doAsGlobex(
                            entities -> entities.unwrap(Session.class).lock(detached, LockModeType.PESSIMISTIC_WRITE)))
                    .isInstanceOf(RuntimeException.class);
        }
    }
}
