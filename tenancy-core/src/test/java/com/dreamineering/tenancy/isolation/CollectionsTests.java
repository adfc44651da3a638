package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each way into a collection, with the same query in plain Hibernate beside it, which shows what would leak. */
@OnEachDatabase
class CollectionsTests {

    private final Desk desk;

    CollectionsTests(TestDatabase database) {
        desk = new Desk(database);
    }

    @Nested
    class OfATenantsParent {

        @Test
        void hideForeignChildrenWhenTheyAreLoaded() {
            onlyPlainHibernateLeaks(entities -> noteTexts(notebook(entities).notes), "Globex's note", "Acme's note");
        }

        @Test
        void hideForeignElementsOfManyToManyWhenTheyAreLoaded() {
            onlyPlainHibernateLeaks(
                    entities -> labelTexts(notebook(entities).labels), "Globex's label", "Acme's label");
        }

        @Test
        void hideForeignChildrenInAJoin() {
            onlyPlainHibernateLeaks(
                    query("select n.text from Notebook b join b.notes n"), "Globex's note", "Acme's note");
        }

        @Test
        void hideForeignElementsOfManyToManyInAJoin() {
            onlyPlainHibernateLeaks(
                    query("select l.text from Notebook b join b.labels l"), "Globex's label", "Acme's label");
        }

        @Test
        void hideForeignChildrenInALeftJoin() {
            onlyPlainHibernateLeaks(
                    query("select n.text from Notebook b left join b.notes n"), "Globex's note", "Acme's note");
        }

        @Test
        void hideForeignChildrenInAJoinFetch() {
            onlyPlainHibernateLeaks(
                    entities -> entities
                            .createQuery("select distinct b from Notebook b join fetch b.notes", Notebook.class)
                            .getResultList()
                            .stream()
                            .flatMap(notebook -> noteTexts(notebook.notes).stream())
                            .toList(),
                    "Globex's note",
                    "Acme's note");
        }

        @Test
        void hideForeignElementsOfManyToManyInAJoinFetch() {
            onlyPlainHibernateLeaks(
                    entities -> entities
                            .createQuery("select distinct b from Notebook b join fetch b.labels", Notebook.class)
                            .getResultList()
                            .stream()
                            .flatMap(notebook -> labelTexts(notebook.labels).stream())
                            .toList(),
                    "Globex's label",
                    "Acme's label");
        }

        @Test
        void hideForeignChildrenInAGraph() {
            onlyPlainHibernateLeaks(
                    entities -> {
                        var graph = entities.createEntityGraph(Notebook.class);
                        graph.addSubgraph("notes");
                        return entities
                                .createQuery("select b from Notebook b", Notebook.class)
                                .setHint("jakarta.persistence.loadgraph", graph)
                                .getResultList()
                                .stream()
                                .flatMap(notebook -> noteTexts(notebook.notes).stream())
                                .toList();
                    },
                    "Globex's note",
                    "Acme's note");
        }

        @Test
        void hideForeignChildrenInACriteriaJoin() {
            onlyPlainHibernateLeaks(
                    entities -> {
                        var query = entities.getCriteriaBuilder().createQuery(String.class);
                        var notes = query.from(Notebook.class).join("notes");
                        return entities.createQuery(query.select(notes.get("text")))
                                .getResultList();
                    },
                    "Globex's note",
                    "Acme's note");
        }

        @Test
        void countOnlyOwnChildren() {
            onlyPlainHibernateCountsAll("select size(b.notes) from Notebook b");
        }

        @Test
        void countOnlyOwnElementsOfManyToMany() {
            onlyPlainHibernateCountsAll("select size(b.labels) from Notebook b");
        }

        private Notebook notebook(EntityManager entities) {
            return entities.find(Notebook.class, desk.globexNotebook);
        }
    }

    @Nested
    class OfAParentThatBelongsToNobody {

        @Test
        void hideForeignChildrenWhenTheyAreLoaded() {
            onlyPlainHibernateLeaks(
                    entities -> noteTexts(entities.find(Topic.class, desk.topic).notes),
                    "Globex's note",
                    "Acme's note");
        }

        @Test
        void hideForeignElementsOfManyToManyWhenTheyAreLoaded() {
            onlyPlainHibernateLeaks(
                    entities -> labelTexts(entities.find(Topic.class, desk.topic).labels),
                    "Globex's label",
                    "Acme's label");
        }

        @Test
        void hideForeignChildrenInAJoin() {
            onlyPlainHibernateLeaks(query("select n.text from Topic t join t.notes n"), "Globex's note", "Acme's note");
        }

        @Test
        void hideForeignElementsOfManyToManyInAJoin() {
            onlyPlainHibernateLeaks(
                    query("select l.text from Topic t join t.labels l"), "Globex's label", "Acme's label");
        }

        @Test
        void countOnlyOwnChildren() {
            onlyPlainHibernateCountsAll("select size(t.notes) from Topic t");
        }

        @Test
        void countOnlyOwnElementsOfManyToMany() {
            onlyPlainHibernateCountsAll("select size(t.labels) from Topic t");
        }

        @Test
        void doNotSayThatAForeignElementIsTheirs() {
            Function<EntityManager, Integer> asked = entities -> entities.createQuery(
                            "select 1 from Topic t where :label member of t.labels", Integer.class)
                    .setParameter("label", entities.getReference(Label.class, desk.acmeLabel))
                    .getResultList()
                    .size();

            assertThat(desk.<Integer>asGlobex(asked)).isZero();
            assertThat(desk.<Integer>withPlainHibernate(asked)).isEqualTo(1);
        }

        @Test
        void keepForeignElementsWhenOwnOnesChange() {
            desk.doAsGlobex(entities -> {
                Label another = new Label("Globex's other label");
                entities.persist(another);
                entities.find(Topic.class, desk.topic).labels.add(another);
            });

            assertThat(desk.installation.rows("select label_id from topic_labels"))
                    .hasSize(3)
                    .contains(desk.acmeLabel);
        }
    }

    private void onlyPlainHibernateLeaks(Function<EntityManager, List<String>> query, String own, String foreign) {
        assertThat(desk.asGlobex(query)).containsExactly(own);
        assertThat(desk.withPlainHibernate(query)).containsExactlyInAnyOrder(own, foreign);
    }

    private void onlyPlainHibernateCountsAll(String query) {
        Function<EntityManager, Integer> size =
                entities -> entities.createQuery(query, Integer.class).getSingleResult();

        assertThat(desk.<Integer>asGlobex(size)).isEqualTo(1);
        assertThat(desk.<Integer>withPlainHibernate(size)).isEqualTo(2);
    }

    private static Function<EntityManager, List<String>> query(String hql) {
        return entities -> entities.createQuery(hql, String.class).getResultList();
    }

    private static List<String> noteTexts(Collection<Note> notes) {
        return notes.stream().map(note -> note.text).toList();
    }

    private static List<String> labelTexts(Collection<Label> labels) {
        return labels.stream().map(label -> label.text).toList();
    }
}
