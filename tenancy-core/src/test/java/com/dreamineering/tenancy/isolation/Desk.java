package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.organisation.Organisation;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The same things for Acme and for Globex, fresh for each test, and references across the boundary such as only a mistake
 * or an attack leaves behind: one of Acme's notes lies in Globex's notebook and one of its labels sticks to it.
 */
final class Desk {

    /** How the refusal of a session ends that another scope began. */
    static final String TOO_LATE =
            ". Open the scope before the transaction or session begins, and name no tenant by hand. With open-in-view the"
                    + " session begins with the request: switch that off to change the scope within one";

    private static final List<String> TABLES =
            List.of("notebook_labels", "topic_labels", "notes", "notebooks", "labels", "topics");

    final Installation installation;
    final Organisation acme;
    final Organisation globex;

    final UUID acmeNote;
    final UUID acmeLabel;
    final UUID acmeNotebook;
    final UUID globexNote;
    final UUID globexLabel;
    final UUID globexNotebook;
    final UUID topic;

    Desk(TestDatabase database) {
        installation = Installation.shared(database, Note.class, Notebook.class, Label.class, Topic.class);
        acme = installation.acme;
        globex = installation.globex;
        TABLES.forEach(table -> installation.sql("delete from " + table));

        Topic shared = new Topic("shared");
        topic = shared.id;
        TenantContext.runGlobal(() -> installation.transactions.join(entities -> {
            entities.persist(shared);
            return shared;
        }));
        Notebook ofAcme = fill(acme, "Acme");
        Notebook ofGlobex = fill(globex, "Globex");
        acmeNotebook = ofAcme.id;
        acmeNote = ofAcme.notes.get(0).id;
        acmeLabel = ofAcme.labels.iterator().next().id;
        globexNotebook = ofGlobex.id;
        globexNote = ofGlobex.notes.get(0).id;
        globexLabel = ofGlobex.labels.iterator().next().id;
        installation.sql("update notes set notebook_id = ? where id = ?", globexNotebook, acmeNote);
        installation.sql(
                "insert into notebook_labels (notebook_id, label_id) values (?, ?)", globexNotebook, acmeLabel);
    }

    private Notebook fill(Organisation organisation, String name) {
        return installation.in(organisation, entities -> {
            Topic shared = entities.find(Topic.class, topic);
            Label label = new Label(name + "'s label");
            Notebook notebook = new Notebook(name + "'s notebook");
            Note note = new Note(name + "'s note");
            note.notebook = notebook;
            note.topic = shared;
            notebook.notes.add(note);
            notebook.labels.add(label);
            shared.labels.add(label);
            List.of(label, notebook, note).forEach(entities::persist);
            return notebook;
        });
    }

    /** One transaction in Globex's scope, from where nothing of Acme may be seen. */
    <T> T asGlobex(Function<EntityManager, T> work) {
        return installation.in(globex, work);
    }

    /** The same without the guard of statements, to see what guards behind it. */
    <T> T uncheckedAsGlobex(Function<EntityManager, T> work) {
        return CheckedSql.call("What guards the rows is under test", () -> asGlobex(work));
    }

    void doAsGlobex(Consumer<EntityManager> work) {
        asGlobex(entities -> {
            work.accept(entities);
            return true;
        });
    }

    <T> Optional<T> findAsGlobex(Class<T> entity, UUID id) {
        return asGlobex(entities -> Optional.ofNullable(entities.find(entity, id)));
    }

    /** One transaction in Acme's scope. */
    <T> T asAcme(Function<EntityManager, T> work) {
        return installation.in(acme, work);
    }

    /** Uses an entity manager with an open transaction, and ends both whatever comes of it. */
    static void endingAfterwards(EntityManager kept, Consumer<EntityManager> use) {
        try {
            use.accept(kept);
        } finally {
            kept.getTransaction().rollback();
            kept.close();
        }
    }

    /** The text of Acme's note as it stands in the table. */
    List<Object> textOfAcmesNote() {
        return installation.rows("select text from notes where id = ?", acmeNote);
    }

    /** One transaction of plain Hibernate as Globex, without anything that this library adds. */
    <T> T withPlainHibernate(Function<EntityManager, T> work) {
        return PlainHibernate.on(installation).as(globex.id().value(), work);
    }
}
