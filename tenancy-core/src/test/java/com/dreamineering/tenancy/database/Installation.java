package com.dreamineering.tenancy.database;

import com.dreamineering.tenancy.TenancyEvent;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.access.RoleKey;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.bypass.BypassWork;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.dreamineering.tenancy.membership.EmailAddress;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.organisation.NewOrganisation;
import com.dreamineering.tenancy.organisation.Organisation;
import com.dreamineering.tenancy.organisation.Slug;
import com.dreamineering.tenancy.transaction.EntityManagerTransactions;
import com.dreamineering.tenancy.transaction.Transactions;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The library on one database, with the cast that all tests share: a superadmin, Acme and Globex. */
public final class Installation implements AutoCloseable {

    private static final Map<Kind, Installation> SHARED = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    public final TestDatabase database;
    public final HikariDataSource dataSource;
    public final EntityManagerFactory factory;
    public final Transactions transactions;
    public final Tenancy tenancy;
    public final List<TenancyEvent> events = new CopyOnWriteArrayList<>();
    public final Person superadmin;
    public final Organisation acme;
    public final Organisation globex;

    /** What was asked for: the entities of the host, and its settings. */
    public final Kind kind;

    private Installation(Kind kind) {
        this.kind = kind;
        this.database = kind.database;
        this.dataSource = database.migrated();
        this.factory = factory(dataSource, kind);
        this.transactions = new EntityManagerTransactions(factory);
        this.tenancy = Tenancy.builder(transactions).events(events::add).build();
        this.superadmin = tenancy.people().register(new EmailAddress("superadmin@demo.test"), "Sam Superadmin");
        tenancy.superadmins().grantFirst(superadmin.id(), "Set up for a test");
        this.acme = create("Acme");
        this.globex = create("Globex");
        events.clear();
    }

    /** One of its own, for tests that leave nothing as it was. */
    public static Installation on(TestDatabase database, Class<?>... entities) {
        return new Installation(new Kind(database, Set.of(entities), Map.of()));
    }

    /** The one that all tests with these entities share; they add to it and take nothing away. */
    public static Installation shared(TestDatabase database, Class<?>... entities) {
        return shared(database, Map.of(), entities);
    }

    /** The same for a host that sets something in Hibernate itself. */
    public static Installation shared(TestDatabase database, Map<String, Object> settings, Class<?>... entities) {
        return SHARED.computeIfAbsent(new Kind(database, Set.of(entities), settings), Installation::new);
    }

    private static EntityManagerFactory factory(HikariDataSource dataSource, Kind kind) {
        Map<String, Object> settings = new HashMap<>(kind.settings);
        HibernateIsolation.configure(settings, dataSource);
        settings.put(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create");
        return new HibernatePersistenceConfiguration("test")
                .managedClasses(List.copyOf(kind.entities))
                .properties(settings)
                .createEntityManagerFactory();
    }

    /** An organisation with this name and the slug that the name gives. */
    public Organisation create(String name) {
        NewOrganisation created = new NewOrganisation(name, Slug.from(name).orElseThrow(), null);
        return throughTheDoor(token -> tenancy.organisations().create(token, created));
    }

    /** An organisation that no other test knows. */
    public Organisation another(String name) {
        return create(numbered(name));
    }

    /** The text with a number that no other test gets. */
    public static String numbered(String text) {
        return "%s %d".formatted(text, COUNT.incrementAndGet());
    }

    /** Work in a writing bypass of the superadmin. */
    public <T> T throughTheDoor(BypassWork<T, RuntimeException> work) {
        return tenancy.bypass().write(superadmin.id(), "A test needs it", work);
    }

    /** A person that no other test knows, who belongs nowhere. */
    public Person person(String name) {
        return tenancy.people()
                .register(new EmailAddress("%s-%d@demo.test".formatted(name, COUNT.incrementAndGet())), name);
    }

    /** Registers a person and makes them a member. */
    public Person member(Organisation organisation, String name, RoleKey role) {
        Person person = person(name);
        add(organisation, person, role);
        return person;
    }

    public void add(Organisation organisation, Person person, RoleKey role) {
        throughTheDoor(token -> {
            tenancy.memberships().add(token, organisation.id(), person, role);
            return person;
        });
    }

    /** One transaction in the scope of an organisation. */
    public <T> T in(Organisation organisation, Function<EntityManager, T> work) {
        return TenantContext.call(organisation.id(), () -> transactions.join(work));
    }

    /** Changes rows past Hibernate and everything that guards it. */
    public int sql(String sql, Object... parameters) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Looks at the first column of rows past Hibernate, on a connection of its own: only what is committed. */
    public List<Object> rows(String sql, Object... parameters) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<Object> found = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** How often an action stands in the trail for an actor. */
    public long audited(UserId actor, String action) {
        return rows("select sequence from audit_entries where actor_id = ? and action = ?", actor.value(), action)
                .size();
    }

    @Override
    public void close() {
        factory.close();
        dataSource.close();
    }

    /** Tests that ask for the same share one installation. */
    public record Kind(TestDatabase database, Set<Class<?>> entities, Map<String, Object> settings) {}
}
