package com.example.museum;

import com.dreamineering.tenancy.isolation.GlobalData;
import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.Synchronize;
import org.hibernate.annotations.TenantId;

/** The entities. */
final class Museum {

    private Museum() {}

    /** Belongs to nobody, and artists of every museum come from it. */
    @Entity(name = "Country")
    @GlobalData
    static class Country {
        @Id
        String code;

        String name;

        @OneToMany(mappedBy = "country")
        Set<Artist> artists = new HashSet<>();

        @ManyToMany
        Set<Tag> tags = new HashSet<>();
    }

    enum Era {
        OLD,
        NEW
    }

    @Embeddable
    static class Address {
        @Column(nullable = false)
        String street;

        String town;

        @Override
        public boolean equals(Object other) {
            return other instanceof Address address
                    && Objects.equals(street, address.street)
                    && Objects.equals(town, address.town);
        }

        @Override
        public int hashCode() {
            return Objects.hash(street, town);
        }
    }

    @Entity(name = "Artist")
    @jakarta.persistence.Table(name = "museum_artist")
    static class Artist extends TenantOwned {
        @Id
        @GeneratedValue
        Long id;

        @Version
        int version;

        @NaturalId
        @Column(nullable = false)
        String code;

        String name;

        @Enumerated(EnumType.STRING)
        Era era;

        @Embedded
        Address home;

        @ManyToOne(fetch = FetchType.LAZY)
        Country country;

        @ElementCollection
        Set<String> aliases = new HashSet<>();

        @ElementCollection
        List<Address> studios = new ArrayList<>();

        @ElementCollection
        @MapKeyColumn(name = "critic")
        Map<String, Integer> ratings = new HashMap<>();

        @OneToMany(cascade = CascadeType.PERSIST)
        @JoinColumn(name = "artist_id")
        @OrderColumn(name = "place")
        List<Sketch> sketches = new ArrayList<>();

        @OneToMany(mappedBy = "artist")
        @BatchSize(size = 10)
        Set<Work> works = new HashSet<>();

        @ManyToMany
        @MapKeyColumn(name = "shelf")
        Map<String, Tag> shelves = new HashMap<>();

        @ManyToOne(fetch = FetchType.LAZY)
        Document biography;
    }

    @Entity(name = "Sketch")
    static class Sketch extends TenantOwned {
        @Id
        UUID id = UUID.randomUUID();

        LocalDate made;
    }

    /** Has the key of its artist. */
    @Entity(name = "Passport")
    static class Passport extends TenantOwned {
        @Id
        Long id;

        @MapsId
        @OneToOne(fetch = FetchType.LAZY)
        Artist artist;

        String number;
    }

    @Entity(name = "Work")
    @Inheritance(strategy = InheritanceType.JOINED)
    abstract static class Work extends TenantOwned {
        @Id
        @GeneratedValue
        Long id;

        @Column(nullable = false, length = 12)
        String title;

        @Column(precision = 10, scale = 2)
        BigDecimal price;

        @ManyToOne(optional = false, fetch = FetchType.LAZY)
        Artist artist;

        @ManyToMany
        @Fetch(FetchMode.SUBSELECT)
        Set<Tag> tags = new HashSet<>();
    }

    @Entity(name = "Painting")
    static class Painting extends Work {
        String colours;

        @OneToOne(mappedBy = "painting")
        Frame frame;
    }

    @Entity(name = "Sculpture")
    static class Sculpture extends Work {
        Double weight;
    }

    @Entity(name = "Frame")
    static class Frame extends TenantOwned {
        @Id
        @GeneratedValue
        Integer id;

        @OneToOne
        Painting painting;

        boolean golden;
    }

    @Entity(name = "Tag")
    static class Tag extends TenantOwned {
        @Id
        @GeneratedValue
        Long id;

        String text;

        @ManyToMany(mappedBy = "tags")
        Set<Work> works = new HashSet<>();
    }

    @Entity(name = "Document")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Document extends TenantOwned {
        @Id
        UUID id = UUID.randomUUID();

        String text;
    }

    @Entity(name = "Letter")
    static class Letter extends Document {
        String sender;
    }

    @Entity(name = "Contract")
    static class Contract extends Document {
        @ManyToOne
        Artist artist;
    }

    @Entity(name = "Happening")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    abstract static class Happening extends TenantOwned {
        @Id
        @GeneratedValue
        Long id;

        String title;

        @ManyToOne
        Happening after;
    }

    @Entity(name = "Opening")
    static class Opening extends Happening {
        Integer guests;
    }

    @Entity(name = "Tour")
    static class Tour extends Happening {
        @ManyToMany
        @OrderColumn(name = "stop")
        List<Work> works = new ArrayList<>();
    }

    /** With the organisation in its key. */
    @Entity(name = "Locker")
    @IdClass(LockerId.class)
    static class Locker {
        @Id
        @TenantId
        UUID organisation;

        @Id
        Integer number;

        String content;
    }

    record LockerId(UUID organisation, Integer number) implements Serializable {}

    @Embeddable
    record TicketId(Long visitorId, Integer number) implements Serializable {}

    /** Has the key of its visitor in its own. */
    @Entity(name = "Ticket")
    static class Ticket extends TenantOwned {
        @EmbeddedId
        TicketId id;

        @MapsId("visitorId")
        @ManyToOne
        Visitor visitor;

        LocalDate validOn;
    }

    @Entity(name = "Visitor")
    @jakarta.persistence.Table(name = "visitor")
    @SecondaryTable(name = "visitor_note")
    @SQLRestriction("hidden = false")
    static class Visitor extends TenantOwned {
        @Id
        @GeneratedValue
        Long id;

        @Column(unique = true)
        String email;

        @Column(table = "visitor_note")
        String note;

        boolean hidden;

        @OneToMany(mappedBy = "visitor")
        List<Ticket> tickets = new ArrayList<>();

        @Formula("(select count(*) from ticket t where t.visitor_id = id and t.organisation_id = organisation_id)")
        long visits;
    }

    /** A query over works. */
    @Entity(name = "Output")
    @Immutable
    @Subselect("select w.artist_id as id, w.organisation_id as organisation_id, count(*) as works from work w"
            + " group by w.artist_id, w.organisation_id")
    @Synchronize("work")
    static class Output extends TenantOwned {
        @Id
        Long id;

        long works;
    }
}
