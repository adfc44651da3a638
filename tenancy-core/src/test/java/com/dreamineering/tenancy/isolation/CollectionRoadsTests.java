package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.isolation.Store.Thing;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each road into each kind of collection, with plain Hibernate beside it, which shows what would leak. */
@OnEachDatabase
class CollectionRoadsTests {

    private static final String ACME = "Acme's";
    private static final String GLOBEX = "Globex's";

    private final Store store;

    CollectionRoadsTests(TestDatabase database) {
        store = new Store(database);
    }

    /** How a query or the session comes to the elements; answers the names it sees, or what it counts. */
    enum Road {
        LOADED {
            @Override
            List<?> seen(Visit visit) {
                return visit.elements(visit.owner());
            }
        },
        LOADED_BESIDE_OTHERS {
            @Override
            List<?> seen(Visit visit) {
                List<Object> all = new ArrayList<>();
                visit.entities
                        .createQuery("from " + visit.entity, Object.class)
                        .getResultList()
                        .forEach(owner -> all.addAll(visit.elements(owner)));
                return all;
            }
        },
        JOINED {
            @Override
            List<?> seen(Visit visit) {
                return visit.query("select x from %s o join o.%s x where o.id = :owner");
            }
        },
        LEFT_JOINED {
            @Override
            List<?> seen(Visit visit) {
                return visit.query("select x from %s o left join o.%s x where o.id = :owner");
            }
        },
        JOIN_FETCHED {
            @Override
            List<?> seen(Visit visit) {
                return visit.elements(visit.query("select o from %s o join fetch o.%s where o.id = :owner")
                        .get(0));
            }
        },
        IN_A_FETCH_GRAPH {
            @Override
            List<?> seen(Visit visit) {
                return visit.elements(visit.owner("jakarta.persistence.fetchgraph"));
            }
        },
        IN_A_LOAD_GRAPH {
            @Override
            List<?> seen(Visit visit) {
                return visit.elements(visit.owner("jakarta.persistence.loadgraph"));
            }
        },
        IN_A_SUBQUERY {
            @Override
            List<?> seen(Visit visit) {
                return visit.askFor("select 1 from %s o where o.id = :owner"
                        + " and exists (select 1 from o.%s x where x = :thing)");
            }
        },
        BY_MEMBER_OF {
            @Override
            List<?> seen(Visit visit) {
                return visit.askFor("select 1 from %s o where o.id = :owner and :thing member of o.%s");
            }
        },
        BY_ELEMENTS {
            @Override
            List<?> seen(Visit visit) {
                return visit.askFor("select 1 from %s o where o.id = :owner and :thing in elements(o.%s)");
            }
        },
        BY_NAME {
            @Override
            List<?> seen(Visit visit) {
                return visit.query("select max(x.name) from %s o join o.%s x where o.id = :owner group by x.name");
            }
        };

        abstract List<?> seen(Visit visit);
    }

    /** One look at one collection. */
    record Visit(Store store, EntityManager entities, String entity, String collection) {

        Object owner() {
            return store.owner(entities, entity);
        }

        /** The owner with the collection in a graph. */
        @SuppressWarnings("unchecked")
        Object owner(String hint) {
            Class<Object> type = (Class<Object>) (entity.equals("Room") ? Store.Room.class : Store.Hall.class);
            EntityGraph<Object> graph = entities.createEntityGraph(type);
            graph.addAttributeNodes(collection);
            return entities.find(type, store.owner(entity), Map.of(hint, graph));
        }

        List<?> elements(Object owner) {
            Object found = Store.in(entities, owner, collection);
            return List.copyOf(found instanceof Map<?, ?> map ? map.values() : notNull((Collection<?>) found));
        }

        /** The places of a list that are not the organisation's are empty. */
        private static Collection<?> notNull(Collection<?> elements) {
            return elements.stream().filter(element -> element != null).toList();
        }

        List<?> query(String hql) {
            return typed(hql).getResultList();
        }

        private TypedQuery<Object> typed(String hql) {
            return entities.createQuery(hql.formatted(entity, collection), Object.class)
                    .setParameter("owner", store.owner(entity));
        }

        List<?> askFor(String hql) {
            List<String> found = new ArrayList<>();
            for (UUID thing : List.of(store.acmesThing, store.globexThing)) {
                boolean there = !typed(hql)
                        .setParameter("thing", entities.getReference(Thing.class, thing))
                        .getResultList()
                        .isEmpty();
                if (there) {
                    found.add(thing.equals(store.acmesThing) ? ACME : GLOBEX);
                }
            }
            return found;
        }

        static List<String> names(List<?> seen) {
            return seen.stream()
                    .map(each -> each instanceof Thing thing ? thing.name : (String) each)
                    .toList();
        }
    }

    private Function<EntityManager, List<String>> look(Road road, String entity, String collection) {
        return entities -> Visit.names(road.seen(new Visit(store, entities, entity, collection)));
    }

    @ParameterizedTest
    @EnumSource(Road.class)
    void showsOwnElementsOnlyOfAnOrganisationsOwner(Road road) {
        showsOwnElementsOnly(road, "Room");
    }

    @ParameterizedTest
    @EnumSource(Road.class)
    void showsOwnElementsOnlyOfAnOwnerThatBelongsToNobody(Road road) {
        showsOwnElementsOnly(road, "Hall");
    }

    private void showsOwnElementsOnly(Road road, String entity) {
        for (String collection :
                List.of("things", "byName", "ordered", "sorted", "linked", "joined", "keyed", "pairs")) {
            Function<EntityManager, List<String>> look = look(road, entity, collection);
            boolean graph = road == Road.IN_A_FETCH_GRAPH || road == Road.IN_A_LOAD_GRAPH;
            if (graph && collection.equals("pairs")) {
                // Hibernate joins the key without the filter: nothing of it can be kept, so nothing is answered.
                store.both.onlyPlainHibernateAnswers(look, ACME);
            } else {
                store.both.onlyPlainHibernateLeaks(look, ACME, GLOBEX);
            }
        }
    }

    @Nested
    class Counting {

        @Test
        void sizeSeesOwnElementsOnly() {
            countsOne("select size(o.%2$s) from %1$s o where o.id = :owner");
        }

        @Test
        void aJoinSeesOwnElementsOnly() {
            countsOne("select cast(count(*) as Integer) from %1$s o join o.%2$s x where o.id = :owner");
        }

        @Test
        void sizeOfTheCollectionItselfSeesOwnElementsOnly() {
            for (String collection : List.of("things", "sorted", "linked", "joined")) {
                store.both.onlyPlainHibernateLeaks(
                        entities ->
                                List.of(Hibernate.size(Store.in(entities, store.owner(entities, "Hall"), collection))),
                        2,
                        1);
            }
        }

        private void countsOne(String hql) {
            for (String entity : List.of("Room", "Hall")) {
                for (String collection :
                        List.of("things", "byName", "ordered", "sorted", "linked", "joined", "keyed", "pairs")) {
                    store.both.onlyPlainHibernateLeaks(
                            entities -> new Visit(store, entities, entity, collection).query(hql), 2, 1);
                }
            }
        }
    }

    @Nested
    class Asking {

        @Test
        void containsKnowsOwnElementsOnly() {
            for (String collection : List.of("things", "sorted", "linked", "joined")) {
                store.both.onlyPlainHibernateLeaks(
                        entities -> contained(entities, collection), store.acmesThing, store.globexThing);
            }
        }

        private List<UUID> contained(EntityManager entities, String collection) {
            Collection<Thing> elements = Store.in(entities, store.owner(entities, "Hall"), collection);
            return List.of(store.acmesThing, store.globexThing).stream()
                    .filter(id -> Hibernate.contains(elements, entities.getReference(Thing.class, id)))
                    .toList();
        }

        @Test
        void aPlaceInAListShowsOwnElementsOnly() {
            for (String entity : List.of("Room", "Hall")) {
                store.both.onlyPlainHibernateLeaks(
                        entities -> {
                            List<Thing> ordered = Store.in(entities, store.owner(entities, entity), "ordered");
                            Thing first = Hibernate.get(ordered, 0);
                            return first == null ? List.of() : List.of(first.name);
                        },
                        ACME);
            }
        }

        @Test
        void aKeyOfAMapIsNotAnswered() {
            for (String entity : List.of("Room", "Hall")) {
                // Hibernate joins the element a second time, without the filter.
                store.both.onlyPlainHibernateAnswers(
                        entities -> {
                            Map<String, Thing> keyed = Store.in(entities, store.owner(entities, entity), "keyed");
                            return List.of(Hibernate.get(keyed, store.acmesThing.toString()).name);
                        },
                        ACME);
            }
        }
    }

    @Nested
    class Keys {

        @Test
        void ofMapsAreOwnOnesOnly() {
            for (String entity : List.of("Room", "Hall")) {
                keysSeen(entity, "select key(x) from %s o join o.%s x where o.id = :owner", "byName", ACME, GLOBEX);
                keysSeen(
                        entity,
                        "select key(x) from %s o join o.%s x where o.id = :owner",
                        "keyed",
                        store.acmesThing.toString(),
                        store.globexThing.toString());
                keysSeen(entity, "select key(x).name from %s o join o.%s x where o.id = :owner", "pairs", ACME, GLOBEX);
            }
        }

        @Test
        void ofListsAreOwnOnesOnly() {
            for (String entity : List.of("Room", "Hall")) {
                keysSeen(entity, "select index(x) from %s o join o.%s x where o.id = :owner", "ordered", 0, 1);
            }
        }

        @Test
        void ofForeignElementsAreNotAmongTheIndices() {
            for (String entity : List.of("Room", "Hall")) {
                store.both.onlyPlainHibernateLeaks(
                        entities -> entities.createQuery(
                                        "select 'there' from %s o where o.id = :owner and :key in indices(o.keyed)"
                                                .formatted(entity),
                                        String.class)
                                .setParameter("owner", store.owner(entity))
                                .setParameter("key", store.acmesThing.toString())
                                .getResultList(),
                        "there");
            }
        }

        private void keysSeen(String entity, String hql, String collection, Object foreign, Object own) {
            store.both.onlyPlainHibernateLeaks(
                    entities -> new Visit(store, entities, entity, collection).query(hql), foreign, own);
        }
    }

    /** A row of such a map is the organisation's whose key it has: neither the owner nor the value says whose it is. */
    @Nested
    class AMapOfNobodysWithKeysOfOrganisations {

        @Test
        void showsOwnRowsOnly() {
            scores(entities ->
                    Store.<Map<Thing, Integer>>in(entities, store.owner(entities, "Hall"), "scores").keySet().stream()
                            .map(thing -> thing.name)
                            .toList());
            scores(hall("select key(x).name from Hall o join o.scores x where o.id = :owner"));
        }

        @Test
        void countsOwnRowsOnly() {
            store.both.onlyPlainHibernateLeaks(hall("select size(o.scores) from Hall o where o.id = :owner"), 2, 1);
            store.both.onlyPlainHibernateLeaks(
                    hall("select sum(x) from Hall o join o.scores x where o.id = :owner"), 14L, 7L);
            store.both.onlyPlainHibernateLeaks(
                    entities -> List.of(Hibernate.size(
                            Store.<Map<Thing, Integer>>in(entities, store.owner(entities, "Hall"), "scores")
                                    .values())),
                    2,
                    1);
        }

        @Test
        void isRefusedWhereItCannotBeKept() {
            store.both.onlyPlainHibernateAnswers(
                    entities -> entities.createQuery("select x from Hall o join o.scores x", Object.class)
                            .getResultList(),
                    7);
        }

        private Function<EntityManager, List<?>> hall(String hql) {
            return entities -> new Visit(store, entities, "Hall", "scores").query(hql);
        }

        private void scores(Function<EntityManager, List<?>> look) {
            store.both.onlyPlainHibernateLeaks(look, ACME, GLOBEX);
        }
    }

    /** What stands in a collection of values is its owner's. */
    @Nested
    class ValuesOfAForeignOwner {

        @Test
        void areNotThere() {
            for (String select : List.of(
                    "select m from Room o join o.marks m",
                    "select key(c) from Room o join o.counters c",
                    "select m from Room o join o.marks m where '%s' in elements(o.marks)".formatted("Acme''s"))) {
                Function<EntityManager, List<String>> query =
                        entities -> entities.createQuery(select, String.class).getResultList();
                assertThat(store.both.asGlobex(query)).doesNotContain(ACME);
                assertThat(store.both.asAcme(query)).contains(ACME);
            }
        }

        @Test
        void areNotThereOnceTheFilterIsSwitchedOff() {
            store.both.onlyPlainHibernateLeaks(
                    entities -> {
                        entities.unwrap(Session.class).disableFilter("_tenantId");
                        return entities.createQuery("select m from Room o join o.marks m", String.class)
                                .getResultList();
                    },
                    ACME,
                    GLOBEX);
        }

        @Test
        void areRefusedToAStatelessSessionThatIsGivenTheOwner() {
            Store.Room kept = store.both.asAcme(
                    entities -> entities.createQuery("select o from Room o join o.marks m", Store.Room.class)
                            .getResultList()
                            .get(0));

            assertThatThrownBy(() -> store.both.asGlobex(entities -> {
                        try (StatelessSession other = entities.unwrap(Session.class)
                                .getSessionFactory()
                                .openStatelessSession()) {
                            other.fetch(kept.marks);
                            return kept.marks;
                        }
                    }))
                    .isInstanceOf(ScopeMismatchException.class)
                    .hasMessage("A row of %s belongs to another organisation than the one in scope. Reach it in its own"
                                    .formatted(Store.Room.class.getName())
                            + " organisation's scope, or through the superadmin bypass");
        }

        @Test
        void areRefusedToNativeSqlWithoutAnOwner() {
            for (String table : List.of("room_marks", "room_linked", "hall_linked", "hall_scores")) {
                store.both.onlyPlainHibernateAnswers(
                        entities -> entities.createNativeQuery("select 'seen' from " + table, String.class)
                                .getResultList(),
                        "seen");
            }
        }
    }

    @Test
    void linksOfNobodysOwnerAreKeptInNativeSql() {
        for (String table : List.of("hall_linked", "hall_scores")) {
            store.both.onlyPlainHibernateLeaks(
                    entities -> entities.createNativeQuery(
                                    "select thing_id from %s where hall_id = ?1".formatted(table), UUID.class)
                            .setParameter(1, store.hall)
                            .getResultList(),
                    store.acmesThing,
                    store.globexThing);
        }
    }

    @Test
    void aListOfNobodysWithPlacesShowsThatOthersAreThere() {
        // The one thing that is not hidden: places are counted across organisations.
        List<Boolean> empty = store.both.asGlobex(
                entities -> Store.<List<Thing>>in(entities, store.owner(entities, "Hall"), "ordered").stream()
                        .map(place -> place == null)
                        .toList());

        assertThat(empty).containsExactly(true, false);
    }
}
