package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityNotFoundException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.UnresolvableObjectException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each method of a stateless session, tried from Globex on what is Acme's. */
@OnEachDatabase
class StatelessRoadsTests {

    private final Desk desk;

    StatelessRoadsTests(TestDatabase database) {
        desk = new Desk(database);
    }

    private <T> T asGlobex(Function<StatelessSession, T> work) {
        return desk.asGlobex(entities ->
                desk.installation.factory.unwrap(SessionFactory.class).fromStatelessTransaction(work));
    }

    private void doAsGlobex(Consumer<StatelessSession> work) {
        asGlobex(session -> {
            work.accept(session);
            return true;
        });
    }

    @Nested
    class Reading {

        @Test
        void byIdFindsNothing() {
            assertThat(asGlobexById(LockMode.NONE)).isNull();
            assertThat(asGlobexById(LockMode.PESSIMISTIC_WRITE)).isNull();
        }

        private Note asGlobexById(LockMode lock) {
            return asGlobex(session -> session.get(Note.class, desk.acmeNote, lock));
        }

        @Test
        void byManyIdsFindsOwnRows() {
            List<Note> found =
                    asGlobex(session -> session.getMultiple(Note.class, List.of(desk.acmeNote, desk.globexNote)));

            assertThat(found).extracting(note -> note == null ? null : note.id).containsExactly(null, desk.globexNote);
        }

        @Test
        void byAGraphFindsNothing() {
            Note found = asGlobex(session -> {
                var graph = session.createEntityGraph(Note.class);
                graph.addAttributeNodes("topic");
                return session.get(graph, desk.acmeNote);
            });

            assertThat(found).isNull();
        }

        @Test
        void byAQueryForItFindsNothing() {
            assertThat(StatelessRoadsTests.this.<Note>asGlobex(
                            session -> session.createQuery("from Note where reference = :reference", Note.class)
                                    .setParameter("reference", desk.acmeNote.toString())
                                    .getSingleResultOrNull()))
                    .isNull();
        }

        @Test
        void byAQueryFindsOwnRows() {
            assertThat(StatelessRoadsTests.this.<List<String>>asGlobex(
                            session -> session.createSelectionQuery("select text from Note", String.class)
                                    .getResultList()))
                    .containsExactly("Globex's note");
        }

        @Test
        void byRefreshingIsRefused() {
            Note detached = desk.asAcme(entities -> entities.find(Note.class, desk.acmeNote));

            assertThatThrownBy(() -> doAsGlobex(session -> session.refresh(detached)))
                    .isInstanceOf(UnresolvableObjectException.class);
        }

        @Test
        void byFetchingShowsOwnElements() {
            List<String> seen = asGlobex(session -> {
                Topic topic = session.get(Topic.class, desk.topic);
                session.fetch(topic.notes);
                session.fetch(topic.labels);
                Notebook notebook = session.get(Notebook.class, desk.globexNotebook);
                session.fetch(notebook.labels);
                return List.of(
                        topic.notes.iterator().next().text,
                        topic.labels.iterator().next().text,
                        notebook.labels.iterator().next().text,
                        "%d %d %d".formatted(topic.notes.size(), topic.labels.size(), notebook.labels.size()));
            });

            assertThat(seen).containsExactly("Globex's note", "Globex's label", "Globex's label", "1 1 1");
        }

        @Test
        void byFetchingAReferenceIsRefused() {
            Note detached = desk.asAcme(entities -> entities.find(Note.class, desk.acmeNote));
            assertThat(Hibernate.isInitialized(detached.notebook)).isFalse();

            // Acme's note lies in Globex's notebook: what Globex has it may see.
            doAsGlobex(session -> session.fetch(detached.notebook));
            Note planted = desk.asGlobex(entities -> entities.getReference(Note.class, desk.acmeNote));

            assertThatThrownBy(() -> doAsGlobex(session -> session.fetch(planted)))
                    .isInstanceOf(EntityNotFoundException.class);
        }
    }

    /** Somebody has the id of Acme's note, and makes up an object for it. */
    @Nested
    class Writing {

        /** A way to write what somebody holds in their hands. */
        enum Way {
            INSERT {
                @Override
                void write(StatelessSession session, Note note) {
                    session.insert(note);
                }
            },
            INSERT_MULTIPLE {
                @Override
                void write(StatelessSession session, Note note) {
                    session.insertMultiple(List.of(note));
                }
            },
            UPDATE {
                @Override
                void write(StatelessSession session, Note note) {
                    session.update(note);
                }
            },
            UPDATE_MULTIPLE {
                @Override
                void write(StatelessSession session, Note note) {
                    session.updateMultiple(List.of(note));
                }
            },
            DELETE {
                @Override
                void write(StatelessSession session, Note note) {
                    session.delete(note);
                }
            },
            DELETE_MULTIPLE {
                @Override
                void write(StatelessSession session, Note note) {
                    session.deleteMultiple(List.of(note));
                }
            },
            UPSERT {
                @Override
                void write(StatelessSession session, Note note) {
                    session.upsert(note);
                }
            },
            UPSERT_MULTIPLE {
                @Override
                void write(StatelessSession session, Note note) {
                    session.upsertMultiple(List.of(note));
                }
            };

            abstract void write(StatelessSession session, Note note);
        }

        private Note madeUp(OrganisationId organisation, UUID id) {
            Note note = organisation == null ? new Note("taken over") : new Note(organisation, "taken over");
            note.id = id;
            return note;
        }

        @ParameterizedTest
        @EnumSource(Way.class)
        void leavesForeignRowsAsTheyAre(Way way) {
            for (OrganisationId claimed : Arrays.asList(desk.acme.id(), desk.globex.id(), null)) {
                Note note = madeUp(claimed, desk.acmeNote);

                assertThatThrownBy(() -> doAsGlobex(session -> way.write(session, note)))
                        .as("as one of %s", claimed)
                        .isInstanceOf(RuntimeException.class);
                assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
            }
        }

        @ParameterizedTest
        @EnumSource(Way.class)
        void storesNothingUnderAnothersName(Way way) {
            Note note = madeUp(desk.acme.id(), UUID.randomUUID());

            assertThatThrownBy(() -> doAsGlobex(session -> way.write(session, note)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(desk.installation.rows("select id from notes where id = ?", note.id))
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = Way.class,
                names = {"INSERT", "UPSERT", "INSERT_MULTIPLE", "UPSERT_MULTIPLE"})
        void refusesReferencesToForeignRows(Way way) {
            Notebook foreign = new Notebook("Acme's");
            foreign.id = desk.acmeNotebook;
            Note note = madeUp(null, UUID.randomUUID());
            note.notebook = foreign;

            assertThatThrownBy(() -> doAsGlobex(session -> way.write(session, note)))
                    .isInstanceOf(ScopeMismatchException.class)
                    .isInstanceOf(TenancyException.class);
            assertThat(desk.installation.rows("select id from notes where id = ?", note.id))
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = Way.class,
                names = {"UPDATE", "UPSERT", "UPDATE_MULTIPLE", "UPSERT_MULTIPLE"})
        void refusesReferencesOfOwnRowsToForeignRows(Way way) {
            Notebook foreign = new Notebook("Acme's");
            foreign.id = desk.acmeNotebook;
            Note own = madeUp(desk.globex.id(), desk.globexNote);
            own.notebook = foreign;

            assertThatThrownBy(() -> doAsGlobex(session -> way.write(session, own)))
                    .isInstanceOf(ScopeMismatchException.class);
            assertThat(desk.installation.rows("select notebook_id from notes where id = ?", own.id))
                    .containsExactly(desk.globexNotebook);
        }

        @ParameterizedTest
        @EnumSource(
                value = Way.class,
                names = {"UPDATE", "UPSERT", "UPDATE_MULTIPLE", "UPSERT_MULTIPLE"})
        void changesOwnRows(Way way) {
            Note own = madeUp(desk.globex.id(), desk.globexNote);

            doAsGlobex(session -> way.write(session, own));

            assertThat(desk.installation.rows("select text from notes where id = ?", own.id))
                    .containsExactly("taken over");
        }
    }
}
