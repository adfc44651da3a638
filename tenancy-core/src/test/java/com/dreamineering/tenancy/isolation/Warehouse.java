package com.dreamineering.tenancy.isolation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.hibernate.envers.AuditOverride;
import org.hibernate.envers.Audited;

/** Entities with every kind of table that a mapping can give to an organisation's rows. */
final class Warehouse {

    static final Class<?>[] ENTITIES = {
        Parcel.class,
        Stamp.class,
        Vehicle.class,
        Truck.class,
        Paper.class,
        Letter.class,
        Bill.class,
        Depot.class,
        Order.class
    };

    private Warehouse() {}

    /** In a schema of its own, under a name that has to be quoted. */
    @Entity
    @Table(name = "`Parcel Post`", schema = "ware")
    @SecondaryTable(name = "parcel_details", schema = "ware")
    static class Parcel extends TenantOwned {
        @Id
        UUID id = UUID.randomUUID();

        @Column(name = "label", nullable = false)
        String label;

        @Column(name = "`Bar Code`", unique = true)
        String code = id.toString();

        @Column(name = "note", table = "parcel_details")
        String note;

        @ElementCollection
        @CollectionTable(name = "parcel_marks", schema = "ware")
        Set<String> marks = new HashSet<>();

        @ManyToMany
        @JoinTable(name = "parcel_stamps", schema = "ware")
        Set<Stamp> stamps = new HashSet<>();

        @ManyToOne
        @JoinColumn(name = "truck_id")
        Vehicle vehicle;

        protected Parcel() {}

        Parcel(String label) {
            this.label = label;
            this.note = label + ", handle with care";
            marks.add(label + ", marked");
        }
    }

    /** With a name of its own for the organisation. */
    @Entity
    @Table(name = "stamps")
    static class Stamp {
        @Id
        UUID id = UUID.randomUUID();

        @TenantId
        @Column(name = "`owner`", nullable = false)
        UUID owner;

        String text;

        protected Stamp() {}

        Stamp(String text) {
            this.text = text;
        }
    }

    @Entity
    @Table(name = "vehicles")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Vehicle extends TenantOwned {
        @Id
        UUID id = UUID.randomUUID();

        String plate;
    }

    @Entity
    @Table(name = "trucks")
    static class Truck extends Vehicle {
        String cargo;

        protected Truck() {}

        Truck(String cargo) {
            this.cargo = cargo;
        }
    }

    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Paper extends TenantOwned {
        @Id
        UUID id = UUID.randomUUID();

        String text;
    }

    @Entity
    @Table(name = "letters")
    static class Letter extends Paper {
        protected Letter() {}

        Letter(String text) {
            this.text = text;
        }
    }

    @Entity
    @Table(name = "bills")
    static class Bill extends Paper {
        protected Bill() {}
    }

    /** Belongs to nobody, and links to what belongs to somebody. */
    @Entity
    @Table(name = "depots")
    static class Depot {
        @Id
        UUID id = UUID.randomUUID();

        @ManyToMany
        @JoinTable(name = "depot_stamps")
        Set<Stamp> stamps = new HashSet<>();

        @ElementCollection
        @CollectionTable(name = "depot_counts")
        @MapKeyJoinColumn(name = "stamp_id")
        Map<Stamp, Integer> counts = new HashMap<>();
    }

    /** With a history. */
    @Entity
    @Table(name = "orders")
    @Audited
    @AuditOverride(forClass = TenantOwned.class)
    static class Order extends TenantOwned {
        @Id
        UUID id = UUID.randomUUID();

        String text;

        @ElementCollection
        @CollectionTable(name = "order_lines")
        Set<String> lines = new HashSet<>();

        protected Order() {}

        Order(String text) {
            this.text = text;
            lines.add(text);
        }
    }
}
