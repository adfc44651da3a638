package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.organisation.Organisation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.cfg.FetchSettings;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Every kind of collection, in an owner that belongs to an organisation and in one that belongs to nobody.
 *
 * <p>Acme's thing stands in each collection of Globex's room beside Globex's own, as if somebody had moved it there, and
 * both stand in those of the hall, which all organisations use.
 */
final class Store {

    private static final Class<?>[] ENTITIES = {Room.class, Hall.class, Thing.class};
    private static final List<String> LINKS =
            List.of("sorted", "linked", "joined", "keyed", "pairs", "scores", "spots", "marks", "counters");

    final Comparison both;
    final UUID acmesRoom;
    final UUID acmesThing;
    final UUID globexRoom;
    final UUID globexThing;
    final UUID hall;

    Store(TestDatabase database) {
        both = new Comparison(
                Installation.shared(database, Map.of(FetchSettings.DEFAULT_BATCH_FETCH_SIZE, 10), ENTITIES));
        clear();
        Hall shared = new Hall();
        hall = shared.id;
        TenantContext.runGlobal(() -> installation().transactions.join(entities -> {
            entities.persist(shared);
            return shared;
        }));
        acmesRoom = UUID.randomUUID();
        acmesThing = UUID.randomUUID();
        globexRoom = UUID.randomUUID();
        globexThing = UUID.randomUUID();
        fill(installation().acme, acmesRoom, acmesThing, "Acme's");
        fill(installation().globex, globexRoom, globexThing, "Globex's");
        installation()
                .sql(
                        "update thing set room_id = ?, ordered_room_id = ?, place = 0, hall_id = ?, ordered_hall_id = ?,"
                                + " hall_place = 0 where id = ?",
                        globexRoom,
                        globexRoom,
                        hall,
                        hall,
                        acmesThing);
        installation()
                .sql(
                        "update thing set room_id = ?, ordered_room_id = ?, place = 1, hall_id = ?, ordered_hall_id = ?,"
                                + " hall_place = 1 where id = ?",
                        globexRoom,
                        globexRoom,
                        hall,
                        hall,
                        globexThing);
        for (UUID thing : List.of(acmesThing, globexThing)) {
            link("room", globexRoom, thing);
            link("hall", hall, thing);
        }
    }

    /** The owner of a collection by the name of its entity. */
    Object owner(EntityManager entities, String entity) {
        return entity.equals("Room") ? entities.find(Room.class, globexRoom) : entities.find(Hall.class, hall);
    }

    UUID owner(String entity) {
        return entity.equals("Room") ? globexRoom : hall;
    }

    /** The collection or map that the owner has under a name. */
    @SuppressWarnings("unchecked")
    static <T> T in(EntityManager entities, Object owner, String name) {
        return (T) entities.unwrap(SharedSessionContractImplementor.class)
                .getEntityPersister(null, owner)
                .getPropertyValue(owner, name);
    }

    /** How many rows of a table there are, past every filter. */
    int rows(String table) {
        return installation().rows("select 1 from " + table).size();
    }

    private Installation installation() {
        return both.installation();
    }

    private void clear() {
        for (String link : LINKS) {
            installation().sql("delete from room_" + link);
            installation().sql("delete from hall_" + link);
        }
        List.of("thing", "room", "hall").forEach(table -> installation().sql("delete from " + table));
    }

    private void fill(Organisation organisation, UUID room, UUID thing, String name) {
        installation().in(organisation, entities -> {
            Room own = new Room();
            own.id = room;
            own.marks.add(name);
            own.counters.put(name, 1);
            Thing first = new Thing(name);
            first.id = thing;
            entities.persist(own);
            entities.persist(first);
            return own;
        });
    }

    private void link(String owner, UUID from, UUID thing) {
        for (String table : List.of("sorted", "linked", "joined")) {
            installation()
                    .sql(
                            "insert into %1$s_%2$s (%1$s_id, thing_id) values (?, ?)".formatted(owner, table),
                            from,
                            thing);
        }
        installation()
                .sql(
                        "insert into %1$s_keyed (%1$s_id, thing_id, word) values (?, ?, ?)".formatted(owner),
                        from,
                        thing,
                        thing.toString());
        installation()
                .sql(
                        "insert into %1$s_pairs (%1$s_id, thing_id, key_id) values (?, ?, ?)".formatted(owner),
                        from,
                        thing,
                        thing);
        installation()
                .sql(
                        "insert into %1$s_scores (%1$s_id, thing_id, score) values (?, ?, 7)".formatted(owner),
                        from,
                        thing);
        installation()
                .sql(
                        "insert into %1$s_spots (%1$s_id, thing_id, spot) values (?, ?, ?)".formatted(owner),
                        from,
                        thing,
                        thing.toString());
    }

    /** Belongs to an organisation. */
    @Entity(name = "Room")
    @BatchSize(size = 10)
    static class Room extends TenantOwned {
        @Id
        UUID id = UUID.randomUUID();

        @OneToMany(mappedBy = "room", cascade = CascadeType.ALL, orphanRemoval = true)
        @BatchSize(size = 10)
        Set<Thing> things = new HashSet<>();

        @OneToMany(mappedBy = "room")
        @MapKey(name = "name")
        Map<String, Thing> byName = new HashMap<>();

        @OneToMany
        @JoinColumn(name = "ordered_room_id")
        @OrderColumn(name = "place")
        List<Thing> ordered = new ArrayList<>();

        @ManyToMany
        @JoinTable(
                name = "room_sorted",
                joinColumns = @JoinColumn(name = "room_id"),
                inverseJoinColumns = @JoinColumn(name = "thing_id"))
        @OrderBy("name")
        List<Thing> sorted = new ArrayList<>();

        @ManyToMany
        @JoinTable(
                name = "room_linked",
                joinColumns = @JoinColumn(name = "room_id"),
                inverseJoinColumns = @JoinColumn(name = "thing_id"))
        @Fetch(FetchMode.SUBSELECT)
        Set<Thing> linked = new HashSet<>();

        @OneToMany
        @JoinTable(
                name = "room_joined",
                joinColumns = @JoinColumn(name = "room_id"),
                inverseJoinColumns = @JoinColumn(name = "thing_id"))
        Set<Thing> joined = new HashSet<>();

        @ManyToMany
        @JoinTable(
                name = "room_keyed",
                joinColumns = @JoinColumn(name = "room_id"),
                inverseJoinColumns = @JoinColumn(name = "thing_id"))
        @MapKeyColumn(name = "word")
        Map<String, Thing> keyed = new HashMap<>();

        @ManyToMany
        @JoinTable(
                name = "room_pairs",
                joinColumns = @JoinColumn(name = "room_id"),
                inverseJoinColumns = @JoinColumn(name = "thing_id"))
        @MapKeyJoinColumn(name = "key_id")
        Map<Thing, Thing> pairs = new HashMap<>();

        @ElementCollection
        @CollectionTable(name = "room_scores", joinColumns = @JoinColumn(name = "room_id"))
        @MapKeyJoinColumn(name = "thing_id")
        @Column(name = "score")
        Map<Thing, Integer> scores = new HashMap<>();

        @ElementCollection
        @CollectionTable(name = "room_spots", joinColumns = @JoinColumn(name = "room_id"))
        Set<Spot> spots = new HashSet<>();

        @ElementCollection
        @CollectionTable(name = "room_marks", joinColumns = @JoinColumn(name = "room_id"))
        @Column(name = "mark")
        @BatchSize(size = 10)
        List<String> marks = new ArrayList<>();

        @ElementCollection
        @CollectionTable(name = "room_counters", joinColumns = @JoinColumn(name = "room_id"))
        @MapKeyColumn(name = "counter")
        @Column(name = "reading")
        Map<String, Integer> counters = new HashMap<>();
    }

    /** Belongs to nobody. */
    @Entity(name = "Hall")
    static class Hall {
        @Id
        UUID id = UUID.randomUUID();

        @OneToMany(mappedBy = "hall")
        @BatchSize(size = 10)
        Set<Thing> things = new HashSet<>();

        @OneToMany(mappedBy = "hall")
        @MapKey(name = "name")
        Map<String, Thing> byName = new HashMap<>();

        @OneToMany
        @JoinColumn(name = "ordered_hall_id")
        @OrderColumn(name = "hall_place")
        List<Thing> ordered = new ArrayList<>();

        @ManyToMany
        @JoinTable(
                name = "hall_sorted",
                joinColumns = @JoinColumn(name = "hall_id"),
                inverseJoinColumns = @JoinColumn(name = "thing_id"))
        @OrderBy("name")
        List<Thing> sorted = new ArrayList<>();

        @ManyToMany
        @JoinTable(
                name = "hall_linked",
                joinColumns = @JoinColumn(name = "hall_id"),
                inverseJoinColumns = @JoinColumn(name = "thing_id"))
        @Fetch(FetchMode.SUBSELECT)
        Set<Thing> linked = new HashSet<>();

        @OneToMany
        @JoinTable(
                name = "hall_joined",
                joinColumns = @JoinColumn(name = "hall_id"),
                inverseJoinColumns = @JoinColumn(name = "thing_id"))
        Set<Thing> joined = new HashSet<>();

        @ManyToMany
        @JoinTable(
                name = "hall_keyed",
                joinColumns = @JoinColumn(name = "hall_id"),
                inverseJoinColumns = @JoinColumn(name = "thing_id"))
        @MapKeyColumn(name = "word")
        Map<String, Thing> keyed = new HashMap<>();

        @ManyToMany
        @JoinTable(
                name = "hall_pairs",
                joinColumns = @JoinColumn(name = "hall_id"),
                inverseJoinColumns = @JoinColumn(name = "thing_id"))
        @MapKeyJoinColumn(name = "key_id")
        Map<Thing, Thing> pairs = new HashMap<>();

        @ElementCollection
        @CollectionTable(name = "hall_scores", joinColumns = @JoinColumn(name = "hall_id"))
        @MapKeyJoinColumn(name = "thing_id")
        @Column(name = "score")
        Map<Thing, Integer> scores = new HashMap<>();

        @ElementCollection
        @CollectionTable(name = "hall_spots", joinColumns = @JoinColumn(name = "hall_id"))
        Set<Spot> spots = new HashSet<>();

        @ElementCollection
        @CollectionTable(name = "hall_marks", joinColumns = @JoinColumn(name = "hall_id"))
        @Column(name = "mark")
        List<String> marks = new ArrayList<>();

        @ElementCollection
        @CollectionTable(name = "hall_counters", joinColumns = @JoinColumn(name = "hall_id"))
        @MapKeyColumn(name = "counter")
        @Column(name = "reading")
        Map<String, Integer> counters = new HashMap<>();
    }

    /** What stands around. */
    @Entity(name = "Thing")
    @BatchSize(size = 10)
    static class Thing extends TenantOwned {
        @Id
        UUID id = UUID.randomUUID();

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "room_id")
        Room room;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "hall_id")
        Hall hall;

        protected Thing() {}

        Thing(String name) {
            this.name = name;
        }
    }

    /** Where a thing stands. */
    @Embeddable
    static class Spot {
        @Column(name = "spot")
        String spot;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "thing_id")
        Thing thing;

        protected Spot() {}

        Spot(String spot, Thing thing) {
            this.spot = spot;
            this.thing = thing;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Spot that && that.spot.equals(spot);
        }

        @Override
        public int hashCode() {
            return spot.hashCode();
        }
    }
}
