package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** SQL that jOOQ makes, on the connection of a session's transaction. */
@OnEachDatabase
class JooqTests {

    private static final Table<Record> NOTES = table("notes");
    private static final Field<String> TEXT = field("text", String.class);
    private static final Field<UUID> ORGANISATION = field("organisation_id", UUID.class);

    private final SQLDialect dialect;
    private final Desk desk;
    private final Comparison both;

    JooqTests(TestDatabase database) {
        dialect = database == TestDatabase.H2 ? SQLDialect.H2 : SQLDialect.POSTGRES;
        desk = new Desk(database);
        both = new Comparison(desk.installation);
    }

    private <T> Function<EntityManager, T> jooq(Function<DSLContext, T> work) {
        return entities -> entities.unwrap(Session.class)
                .doReturningWork(connection -> work.apply(DSL.using(connection, dialect)));
    }

    @Test
    void isRefusedWithoutACondition() {
        both.onlyPlainHibernateAnswers(jooq(sql -> sql.select(TEXT).from(NOTES).fetch(TEXT)), "Acme's note");
        both.onlyPlainHibernateAnswers(jooq(sql -> List.of(sql.fetchCount(sql.selectFrom(NOTES)))), 2);
    }

    @Test
    void isKeptToTheOrganisationWhereAConditionIsMissing() {
        both.onlyPlainHibernateLeaks(
                jooq(sql ->
                        sql.select(TEXT).from(NOTES).where(TEXT.like("%note")).fetch(TEXT)),
                "Acme's note",
                "Globex's note");
    }

    @Test
    void isRefusedForAnotherOrganisation() {
        both.onlyPlainHibernateAnswers(
                jooq(sql -> sql.select(TEXT)
                        .from(NOTES)
                        .where(ORGANISATION.eq(both.acme()))
                        .fetch(TEXT)),
                "Acme's note");
    }

    @Test
    void readsOwnRows() {
        assertThat(both.<List<String>>asGlobex(jooq(sql -> sql.select(TEXT)
                        .from(NOTES)
                        .where(ORGANISATION.eq(both.globex()))
                        .fetch(TEXT))))
                .containsExactly("Globex's note");
    }

    @Test
    void leavesForeignRowsAsTheyAre() {
        both.refuses(entities ->
                jooq(sql -> sql.update(NOTES).set(TEXT, "taken over").execute()).apply(entities));
        both.refuses(entities -> jooq(sql -> sql.deleteFrom(NOTES).execute()).apply(entities));
        both.refuses(entities -> jooq(sql -> sql.truncate(NOTES).execute()).apply(entities));
        both.refuses(entities -> jooq(sql -> sql.batch(
                                sql.update(NOTES).set(TEXT, "taken over").where(ORGANISATION.eq(both.globex())),
                                sql.update(NOTES).set(TEXT, "taken over"))
                        .execute())
                .apply(entities));
        int changed = both.asGlobex(jooq(sql -> sql.update(NOTES)
                .set(TEXT, "taken over")
                .where(field("id", UUID.class).eq(desk.acmeNote))
                .execute()));

        assertThat(changed).isZero();
        assertThat(desk.textOfAcmesNote()).containsExactly("Acme's note");
    }

    @Test
    void storesNothingForAnotherOrganisation() {
        assertThatThrownBy(() -> both.asGlobex(jooq(sql -> sql.insertInto(NOTES)
                        .columns(field("id"), field("reference"), TEXT, ORGANISATION)
                        .values(UUID.randomUUID(), "planted", "planted", both.acme())
                        .execute())))
                .isInstanceOf(StatementRefusedException.class);
        assertThat(desk.installation.rows("select id from notes where text = 'planted'"))
                .isEmpty();
    }
}
