package com.dreamineering.tenancy.isolation;

import static com.dreamineering.tenancy.isolation.ForeignRowsTests.ofAnother;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What goes past the tenant filter and is caught at the row, with the leak of plain Hibernate beside it. */
@OnEachDatabase
class RowGuardTests {

    private final Desk desk;

    RowGuardTests(TestDatabase database) {
        desk = new Desk(database);
    }

    @Test
    void refusesForeignEntitiesOfANativeQuery() {
        onlyPlainHibernateLeaks(entities -> texts(
                entities.createNativeQuery("select * from notes", Note.class).getResultList()));
    }

    @Test
    void refusesOneForeignEntityOfANativeQueryByItsId() {
        assertThatThrownBy(() -> desk.uncheckedAsGlobex(
                        entities -> entities.createNativeQuery("select * from notes where id = ?1", Note.class)
                                .setParameter(1, desk.acmeNote)
                                .getSingleResult()))
                .isInstanceOf(ScopeMismatchException.class)
                .hasMessage(ofAnother(Note.class));
    }

    @Test
    void refusesForeignEntitiesWhoseTenantIdIsInAFieldOfTheirOwn() {
        assertThatThrownBy(() -> desk.uncheckedAsGlobex(
                        entities -> entities.createNativeQuery("select * from labels", Label.class)
                                .getResultList()))
                .isInstanceOf(ScopeMismatchException.class)
                .hasMessage(ofAnother(Label.class));
    }

    @Test
    void letsOwnEntitiesOfANativeQueryPass() {
        List<String> own = desk.asGlobex(entities ->
                texts(entities.createNativeQuery("select * from notes where organisation_id = ?1", Note.class)
                        .setParameter(1, desk.globex.id().value())
                        .getResultList()));

        assertThat(own).containsExactly("Globex's note");
    }

    private void onlyPlainHibernateLeaks(Function<EntityManager, List<String>> query) {
        assertThatThrownBy(() -> desk.uncheckedAsGlobex(query))
                .isInstanceOf(ScopeMismatchException.class)
                .hasMessage(ofAnother(Note.class));
        assertThat(desk.withPlainHibernate(query)).containsExactlyInAnyOrder("Acme's note", "Globex's note");
    }

    private static List<String> texts(List<?> notes) {
        return notes.stream().map(note -> ((Note) note).text).toList();
    }
}
