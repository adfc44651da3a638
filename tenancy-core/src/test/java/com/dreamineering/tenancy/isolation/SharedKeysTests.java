package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One row for one, with a key in common or with one of its own, and elements of a class that has no table. */
@OnEachDatabase
class SharedKeysTests {

    private final Installation installation;
    private final Comparison both;
    private final UUID acmes = UUID.randomUUID();
    private final UUID globexs = UUID.randomUUID();
    private final UUID without = UUID.randomUUID();

    SharedKeysTests(TestDatabase database) {
        installation = Installation.shared(
                database, Artist.class, Passport.class, Studio.class, Sheet.class, Sketch.class, Print.class);
        both = new Comparison(installation);
        List.of("artist_sheets", "sketches", "prints", "passports", "studios", "artists")
                .forEach(table -> installation.sql("delete from " + table));
        both.doAsAcme(entities -> {
            Artist artist = new Artist(acmes);
            entities.persist(artist);
            entities.persist(new Passport(artist, "Acme's"));
            entities.persist(new Studio(artist, "Acme's"));
            Sketch sketch = new Sketch("Acme's");
            entities.persist(sketch);
            artist.sheets.add(sketch);
        });
        both.doAsGlobex(entities -> {
            Artist artist = new Artist(globexs);
            entities.persist(artist);
            Print print = new Print("Globex's");
            entities.persist(print);
            artist.sheets.add(print);
            entities.persist(new Artist(without));
        });
    }

    @Nested
    class OneForOne {

        @Test
        void withoutAPartnerIsEmpty() {
            Artist alone = both.asGlobex(entities -> entities.find(Artist.class, without));
            assertThat(alone.passport).isNull();
            assertThat(alone.studio).isNull();

            // Without the fetch Hibernate takes the missing passport for one that a filter hides.
            List<Artist> all = both.asGlobex(entities -> entities.createQuery(
                            "from Artist a left join fetch a.passport left join fetch a.studio", Artist.class)
                    .getResultList());
            assertThat(all).extracting(artist -> artist.passport).containsOnlyNulls();
        }

        @Test
        void showsOwnPartners() {
            Artist artist = both.asAcme(entities -> entities.find(Artist.class, acmes));

            assertThat(artist.passport.number).isEqualTo("Acme's");
            assertThat(artist.studio.place).isEqualTo("Acme's");
        }

        /** As if somebody had moved Acme's rows there. */
        @Test
        void showsNoForeignPartners() {
            installation.sql("update passports set artist_id = ? where artist_id = ?", globexs, acmes);
            installation.sql("update studios set artist_id = ? where artist_id = ?", globexs, acmes);

            Artist artist = both.asGlobex(entities -> entities.find(Artist.class, globexs));

            assertThat(artist.passport).isNull();
            assertThat(artist.studio).isNull();
        }
    }

    @Nested
    class ElementsOfAClassWithoutATable {

        @Test
        void areOwnOnes() {
            installation
                    .rows("select sheets_id from artist_sheets where artist_id = ?", acmes)
                    .forEach(sheet -> installation.sql(
                            "insert into artist_sheets (artist_id, sheets_id) values (?, ?)", globexs, sheet));

            both.onlyPlainHibernateLeaks(
                    entities -> entities.find(Artist.class, globexs).sheets.stream()
                            .map(sheet -> sheet.text)
                            .toList(),
                    "Acme's",
                    "Globex's");
            both.onlyPlainHibernateLeaks(
                    entities -> entities.createQuery(
                                    "select size(a.sheets) from Artist a where a.id = :id", Integer.class)
                            .setParameter("id", globexs)
                            .getResultList(),
                    2,
                    1);
            both.onlyPlainHibernateLeaks(
                    entities -> entities.createQuery(
                                    "select s.text from Artist a join a.sheets s where a.id = :id", String.class)
                            .setParameter("id", globexs)
                            .getResultList(),
                    "Acme's",
                    "Globex's");
        }
    }

    @Entity(name = "Artist")
    @Table(name = "artists")
    static class Artist extends TenantOwned {
        @Id
        UUID id;

        @OneToOne(mappedBy = "artist")
        Passport passport;

        @OneToOne(mappedBy = "artist")
        Studio studio;

        @ManyToMany
        @JoinTable(name = "artist_sheets", joinColumns = @jakarta.persistence.JoinColumn(name = "artist_id"))
        Set<Sheet> sheets = new HashSet<>();

        protected Artist() {}

        Artist(UUID id) {
            this.id = id;
        }
    }

    /** Has the key of its artist. */
    @Entity(name = "Passport")
    @Table(name = "passports")
    static class Passport extends TenantOwned {
        @Id
        UUID id;

        @MapsId
        @OneToOne(fetch = FetchType.LAZY)
        Artist artist;

        String number;

        protected Passport() {}

        Passport(Artist artist, String number) {
            this.artist = artist;
            this.number = number;
        }
    }

    /** Has a key of its own. */
    @Entity(name = "Studio")
    @Table(name = "studios")
    static class Studio extends TenantOwned {
        @Id
        UUID id = UUID.randomUUID();

        @OneToOne(fetch = FetchType.LAZY)
        Artist artist;

        String place;

        protected Studio() {}

        Studio(Artist artist, String place) {
            this.artist = artist;
            this.place = place;
        }
    }

    @Entity(name = "Sheet")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Sheet extends TenantOwned {
        @Id
        UUID id = UUID.randomUUID();

        String text;
    }

    @Entity(name = "Sketch")
    @Table(name = "sketches")
    static class Sketch extends Sheet {
        protected Sketch() {}

        Sketch(String text) {
            this.text = text;
        }
    }

    @Entity(name = "Print")
    @Table(name = "prints")
    static class Print extends Sheet {
        protected Print() {}

        Print(String text) {
            this.text = text;
        }
    }
}
