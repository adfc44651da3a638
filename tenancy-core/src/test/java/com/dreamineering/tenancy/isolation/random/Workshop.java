package com.dreamineering.tenancy.isolation.random;

import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.TenantId;

/** A small schema with each kind of mapping: what queries are made up over. */
final class Workshop {

    static final List<Class<?>> ENTITIES = List.of(
            Region.class,
            Site.class,
            Tag.class,
            Step.class,
            Permit.class,
            Machine.class,
            Crane.class,
            Truck.class,
            Paper.class,
            Invoice.class,
            Letter.class,
            Happening.class,
            Visit.class,
            Alarm.class,
            Entry.class,
            Slot.class);

    private Workshop() {}

    /** What every row of an organisation has here. */
    @MappedSuperclass
    abstract static class Owned extends TenantOwned {
        @Id
        Long id;

        String name;

        Integer amount;
    }

    /** Belongs to nobody and owns rows of all. */
    @Entity(name = "Region")
    static class Region {
        @Id
        Long id;

        String name;

        Integer amount;

        @OneToMany(mappedBy = "region")
        Set<Site> sites = new HashSet<>();

        @ManyToMany
        @JoinTable(
                name = "region_tags",
                joinColumns = @JoinColumn(name = "region_id"),
                inverseJoinColumns = @JoinColumn(name = "tag_id"))
        Set<Tag> tags = new HashSet<>();
    }

    @Entity(name = "Site")
    static class Site extends Owned {
        @ManyToOne(fetch = FetchType.LAZY)
        Region region;

        @OneToMany(mappedBy = "site")
        Set<Machine> machines = new HashSet<>();

        @OneToMany(mappedBy = "site")
        Set<Paper> papers = new HashSet<>();

        @ManyToMany
        @JoinTable(
                name = "site_tags",
                joinColumns = @JoinColumn(name = "site_id"),
                inverseJoinColumns = @JoinColumn(name = "tag_id"))
        Set<Tag> tags = new HashSet<>();

        @ManyToMany
        @JoinTable(
                name = "site_marks",
                joinColumns = @JoinColumn(name = "site_id"),
                inverseJoinColumns = @JoinColumn(name = "tag_id"))
        @MapKeyColumn(name = "mark")
        Map<String, Tag> marks = new HashMap<>();

        @OneToMany
        @JoinColumn(name = "site_id")
        @OrderColumn(name = "place")
        List<Step> steps = new ArrayList<>();

        @OneToOne(mappedBy = "site", fetch = FetchType.LAZY)
        Permit permit;

        @ElementCollection
        @JoinTable(name = "site_aliases", joinColumns = @JoinColumn(name = "site_id"))
        @Column(name = "alias")
        Set<String> aliases = new HashSet<>();

        @ElementCollection
        @JoinTable(name = "site_doors", joinColumns = @JoinColumn(name = "site_id"))
        List<Door> doors = new ArrayList<>();

        @ElementCollection
        @JoinTable(name = "site_counters", joinColumns = @JoinColumn(name = "site_id"))
        @MapKeyColumn(name = "counter")
        @Column(name = "reading")
        Map<String, Integer> counters = new HashMap<>();
    }

    @Embeddable
    static class Door {
        String street;

        Integer width;

        protected Door() {}

        Door(String street, Integer width) {
            this.street = street;
            this.width = width;
        }
    }

    @Entity(name = "Tag")
    static class Tag extends Owned {
        @NaturalId
        String code;

        @ManyToMany(mappedBy = "tags")
        Set<Site> sites = new HashSet<>();
    }

    @Entity(name = "Step")
    static class Step extends Owned {}

    @Entity(name = "Permit")
    @SecondaryTable(name = "permit_notes")
    static class Permit extends Owned {
        @OneToOne(fetch = FetchType.LAZY)
        Site site;

        @Column(table = "permit_notes")
        String note;
    }

    @Entity(name = "Machine")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    static class Machine extends Owned {
        @ManyToOne(fetch = FetchType.LAZY)
        Site site;

        @OneToMany(mappedBy = "machine")
        Set<Happening> happenings = new HashSet<>();
    }

    @Entity(name = "Crane")
    static class Crane extends Machine {
        Integer reach;
    }

    @Entity(name = "Truck")
    static class Truck extends Machine {
        Integer wheels;
    }

    @Entity(name = "Paper")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Paper extends Owned {
        @ManyToOne(fetch = FetchType.LAZY)
        Site site;
    }

    @Entity(name = "Invoice")
    static class Invoice extends Paper {
        Integer total;
    }

    @Entity(name = "Letter")
    static class Letter extends Paper {
        String subject;
    }

    @Entity(name = "Happening")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    static class Happening extends Owned {
        @ManyToOne(fetch = FetchType.LAZY)
        Machine machine;
    }

    @Entity(name = "Visit")
    static class Visit extends Happening {
        Integer guests;
    }

    @Entity(name = "Alarm")
    static class Alarm extends Happening {
        Integer loudness;
    }

    /** Has a key of two columns. */
    @Entity(name = "Entry")
    static class Entry extends TenantOwned {
        @EmbeddedId
        Line id;

        String name;

        Integer amount;

        @ManyToOne(fetch = FetchType.LAZY)
        Site site;
    }

    @Embeddable
    static class Line implements Serializable {
        private static final long serialVersionUID = 1L;

        Long book;

        Integer line;

        protected Line() {}

        Line(Long book, Integer line) {
            this.book = book;
            this.line = line;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Line that && book.equals(that.book) && line.equals(that.line);
        }

        @Override
        public int hashCode() {
            return Objects.hash(book, line);
        }
    }

    /** Has the organisation in its key, so that two organisations have rows of the same number. */
    @Entity(name = "Slot")
    @IdClass(SlotKey.class)
    static class Slot {
        @Id
        @TenantId
        @Column(name = "organisation_id")
        UUID organisationId;

        @Id
        Long number;

        String name;

        Integer amount;
    }

    static class SlotKey implements Serializable {
        private static final long serialVersionUID = 1L;

        UUID organisationId;

        Long number;

        @Override
        public boolean equals(Object other) {
            return other instanceof SlotKey that
                    && Objects.equals(organisationId, that.organisationId)
                    && Objects.equals(number, that.number);
        }

        @Override
        public int hashCode() {
            return Objects.hash(organisationId, number);
        }
    }
}
