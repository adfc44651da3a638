package com.dreamineering.tenancy.database;

import com.dreamineering.tenancy.TenancyEvent;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Slug;
import com.dreamineering.tenancy.transaction.EntityManagerTransactions;
import com.dreamineering.tenancy.transaction.Transactions;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The library on one database, with the cast that all tests share: a superadmin, Acme and Globex. */
public final class Installation implements AutoCloseable {

    public final HikariDataSource dataSource;
    public final EntityManagerFactory factory;
    public final Transactions transactions;
    public final Tenancy tenancy;
    public final List<TenancyEvent> events = new CopyOnWriteArrayList<>();
    public final Person superadmin;
    public final Organisation acme;
    public final Organisation globex;

    private Installation(HikariDataSource dataSource, UnaryOperator<Tenancy.Builder> settings, Class<?>... entities) {
        this.dataSource = dataSource;
        this.factory = factory(dataSource, entities);
        this.transactions = new EntityManagerTransactions(factory);
        this.tenancy = settings.apply(Tenancy.builder(transactions).events(events::add))
                .build();
        this.superadmin = tenancy.people().register(new EmailAddress("superadmin@demo.test"), "Sam Superadmin");
        tenancy.superadmins().grantFirst(superadmin.id(), "Set up for a test");
        this.acme = create("Acme");
        this.globex = create("Globex");
        events.clear();
    }

    public static Installation on(TestDatabase database, Class<?>... entities) {
        return new Installation(database.migrated(), UnaryOperator.identity(), entities);
    }

    public static Installation on(TestDatabase database, UnaryOperator<Tenancy.Builder> settings) {
        return new Installation(database.migrated(), settings);
    }

    private static EntityManagerFactory factory(HikariDataSource dataSource, Class<?>... entities) {
        Map<String, Object> settings = HibernateIsolation.settings(dataSource);
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create");
        return new HibernatePersistenceConfiguration("test")
                .managedClasses(entities)
                .properties(settings)
                .createEntityManagerFactory();
    }

    public Organisation create(String name) {
        return tenancy.bypass()
                .write(
                        superadmin.id(),
                        "A test needs it",
                        token -> tenancy.organisations()
                                .create(
                                        token,
                                        new NewOrganisation(
                                                name, Slug.from(name).orElseThrow(), null)));
    }

    /** Registers a person and makes them a member. */
    public Person member(Organisation organisation, String name, RoleKey role) {
        Person person =
                tenancy.people().register(new EmailAddress("%s@%s.test".formatted(name, organisation.slug())), name);
        add(organisation, person, role);
        return person;
    }

    public void add(Organisation organisation, Person person, RoleKey role) {
        UserId by = superadmin.id();
        tenancy.bypass().<Object, RuntimeException>write(by, "A test needs it", token -> {
            tenancy.memberships().add(token, organisation.id(), person, role);
            return person;
        });
    }

    @Override
    public void close() {
        factory.close();
        dataSource.close();
    }
}
