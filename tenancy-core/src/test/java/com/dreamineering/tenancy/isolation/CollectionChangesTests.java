package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.isolation.Store.Hall;
import com.dreamineering.tenancy.isolation.Store.Room;
import com.dreamineering.tenancy.isolation.Store.Spot;
import com.dreamineering.tenancy.isolation.Store.Thing;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Changes of collections in which foreign elements stand that the organisation does not see. */
@OnEachDatabase
class CollectionChangesTests {

    private final Store store;
    private final TestDatabase database;

    CollectionChangesTests(TestDatabase database) {
        this.database = database;
        this.store = new Store(database);
    }

    /** Acme's link is there afterwards, and plain Hibernate removes it with the same work. */
    private void onlyPlainHibernateRemovesForeignLinks(String table, Consumer<EntityManager> work) {
        store.both.doAsGlobex(work);
        assertThat(links(table)).as(table).isEqualTo(1);

        new Store(database);
        store.both.withPlainHibernate(entities -> {
            work.accept(entities);
            return true;
        });
        assertThat(links(table)).as("%s with plain Hibernate", table).isZero();
        new Store(database);
    }

    private int links(String table) {
        return store.rows("%s where exists (select 1 from thing t where t.id = thing_id and t.name = 'Acme''s')"
                .formatted(table));
    }

    private Hall hall(EntityManager entities) {
        return entities.createQuery("from Hall", Hall.class).getSingleResult();
    }

    @Nested
    class OfAnOwnerThatBelongsToNobody {

        @Test
        void leaveForeignLinksWhenACollectionIsCleared() {
            onlyPlainHibernateRemovesForeignLinks(
                    "hall_linked", entities -> hall(entities).linked.clear());
            onlyPlainHibernateRemovesForeignLinks(
                    "hall_joined", entities -> hall(entities).joined.clear());
            onlyPlainHibernateRemovesForeignLinks(
                    "hall_keyed", entities -> hall(entities).keyed.clear());
            onlyPlainHibernateRemovesForeignLinks(
                    "hall_pairs", entities -> hall(entities).pairs.clear());
            onlyPlainHibernateRemovesForeignLinks(
                    "hall_scores", entities -> hall(entities).scores.clear());
        }

        @Test
        void leaveForeignLinksWhenACollectionIsReplaced() {
            onlyPlainHibernateRemovesForeignLinks("hall_linked", entities -> hall(entities).linked = new HashSet<>());
            onlyPlainHibernateRemovesForeignLinks("hall_keyed", entities -> hall(entities).keyed = new HashMap<>());
            onlyPlainHibernateRemovesForeignLinks("hall_scores", entities -> hall(entities).scores = new HashMap<>());
            onlyPlainHibernateRemovesForeignLinks("hall_sorted", entities -> hall(entities).sorted = new ArrayList<>());
        }

        @Test
        void leaveForeignElementsOfAListAndOfAnInverseSide() {
            store.both.doAsGlobex(entities -> {
                hall(entities).ordered.clear();
                hall(entities).things.clear();
            });

            assertThat(store.rows("thing where ordered_hall_id is not null and hall_place = 0 and hall_id is not null"))
                    .isOne();
        }

        @Test
        void addOwnElements() {
            UUID added = store.both.asGlobex(entities -> {
                Thing thing = new Thing("new");
                entities.persist(thing);
                hall(entities).linked.add(thing);
                hall(entities).scores.put(thing, 1);
                hall(entities).keyed.put("new", thing);
                hall(entities).ordered.add(thing);
                return thing.id;
            });

            for (String table : List.of("hall_linked", "hall_scores", "hall_keyed")) {
                assertThat(store.rows("%s where thing_id = '%s'".formatted(table, added)))
                        .isOne();
                assertThat(store.rows(table)).isEqualTo(3);
            }
            assertThat(store.rows("thing where id = '%s' and hall_place = 2".formatted(added)))
                    .isOne();
        }

        @Test
        void doNotRemoveTheOwnerWhileOthersHangOnIt() {
            Consumer<EntityManager> removing = entities -> entities.remove(hall(entities));

            assertThatThrownBy(() -> store.both.doAsGlobex(removing)).hasRootCauseInstanceOf(SQLException.class);
            assertThatThrownBy(() -> TenantContext.runGlobal(
                            () -> store.both.installation().transactions.join(entities -> {
                                removing.accept(entities);
                                return true;
                            })))
                    .hasRootCauseInstanceOf(SQLException.class);
            assertThat(links("hall_linked")).isOne();
        }

        @Test
        void areRefusedInBulk() {
            store.both.refuses(
                    entities -> entities.createQuery("delete from Hall").executeUpdate());

            assertThat(links("hall_linked")).isOne();
        }

        @Test
        void areRefusedInNativeSqlWithoutACondition() {
            store.both.refuses(entities ->
                    entities.createNativeQuery("delete from hall_linked").executeUpdate());

            onlyPlainHibernateRemovesForeignLinks(
                    "hall_linked",
                    entities -> entities.createNativeQuery("delete from hall_linked where hall_id is not null")
                            .executeUpdate());
        }
    }

    @Nested
    class OfAnOrganisationsOwner {

        @Test
        void leaveForeignElementsWhenOrphansAreRemoved() {
            clearLinksToGlobexThing();

            store.both.doAsGlobex(entities ->
                    entities.find(Room.class, store.globexRoom).things.clear());

            assertThat(store.rows("thing where id = '%s' and room_id is not null".formatted(store.acmesThing)))
                    .isOne();
            assertThat(store.rows("thing where id = '%s'".formatted(store.globexThing)))
                    .isZero();
        }

        /** So that only the collection decides whether its elements can go. */
        private void clearLinksToGlobexThing() {
            for (String owner : List.of("room", "hall")) {
                for (String table : List.of("sorted", "linked", "joined", "keyed", "pairs", "scores", "spots")) {
                    store.both
                            .installation()
                            .sql("delete from %s_%s where thing_id = ?".formatted(owner, table), store.globexThing);
                }
            }
        }

        @Test
        void leaveForeignLinksWhenOwnOnesAreTakenAway() {
            store.both.doAsGlobex(entities -> {
                Room room = entities.find(Room.class, store.globexRoom);
                room.linked.remove(room.linked.iterator().next());
            });

            assertThat(links("room_linked")).isOne();
            assertThat(store.rows("room_linked")).isOne();
        }

        @Test
        void areRefusedByHibernateForBagsOfManyToMany() {
            // It would delete all and write those anew that it sees. Plain Hibernate refuses it too: map such a
            // collection
            // as a set.
            assertThatThrownBy(() -> store.both.doAsGlobex(entities -> {
                        Thing thing = new Thing("new");
                        entities.persist(thing);
                        entities.find(Room.class, store.globexRoom).sorted.add(thing);
                    }))
                    .hasStackTraceContaining("cannot recreate collection while filter is enabled");
            assertThat(store.rows("room_sorted")).isEqualTo(2);
        }

        @Test
        void writeBagsOfValuesAnew() {
            store.both.doAsGlobex(entities ->
                    entities.find(Room.class, store.globexRoom).marks.add("new"));

            assertThat(store.rows("room_marks")).isEqualTo(3);
        }
    }

    @Nested
    class ToForeignRows {

        private final UUID lonely = store.both.asAcme(entities -> {
            Thing thing = new Thing("lonely");
            entities.persist(thing);
            return thing.id;
        });

        @Test
        void areRefusedForElements() {
            onlyPlainHibernateStores(
                    "linked",
                    (entities, owner) -> Store.<Collection<Thing>>in(entities, owner, "linked")
                            .add(ref(entities)));
            onlyPlainHibernateStores(
                    "joined",
                    (entities, owner) -> Store.<Collection<Thing>>in(entities, owner, "joined")
                            .add(ref(entities)));
            onlyPlainHibernateStores(
                    "keyed",
                    (entities, owner) -> Store.<Map<String, Thing>>in(entities, owner, "keyed")
                            .put("x", ref(entities)));
        }

        @Test
        void areRefusedForKeysOfMaps() {
            onlyPlainHibernateStores(
                    "scores",
                    (entities, owner) -> Store.<Map<Thing, Integer>>in(entities, owner, "scores")
                            .put(ref(entities), 1));
        }

        @Test
        void areRefusedForKeysOfMapsToOwnElements() {
            for (String entity : List.of("Room", "Hall")) {
                store.both.refuses(
                        entities -> Store.<Map<Thing, Thing>>in(entities, store.owner(entities, entity), "pairs")
                                .put(ref(entities), entities.find(Thing.class, store.globexThing)));
            }
        }

        @Test
        void areRefusedInsideEmbeddables() {
            onlyPlainHibernateStores(
                    "spots",
                    (entities, owner) ->
                            Store.<Collection<Spot>>in(entities, owner, "spots").add(new Spot("x", ref(entities))));
        }

        private Thing ref(EntityManager entities) {
            return entities.getReference(Thing.class, lonely);
        }

        private void onlyPlainHibernateStores(
                String collection, java.util.function.BiConsumer<EntityManager, Object> change) {
            for (String entity : List.of("Room", "Hall")) {
                Consumer<EntityManager> work = entities -> change.accept(entities, store.owner(entities, entity));
                String row = "%s_%s where thing_id = '%s'".formatted(entity, collection, lonely);

                store.both.refuses(work);
                assertThat(store.rows(row)).isZero();

                store.both.withPlainHibernate(entities -> {
                    work.accept(entities);
                    return true;
                });
                assertThat(store.rows(row)).isOne();
            }
        }
    }
}
