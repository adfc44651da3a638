package com.example.adopted;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.adoption.Adoption;
import com.dreamineering.tenancy.adoption.Violation;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.database.TestDatabase;
import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * The code of an application that knew organisations by hand: one bill and one memo of Acme and of Globex each, and a draft
 * that names nobody.
 */
public final class Ledger {

    public static final OrganisationId ACME = OrganisationId.parse("ac3e0000-0000-4000-8000-000000000001");
    public static final OrganisationId GLOBEX = OrganisationId.parse("910be000-0000-4000-8000-000000000002");

    /** One for all of them: their tables are the same. */
    private static final Map<TestDatabase, HikariDataSource> DATA_SOURCES = new EnumMap<>(TestDatabase.class);

    public final EntityManagerFactory factory;
    public final UUID acmesBill = UUID.randomUUID();
    public final UUID acmesMemo = UUID.randomUUID();
    private final Adoption adoption;
    private final HikariDataSource dataSource;
    private List<Violation> before = List.of();

    public Ledger(TestDatabase database, Adoption adoption) {
        this.adoption = adoption;
        this.dataSource = DATA_SOURCES.computeIfAbsent(database, TestDatabase::empty);
        Map<String, Object> settings = new HashMap<>();
        HibernateIsolation.configure(settings, dataSource, null, adoption);
        settings.put("jakarta.persistence.schema-generation.database.action", "drop-and-create");
        this.factory = new HibernatePersistenceConfiguration("ledger")
                .managedClasses(List.of(Bill.class, Memo.class, Draft.class))
                .properties(settings)
                .createEntityManagerFactory();
    }

    /** As if it had just been opened. */
    public Ledger restored() {
        sql("alter table drafts alter column owner_id drop not null");
        for (String table : List.of("bills", "memos", "drafts")) {
            sql("delete from " + table);
        }
        sql("insert into drafts (id, text) values ('%s', 'nobody''s')".formatted(UUID.randomUUID()));
        for (String table : List.of("bills", "memos")) {
            sql("insert into %s (id, organisation_id, text) values ('%s', '%s', 'Acme''s')"
                    .formatted(table, table.equals("bills") ? acmesBill : acmesMemo, ACME));
            sql("insert into %s (id, organisation_id, text) values ('%s', '%s', 'Globex''s')"
                    .formatted(table, UUID.randomUUID(), GLOBEX));
        }
        before = adoption.violations().all();
        return this;
    }

    public <T> T without(Function<EntityManager, T> work) {
        return factory.callInTransaction(work::apply);
    }

    public <T> T asGlobex(Function<EntityManager, T> work) {
        return TenantContext.call(GLOBEX, () -> factory.callInTransaction(work::apply));
    }

    public void doWithout(Consumer<EntityManager> work) {
        factory.runInTransaction(work::accept);
    }

    public void doAsGlobex(Consumer<EntityManager> work) {
        TenantContext.run(GLOBEX, () -> factory.runInTransaction(work::accept));
    }

    public static List<String> bills(EntityManager entities) {
        return entities.createQuery("select b.text from Bill b order by b.text", String.class)
                .getResultList();
    }

    public static List<String> memos(EntityManager entities) {
        return entities.createQuery("select m.text from Memo m order by m.text", String.class)
                .getResultList();
    }

    public static List<String> drafts(EntityManager entities) {
        return entities.createQuery("select d.text from Draft d order by d.text", String.class)
                .getResultList();
    }

    public static List<String> nativeBills(EntityManager entities) {
        return entities.unwrap(Session.class)
                .createNativeQuery("select text from bills order by text", String.class)
                .getResultList();
    }

    public static List<String> billsThroughAConnection(EntityManager entities) {
        return throughAConnection(entities, "select text from bills order by text");
    }

    public static List<String> throughAConnection(EntityManager entities, String sql) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            List<String> found = new ArrayList<>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }

    /** Those since it was restored. */
    public List<Violation> violations() {
        List<Violation> since = new ArrayList<>();
        for (Violation seen : adoption.violations().all()) {
            long known = before.stream()
                    .filter(old -> old.equals(withCount(seen, old.count())))
                    .mapToLong(Violation::count)
                    .sum();
            if (seen.count() > known) {
                since.add(withCount(seen, seen.count() - known));
            }
        }
        return since;
    }

    private static Violation withCount(Violation seen, long count) {
        return new Violation(seen.kind(), seen.entity(), seen.writing(), seen.place(), seen.detail(), count);
    }

    /** Past Hibernate and everything that guards it. */
    public void sql(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    public List<Object> rows(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<Object> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getObject(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
