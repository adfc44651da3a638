package com.dreamineering.tenancy.isolation;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLInsert;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SQLSelect;
import org.hibernate.annotations.SQLUpdate;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.TenantId;
import org.hibernate.envers.AuditOverride;
import org.hibernate.envers.Audited;

/** A mapping with one entity for each thing that the report tells of; nothing of it is ever stored. */
final class Reported {

    static final List<Class<?>> ALL = List.of(
            Forgotten.class,
            Torn.class,
            Currency.class,
            Coin.class,
            Planet.class,
            Moon.class,
            Order.class,
            Person.class,
            Shelf.class,
            Weighed.class,
            Asked.class,
            Summary.class,
            Written.class,
            Diary.class,
            Ledger.class,
            Code.class);

    private Reported() {}

    @Entity
    static class Forgotten {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity
    @GlobalData
    static class Torn extends TenantOwned {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity
    @GlobalData
    @Inheritance
    static class Currency {
        @Id
        String code;

        @Formula("upper(code)")
        String shown;
    }

    @Entity
    static class Coin extends Currency {}

    @MappedSuperclass
    @GlobalData
    static class Celestial {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity
    static class Planet extends Celestial {}

    /** Owned by an organisation, with each kind of key that reaches over all of them. */
    @Entity
    @Table(
            name = "moons",
            uniqueConstraints = {
                @UniqueConstraint(
                        name = "moons_by_place",
                        columnNames = {"row_no", "seat"}),
                @UniqueConstraint(
                        name = "moons_by_name",
                        columnNames = {"organisation_id", "name"})
            },
            indexes = {
                @Index(name = "moons_by_letter", columnList = "letter", unique = true),
                @Index(name = "moons_by_seat", columnList = "seat")
            })
    static class Moon extends TenantOwned {
        @Id
        UUID id;

        String name;

        @Column(unique = true)
        String number;

        @NaturalId
        String mark;

        String letter;

        @Column(name = "row_no")
        int row;

        int seat;

        @ManyToOne
        Order order;
    }

    @Entity
    @Table(name = "orders")
    static class Order extends TenantOwned {
        @Id
        @GeneratedValue
        Long id;
    }

    /** Nobody's, and holds on to rows of organisations in each way. */
    @Entity
    @GlobalData
    static class Person {
        @Id
        @GeneratedValue
        Long id;

        @OneToMany
        @JoinColumn(name = "person_id")
        List<Order> orders;

        @ManyToMany
        List<Moon> moons;

        @ManyToOne
        Order last;

        @Embedded
        Choice favourite;

        @ElementCollection
        List<Choice> choices;

        @ManyToOne
        Person friend;
    }

    @Embeddable
    static class Choice {
        @ManyToOne
        Order chosen;
    }

    /** With SQL that stays within the organisation. */
    @Entity
    @Table(name = "shelves")
    @SQLRestriction("deleted = false")
    @SQLDelete(sql = "update shelves set deleted = true where id = ?")
    @SQLUpdate(sql = "update shelves set label = ? where id = ? and organisation_id = ?")
    @SQLInsert(sql = "insert into shelves (label, organisation_id, id) values (?, ?, ?)")
    @SQLSelect(
            sql = "select id, label, organisation_id from shelves where id = ? and organisation_id = organisation_id")
    static class Shelf extends TenantOwned {
        @Id
        UUID id;

        @Column(name = "label")
        String label;

        @Formula("upper(label)")
        String shown;

        @Formula("(select count(*) from orders o where o.id > 0)")
        int orders;
    }

    /** With a formula that the guard refuses. */
    @Entity
    @Table(name = "weighed")
    static class Weighed extends TenantOwned {
        @Id
        UUID id;

        @Formula("(select count(*) from orders)")
        int orders;
    }

    @Entity
    @Table(name = "asked")
    @NamedNativeQuery(name = "asked.all", query = "select {a.*} from {h-schema}asked a", resultClass = Asked.class)
    @NamedNativeQuery(name = "asked.named", query = "select id from asked where id > :id and id < ?1")
    @NamedNativeQuery(name = "asked.own", query = "select id from asked where organisation_id = :organisation")
    @NamedNativeQuery(name = "asked.now", query = "select current_timestamp")
    @NamedStoredProcedureQuery(name = "asked.closed", procedureName = "close_all")
    static class Asked extends TenantOwned {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity
    @Immutable
    @Subselect("select id, organisation_id from orders")
    static class Summary {
        @Id
        Long id;

        @TenantId
        @Column(name = "organisation_id")
        UUID organisation;
    }

    @Entity
    @Table(name = "written")
    @SQLDelete(sql = "{call forget(?)}", callable = true)
    static class Written extends TenantOwned {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity
    @Table(name = "diaries")
    @Audited
    @AuditOverride(forClass = TenantOwned.class)
    static class Diary extends TenantOwned {
        @Id
        @GeneratedValue
        Long id;

        String text;
    }

    /** Its history does not say whose it is. */
    @Entity
    @Table(name = "ledgers")
    static class Ledger extends TenantOwned {
        @Id
        @GeneratedValue
        Long id;

        @Audited
        String text;
    }

    @Entity
    @Table(name = "codes")
    static class Code extends TenantOwned {
        @Id
        String code;
    }
}
