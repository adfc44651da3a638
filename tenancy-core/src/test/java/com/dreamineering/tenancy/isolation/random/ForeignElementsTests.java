package com.dreamineering.tenancy.isolation.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.isolation.ScopeMismatchException;
import com.dreamineering.tenancy.isolation.random.Workshop.Site;
import com.dreamineering.tenancy.isolation.random.Workshop.Step;
import com.dreamineering.tenancy.isolation.random.Workshop.Tag;
import com.dreamineering.tenancy.organisation.Organisation;
import jakarta.persistence.EntityManager;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.hibernate.TransientPropertyValueException;
import org.junit.jupiter.api.Test;

/** Collections into which another organisation's row is put, by an id that came from outside. */
@OnEachDatabase
class ForeignElementsTests {

    private static final AtomicLong IDS = new AtomicLong(500_000);

    private final Installation installation;
    private final long site = IDS.incrementAndGet();
    private final long foreignStep;
    private final long foreignTag;

    ForeignElementsTests(TestDatabase database) {
        installation = Installation.shared(database, Workshop.ENTITIES.toArray(Class<?>[]::new));
        foreignStep = step(installation.acme);
        foreignTag = tag(installation.acme);
    }

    /** Its foreign key stands in the rows that it holds: without the guard, the foreign row is changed. */
    @Test
    void areRefusedInAListWithAJoinColumn() {
        refused("steps", Step.class, (entities, row) -> row.steps.add(entities.getReference(Step.class, foreignStep)));

        assertThat(installation.rows("select site_id from Step where id = ?", foreignStep))
                .containsOnlyNulls();
    }

    @Test
    void areRefusedInAJoinTable() {
        refused("tags", Tag.class, (entities, row) -> row.tags.add(entities.getReference(Tag.class, foreignTag)));
    }

    @Test
    void areRefusedInAMap() {
        refused(
                "marks",
                Tag.class,
                (entities, row) -> row.marks.put("mark", entities.getReference(Tag.class, foreignTag)));
    }

    /** Hibernate itself does: it looks for the row in the organisation in scope, and takes it for one not stored yet. */
    @Test
    void areRefusedWhenTheyWereLoadedInTheirOwnScope() {
        Step loaded = installation.in(installation.acme, entities -> entities.find(Step.class, foreignStep));

        assertThatThrownBy(() -> change((entities, row) -> {
                    row.steps.add(loaded);
                    entities.persist(row);
                }))
                .rootCause()
                .isInstanceOf(TransientPropertyValueException.class);

        assertThat(installation.rows("select site_id from Step where id = ?", foreignStep))
                .containsOnlyNulls();
    }

    @Test
    void areRefusedLikeRowsThatAreNowhere() {
        long nowhere = IDS.incrementAndGet();

        refused("tags", Tag.class, (entities, row) -> row.tags.add(entities.getReference(Tag.class, nowhere)));
    }

    @Test
    void areRefusedInACollectionThatIsThereAlready() {
        change((entities, row) -> entities.persist(row));

        refused(
                () -> installation.in(
                        installation.globex,
                        entities ->
                                entities.find(Site.class, site).tags.add(entities.getReference(Tag.class, foreignTag))),
                "tags",
                Tag.class);
    }

    @Test
    void arePutInWhenTheyAreOwn() {
        long step = step(installation.globex);

        change((entities, row) -> {
            row.steps.add(entities.getReference(Step.class, step));
            entities.persist(row);
        });

        assertThat(installation.rows("select site_id from Step where id = ?", step))
                .containsExactly(site);
    }

    private void refused(String collection, Class<?> elements, BiConsumer<EntityManager, Site> put) {
        refused(
                () -> change((entities, row) -> {
                    put.accept(entities, row);
                    entities.persist(row);
                }),
                collection,
                elements);
    }

    private static void refused(Runnable work, String collection, Class<?> elements) {
        assertThatThrownBy(work::run)
                .rootCause()
                .isInstanceOf(ScopeMismatchException.class)
                .hasMessage(
                        "%s.%s would refer to a row of %s that the organisation in scope does not have. "
                                + "Load it with find in this organisation's scope, and refer to what that answers",
                        Site.class.getName(), collection, elements.getName());
    }

    private void change(BiConsumer<EntityManager, Site> work) {
        Site row = new Site();
        row.id = site;
        TenantContext.run(
                installation.globex.id(),
                () -> installation.transactions.join(entities -> {
                    // Without it, Hibernate takes a permit that does not exist for one that the tenant filter hides.
                    Workshop.Permit permit = new Workshop.Permit();
                    permit.id = site;
                    permit.site = row;
                    work.accept(entities, row);
                    entities.persist(permit);
                    return row;
                }));
    }

    private long step(Organisation organisation) {
        Step step = new Step();
        step.id = IDS.incrementAndGet();
        installation.in(organisation, entities -> {
            entities.persist(step);
            return step;
        });
        return step.id;
    }

    private long tag(Organisation organisation) {
        Tag tag = new Tag();
        tag.id = IDS.incrementAndGet();
        tag.code = "code" + tag.id;
        installation.in(organisation, entities -> {
            entities.persist(tag);
            return tag;
        });
        return tag.id;
    }
}
