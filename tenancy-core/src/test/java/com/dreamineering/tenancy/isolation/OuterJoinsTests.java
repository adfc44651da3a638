package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.JoinType;
import java.util.List;
import java.util.function.Function;
import org.hibernate.query.criteria.JpaRoot;
import org.junit.jupiter.api.Test;

/**
 * Joins that keep the rows of their right side: Hibernate writes the tenant's predicate into the join's condition, where
 * it decides what a row is joined with and not whether it is there.
 */
@OnEachDatabase
class OuterJoinsTests {

    private final Desk desk;
    private final TestDatabase database;

    OuterJoinsTests(TestDatabase database) {
        this.database = database;
        desk = new Desk(database);
    }

    @Test
    void hideForeignRowsInARightJoin() {
        hides(hql("select n.text from Topic t right join Note n on n.text = t.title"));
    }

    @Test
    void hideForeignRowsInARightJoinOfCriteria() {
        hides(entities -> {
            var query = entities.getCriteriaBuilder().createQuery(String.class);
            var topic = (JpaRoot<Topic>) query.from(Topic.class);
            var note = topic.join(Note.class, JoinType.RIGHT);
            note.on(entities.getCriteriaBuilder().equal(note.get("text"), topic.get("title")));
            return entities.createQuery(query.select(note.get("text"))).getResultList();
        });
    }

    @Test
    void hideForeignRowsInAFullJoin() {
        assumeThat(database).as("which has full joins").isEqualTo(TestDatabase.POSTGRESQL);
        hides(hql("select n.text from Topic t full join Note n on n.text = t.title where n.text is not null"));
    }

    @Test
    void hideForeignRowsInALeftJoin() {
        assertThat(desk.asGlobex(hql("select n.text from Topic t left join Note n on n.text <> t.title")))
                .containsExactly("Globex's note");
    }

    private void hides(Function<EntityManager, List<String>> query) {
        assertThat(desk.withPlainHibernate(query)).containsExactlyInAnyOrder("Globex's note", "Acme's note");
        assertThat(refusedOr(query)).isSubsetOf("Globex's note");
    }

    private List<String> refusedOr(Function<EntityManager, List<String>> query) {
        try {
            return desk.asGlobex(query);
        } catch (TenancyException e) {
            return List.of();
        }
    }

    private static Function<EntityManager, List<String>> hql(String hql) {
        return entities -> entities.createQuery(hql, String.class).getResultList();
    }
}
