package com.dreamineering.tenancy.isolation.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.context.ScopeCarrier;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.isolation.ScopeMismatchException;
import com.dreamineering.tenancy.isolation.random.Books.Row;
import com.dreamineering.tenancy.isolation.random.Workshop.Machine;
import com.dreamineering.tenancy.isolation.random.Workshop.Permit;
import com.dreamineering.tenancy.isolation.random.Workshop.Region;
import com.dreamineering.tenancy.isolation.random.Workshop.Site;
import com.dreamineering.tenancy.isolation.random.Workshop.Tag;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.hibernate.Hibernate;
import org.hibernate.KeyType;
import org.hibernate.Session;

/** Does random operations for organisations, and keeps books on what they ought to have done. */
final class Office implements AutoCloseable {

    private static final List<String> WORDS = List.of("ant", "bat", "cat", "boat", "tent", "net");
    private static final List<String> TABLES = List.of(
            "site_tags",
            "site_marks",
            "site_aliases",
            "site_doors",
            "site_counters",
            "region_tags",
            "permit_notes",
            "Permit",
            "Machine",
            "Tag",
            "Site");

    private final Installation installation;
    private final Reach reach;
    private final List<Books> books = new ArrayList<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    Office(Installation installation, Reach reach, List<UUID> organisations) {
        this.installation = installation;
        this.reach = reach;
        TABLES.forEach(table -> installation.sql("delete from " + table));
        for (int i = 0; i < organisations.size(); i++) {
            books.add(new Books(i, organisations.get(i)));
        }
    }

    int organisations() {
        return books.size();
    }

    /** Does one operation and then looks at everything that the organisation can see. */
    void run(Step step) {
        Books own = books.get(step.organisation());
        own.lock.lock();
        try {
            SplittableRandom random = new SplittableRandom(step.seed());
            operate(random, own);
            requireNoScope();
            assertThat(seen(own)).as("what organisation %d sees", own.number).isEqualTo(own.lines());
        } finally {
            own.lock.unlock();
        }
    }

    /** Looks at everybody's rows once more. */
    void audit() {
        books.forEach(own -> assertThat(seen(own))
                .as("what organisation %d sees", own.number)
                .isEqualTo(own.lines()));
        Set<Object> stored = new HashSet<>();
        for (String table : List.of("Site", "Machine", "Tag")) {
            stored.addAll(
                    installation.rows("select concat('%s ', id, ' ', name, ' ', amount, ' ', organisation_id) from %s"
                            .formatted(table, table)));
        }
        Set<Object> expected = new HashSet<>();
        for (Books own : books) {
            Map.of("Site", own.sites, "Machine", own.machines, "Tag", own.tags)
                    .forEach((table, rows) -> rows.forEach((id, row) -> expected.add(
                            "%s %d %s %d %s".formatted(table, id, row.name(), row.amount(), own.organisation))));
        }
        assertThat(stored).as("all rows as they stand in the tables").isEqualTo(expected);
    }

    /** What an operation would do, in words. */
    static String describe(Step step) {
        SplittableRandom random = new SplittableRandom(step.seed());
        return "organisation %d: %s".formatted(step.organisation(), Operation.of(random));
    }

    /** The kinds of operations. */
    enum Operation {
        PERSIST_SITE,
        PERSIST_MACHINE,
        PERSIST_TAG,
        FIND,
        QUERY,
        UPDATE,
        REMOVE_SITE,
        REMOVE_MACHINE,
        REMOVE_TAG,
        MERGE,
        MERGE_WITH_A_FOREIGN_ID,
        GET_REFERENCE,
        REMOVE_A_FOREIGN_REFERENCE,
        ADD_TAG,
        TAKE_TAG_AWAY,
        ADD_A_FOREIGN_TAG,
        STAND_ON_A_FOREIGN_SITE,
        TAG_THE_REGION,
        BULK_UPDATE,
        BULK_DELETE,
        NATIVE_QUERY,
        STATELESS_READ,
        STATELESS_WRITE,
        STATELESS_WRITE_TO_A_FOREIGN_ROW,
        NESTED_SCOPES,
        SWITCH_IN_A_TRANSACTION,
        ON_ANOTHER_THREAD,
        BYPASS,
        THROW,
        ROLL_BACK;

        static Operation of(SplittableRandom random) {
            return values()[random.nextInt(values().length)];
        }
    }

    private void operate(SplittableRandom random, Books own) {
        switch (Operation.of(random)) {
            case PERSIST_SITE -> persistSite(random, own);
            case PERSIST_MACHINE -> persistMachine(random, own);
            case PERSIST_TAG -> persistTag(random, own);
            case FIND -> find(random, own);
            case QUERY -> query(random, own);
            case UPDATE -> update(random, own);
            case REMOVE_SITE -> removeSite(random, own);
            case REMOVE_MACHINE -> removeMachine(random, own);
            case REMOVE_TAG -> removeTag(random, own);
            case MERGE -> merge(random, own);
            case MERGE_WITH_A_FOREIGN_ID -> mergeForeign(random, own);
            case GET_REFERENCE -> getReference(random, own);
            case REMOVE_A_FOREIGN_REFERENCE -> removeForeign(random, own);
            case ADD_TAG -> addTag(random, own);
            case TAKE_TAG_AWAY -> takeTagAway(random, own);
            case ADD_A_FOREIGN_TAG -> addForeignTag(random, own);
            case STAND_ON_A_FOREIGN_SITE -> standOnForeignSite(random, own);
            case TAG_THE_REGION -> tagTheRegion(random, own);
            case BULK_UPDATE -> bulkUpdate(random, own);
            case BULK_DELETE -> bulkDelete(random, own);
            case NATIVE_QUERY -> nativeQuery(random, own);
            case STATELESS_READ -> statelessRead(random, own);
            case STATELESS_WRITE -> statelessWrite(random, own);
            case STATELESS_WRITE_TO_A_FOREIGN_ROW -> statelessWriteToForeign(random, own);
            case NESTED_SCOPES -> nestedScopes(random, own);
            case SWITCH_IN_A_TRANSACTION -> switchInATransaction(random, own);
            case ON_ANOTHER_THREAD -> onAnotherThread(own);
            case BYPASS -> bypass();
            case THROW -> throwing(random, own);
            case ROLL_BACK -> rollBack(random, own);
        }
    }

    private List<String> seen(Books own) {
        return reach.in(own.organisation, session -> {
            List<String> lines = new ArrayList<>();
            session.createSelectionQuery(
                            "select distinct s from Site s left join fetch s.tags order by s.id", Site.class)
                    .getResultList()
                    .forEach(site -> lines.add("site %d %s %d tags %s machines %s"
                            .formatted(site.id, site.name, site.amount, ids(site.tags), ids(site.machines))));
            session.createSelectionQuery("select m from Machine m order by m.id", Machine.class)
                    .getResultList()
                    .forEach(machine ->
                            lines.add("machine %d %s %d".formatted(machine.id, machine.name, machine.amount)));
            session.createSelectionQuery("select t from Tag t order by t.id", Tag.class)
                    .getResultList()
                    .forEach(tag -> lines.add("tag %d %s %d".formatted(tag.id, tag.name, tag.amount)));
            lines.add("region tags " + ids(session.find(Region.class, 1L).tags));
            return lines;
        });
    }

    private static Set<Long> ids(Set<? extends Workshop.Owned> rows) {
        Set<Long> ids = new TreeSet<>();
        rows.forEach(row -> ids.add(row.id));
        return ids;
    }

    private void persistSite(SplittableRandom random, Books own) {
        long id = own.next();
        Row row = row(random);
        doIn(own, session -> {
            Site site = filled(new Site(), id, row);
            session.persist(site);
            // Without it, Hibernate takes a permit that does not exist for one that the tenant filter hides, and fails.
            Permit permit = filled(new Permit(), id, row);
            permit.site = site;
            session.persist(permit);
        });
        own.sites.put(id, row);
    }

    private void persistMachine(SplittableRandom random, Books own) {
        long id = own.next();
        Row drawn = row(random);
        Long site = pick(random, own.sites);
        doIn(own, session -> {
            Machine machine = filled(random.nextBoolean() ? new Machine() : new Workshop.Crane(), id, drawn);
            machine.site = site == null ? null : session.find(Site.class, site);
            session.persist(machine);
        });
        own.machines.put(id, new Row(drawn.name(), drawn.amount(), site));
    }

    private void persistTag(SplittableRandom random, Books own) {
        long id = own.next();
        Row row = row(random);
        doIn(own, session -> {
            Tag tag = filled(new Tag(), id, row);
            tag.code = "code" + id;
            session.persist(tag);
        });
        own.tags.put(id, row);
    }

    private void find(SplittableRandom random, Books own) {
        Long id = pick(random, own.machines);
        long foreign = foreignId(random, own);
        doIn(own, session -> {
            if (id != null) {
                assertThat(session.find(Machine.class, id).name)
                        .isEqualTo(own.machines.get(id).name());
            }
            assertThat(session.find(Machine.class, foreign)).isNull();
            assertThat(session.find(Site.class, foreign)).isNull();
            assertThat(session.findMultiple(Tag.class, List.of(foreign))).containsOnlyNulls();
            assertThat(session.find(Tag.class, "code" + foreign, KeyType.NATURAL))
                    .isNull();
        });
    }

    private void query(SplittableRandom random, Books own) {
        int least = random.nextInt(10);
        List<Long> expected = own.machines.entrySet().stream()
                .filter(machine -> machine.getValue().amount() >= least)
                .map(Map.Entry::getKey)
                .toList();
        doIn(
                own,
                session -> assertThat(session.createSelectionQuery(
                                        "select m.id from Machine m where m.amount >= :least order by m.id", Long.class)
                                .setParameter("least", least)
                                .getResultList())
                        .isEqualTo(expected));
    }

    private void update(SplittableRandom random, Books own) {
        Long id = pick(random, own.machines);
        if (id != null) {
            Row changed = new Row(
                    word(random), random.nextInt(10), own.machines.get(id).site());
            doIn(own, session -> filled(session.find(Machine.class, id), id, changed));
            own.machines.put(id, changed);
        }
    }

    private void removeSite(SplittableRandom random, Books own) {
        Long id = pick(random, own.sites);
        if (id != null) {
            doIn(own, session -> {
                session.createMutationQuery("update Machine m set m.site = null where m.site.id = :site")
                        .setParameter("site", id)
                        .executeUpdate();
                Site site = session.find(Site.class, id);
                session.remove(site.permit);
                session.remove(site);
            });
            own.removeSite(id);
        }
    }

    private void removeMachine(SplittableRandom random, Books own) {
        Long id = pick(random, own.machines);
        if (id != null) {
            doIn(
                    own,
                    session -> session.remove(
                            random.nextBoolean()
                                    ? session.find(Machine.class, id)
                                    : session.getReference(Machine.class, id)));
            own.machines.remove(id);
        }
    }

    private void removeTag(SplittableRandom random, Books own) {
        Long id = pick(random, own.tags);
        if (id != null) {
            doIn(own, session -> {
                Tag tag = session.find(Tag.class, id);
                tag.sites.forEach(site -> site.tags.remove(tag));
                session.find(Region.class, 1L).tags.remove(tag);
                session.remove(tag);
            });
            own.removeTag(id);
        }
    }

    private void merge(SplittableRandom random, Books own) {
        Long id = pick(random, own.tags);
        if (id != null) {
            Tag detached = reach.in(own.organisation, session -> session.find(Tag.class, id));
            Row changed = row(random);
            filled(detached, id, changed);
            doIn(own, session -> session.merge(detached));
            own.tags.put(id, changed);
        }
    }

    private void mergeForeign(SplittableRandom random, Books own) {
        toAForeignMachine(
                random,
                own,
                foreign ->
                        failsOrDoesNothing(own, session -> session.merge(filled(new Machine(), foreign, row(random)))));
    }

    private void getReference(SplittableRandom random, Books own) {
        Long id = pick(random, own.sites);
        long foreign = foreignId(random, own);
        doIn(own, session -> {
            if (id != null) {
                assertThat(session.getReference(Site.class, id).name)
                        .isIn(own.sites.get(id).name(), null);
            }
            assertThatThrownBy(() -> Hibernate.initialize(session.getReference(Machine.class, foreign)))
                    .isInstanceOf(RuntimeException.class);
        });
    }

    private void removeForeign(SplittableRandom random, Books own) {
        Long foreign = existing(random, own);
        if (foreign != null) {
            failsOrDoesNothing(own, session -> session.remove(session.getReference(Machine.class, foreign)));
        }
    }

    private void addTag(SplittableRandom random, Books own) {
        Long site = pick(random, own.sites);
        Long tag = pick(random, own.tags);
        if (site != null && tag != null) {
            doIn(own, session -> session.find(Site.class, site).tags.add(session.getReference(Tag.class, tag)));
            own.tagsOfSites.computeIfAbsent(site, none -> new TreeSet<>()).add(tag);
        }
    }

    private void takeTagAway(SplittableRandom random, Books own) {
        Long site = pick(random, own.tagsOfSites);
        if (site != null && !own.tagsOfSites.get(site).isEmpty()) {
            Long tag = own.tagsOfSites.get(site).iterator().next();
            doIn(own, session -> session.find(Site.class, site).tags.removeIf(held -> held.id.equals(tag)));
            own.tagsOfSites.get(site).remove(tag);
        }
    }

    /** Hangs another organisation's row on an own one, by an id that came from outside. */
    private void addForeignTag(SplittableRandom random, Books own) {
        Long site = pick(random, own.sites);
        Books other = other(random, own);
        Long tag = tryFor(other, () -> pick(random, other.tags));
        if (site != null && tag != null) {
            failsOrDoesNothing(
                    own, session -> session.find(Site.class, site).tags.add(session.getReference(Tag.class, tag)));
        }
    }

    private void standOnForeignSite(SplittableRandom random, Books own) {
        Books other = other(random, own);
        Long site = tryFor(other, () -> pick(random, other.sites));
        if (site != null) {
            long id = own.next();
            Row row = row(random);
            boolean stored = isDone(own, session -> {
                Machine machine = filled(new Machine(), id, row);
                machine.site = session.getReference(Site.class, site);
                session.persist(machine);
            });
            if (stored) {
                own.machines.put(id, row);
            }
        }
    }

    private void tagTheRegion(SplittableRandom random, Books own) {
        Long tag = pick(random, own.tags);
        if (tag != null) {
            doIn(own, session -> session.find(Region.class, 1L).tags.add(session.find(Tag.class, tag)));
            own.tagsOfTheRegion.add(tag);
        }
    }

    private void bulkUpdate(SplittableRandom random, Books own) {
        int from = random.nextInt(10);
        int to = random.nextInt(10);
        int changed = reach.in(
                own.organisation,
                session -> session.createMutationQuery("update Machine m set m.amount = :to where m.amount = :from")
                        .setParameter("to", to)
                        .setParameter("from", from)
                        .executeUpdate());
        assertThat(changed).isEqualTo((int) own.machines.values().stream()
                .filter(row -> row.amount() == from)
                .count());
        own.machines.replaceAll((id, row) -> row.amount() == from ? new Row(row.name(), to, row.site()) : row);
    }

    private void bulkDelete(SplittableRandom random, Books own) {
        int amount = random.nextInt(10);
        int deleted = reach.in(
                own.organisation,
                session -> session.createMutationQuery("delete from Machine m where m.amount = :amount")
                        .setParameter("amount", amount)
                        .executeUpdate());
        List<Long> gone = own.machines.entrySet().stream()
                .filter(machine -> machine.getValue().amount() == amount)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(deleted).isEqualTo(gone.size());
        gone.forEach(own.machines::remove);
    }

    private void nativeQuery(SplittableRandom random, Books own) {
        Long id = pick(random, own.machines);
        Long foreign = existing(random, own);
        if (id != null) {
            doIn(
                    own,
                    session -> assertThat(session.createNativeQuery(
                                            "select * from Machine where id = :id and organisation_id = :organisation",
                                            Machine.class)
                                    .setParameter("id", id)
                                    .setParameter("organisation", own.organisation)
                                    .getResultList())
                            .extracting(machine -> machine.name)
                            .containsExactly(own.machines.get(id).name()));
        }
        if (foreign != null) {
            failsOrDoesNothing(
                    own,
                    session -> assertThat(
                                    session.createNativeQuery("select * from Machine where id = :id", Machine.class)
                                            .setParameter("id", foreign)
                                            .getResultList())
                            .as("entities of another organisation")
                            .isEmpty());
        }
    }

    private void statelessRead(SplittableRandom random, Books own) {
        Long id = pick(random, own.tags);
        long foreign = foreignId(random, own);
        reach.stateless(own.organisation, session -> {
            if (id != null) {
                assertThat(session.get(Tag.class, id).name)
                        .isEqualTo(own.tags.get(id).name());
            }
            assertThat(session.get(Tag.class, foreign)).isNull();
            assertThat(session.get(Machine.class, foreign)).isNull();
            return true;
        });
    }

    private void statelessWrite(SplittableRandom random, Books own) {
        Long id = pick(random, own.tags);
        Row row = row(random);
        if (id == null || random.nextInt(3) == 0) {
            long created = own.next();
            Tag tag = filled(new Tag(), created, row);
            tag.code = "code" + created;
            reach.stateless(own.organisation, session -> session.insert(tag));
            own.tags.put(created, row);
        } else {
            boolean upsert = random.nextBoolean();
            reach.stateless(own.organisation, session -> {
                Tag tag = filled(session.get(Tag.class, id), id, row);
                if (upsert) {
                    session.upsert(tag);
                } else {
                    session.update(tag);
                }
                return true;
            });
            own.tags.put(id, row);
        }
    }

    private void statelessWriteToForeign(SplittableRandom random, Books own) {
        toAForeignMachine(random, own, foreign -> statelessWriteTo(foreign, random, own));
    }

    private void statelessWriteTo(long foreign, SplittableRandom random, Books own) {
        int how = random.nextInt(3);
        Machine machine = filled(new Machine(), foreign, row(random));
        attempt(() -> reach.stateless(own.organisation, session -> {
            switch (how) {
                case 0 -> session.update(machine);
                case 1 -> session.delete(machine);
                default -> session.upsert(machine);
            }
            return true;
        }));
    }

    private void nestedScopes(SplittableRandom random, Books own) {
        Books other = other(random, own);
        if (!reach.throughTheLibrary()) {
            return;
        }
        TenantContext.run(new OrganisationId(own.organisation), () -> {
            tryFor(other, () -> {
                assertThat(seen(other)).as("from a nested scope").isEqualTo(other.lines());
                return 1L;
            });
            assertThat(TenantContext.required().value()).isEqualTo(own.organisation);
            TenantContext.runGlobal(() -> assertThat(installation.transactions.<Long>join(
                            entities -> entities.createQuery("select count(m) from Machine m", Long.class)
                                    .getSingleResult()))
                    .isZero());
            assertThat(seen(own)).as("after a nested scope").isEqualTo(own.lines());
        });
    }

    private void switchInATransaction(SplittableRandom random, Books own) {
        Books other = other(random, own);
        if (!reach.throughTheLibrary()) {
            return;
        }
        doIn(own, session -> {
            session.createSelectionQuery("select count(m) from Machine m", Long.class)
                    .getSingleResult();
            TenantContext.run(
                    new OrganisationId(other.organisation),
                    () -> assertThatThrownBy(
                                    () -> session.createSelectionQuery("select m from Machine m", Machine.class)
                                            .getResultList())
                            .isInstanceOf(ScopeMismatchException.class));
            assertThat(TenantContext.required().value()).isEqualTo(own.organisation);
        });
    }

    private void onAnotherThread(Books own) {
        if (!reach.throughTheLibrary()) {
            return;
        }
        TenantContext.run(new OrganisationId(own.organisation), () -> {
            List<Long> machines = elsewhere(
                    () -> {
                        assertThat(TenantContext.scope()).isEqualTo(TenantScope.None.NONE);
                        return true;
                    },
                    ScopeCarrier.capture()
                            .wrapSupplier(() -> installation.transactions.joinInScope(entities -> entities.createQuery(
                                            "select m.id from Machine m order by m.id", Long.class)
                                    .getResultList())));
            assertThat(machines).isEqualTo(List.copyOf(own.machines.keySet()));
        });
    }

    private <T> T elsewhere(Supplier<Boolean> around, Supplier<T> work) {
        try {
            return pool.submit(() -> {
                        around.get();
                        T result = work.get();
                        around.get();
                        return result;
                    })
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError("On a pool thread: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void bypass() {
        if (!reach.throughTheLibrary()) {
            return;
        }
        List<Machine> everybodys = installation
                .tenancy
                .bypass()
                .read(
                        installation.superadmin.id(),
                        "A random look across",
                        token -> installation.transactions.join(
                                entities -> entities.createQuery("select m from Machine m", Machine.class)
                                        .getResultList()));
        everybodys.forEach(machine -> assertThat(machine.organisation().value())
                .isEqualTo(books.get(Books.ownerOf(machine.id)).organisation));
    }

    private void throwing(SplittableRandom random, Books own) {
        long id = own.next();
        assertThatThrownBy(() -> doIn(own, session -> {
                    session.persist(filled(new Site(), id, row(random)));
                    session.flush();
                    session.createMutationQuery("delete from Machine").executeUpdate();
                    throw new UnsupportedOperationException("at random");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private void rollBack(SplittableRandom random, Books own) {
        long id = own.next();
        doIn(own, session -> {
            session.persist(filled(new Site(), id, row(random)));
            session.flush();
            session.createMutationQuery("update Tag t set t.amount = 99").executeUpdate();
            session.getTransaction().rollback();
            session.beginTransaction();
        });
    }

    private void doIn(Books own, Consumer<Session> work) {
        reach.in(own.organisation, session -> {
            work.accept(session);
            return true;
        });
    }

    /** Work that the library or Hibernate may refuse; if it does not, it must have changed nothing that anybody sees. */
    private void failsOrDoesNothing(Books own, Consumer<Session> work) {
        isDone(own, work);
    }

    private boolean isDone(Books own, Consumer<Session> work) {
        return attempt(() -> doIn(own, work));
    }

    private static boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (TenancyException | PersistenceException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void requireNoScope() {
        assertThat(TenantContext.scope()).as("the scope after an operation").isEqualTo(TenantScope.None.NONE);
    }

    private Books other(SplittableRandom random, Books own) {
        int number = random.nextInt(books.size() - 1);
        return books.get(number >= own.number ? number + 1 : number);
    }

    /** An id that another organisation may have. */
    private long foreignId(SplittableRandom random, Books own) {
        return (1 + random.nextInt(30)) * (long) Books.SHELVES + other(random, own).number;
    }

    /** The id of a machine that another organisation has at this moment. */
    private Long existing(SplittableRandom random, Books own) {
        Books other = other(random, own);
        return tryFor(other, () -> pick(random, other.machines));
    }

    /** Does something to a machine that another organisation has: an id that had become free would be stored as an own row. */
    private void toAForeignMachine(SplittableRandom random, Books own, LongConsumer work) {
        Books other = other(random, own);
        tryFor(other, () -> {
            Long foreign = pick(random, other.machines);
            if (foreign != null) {
                work.accept(foreign);
            }
            return foreign;
        });
    }

    /** Looks into another organisation's books unless somebody is writing there. */
    private static Long tryFor(Books other, Supplier<Long> look) {
        if (!other.lock.tryLock()) {
            return null;
        }
        try {
            return look.get();
        } finally {
            other.lock.unlock();
        }
    }

    private static Long pick(SplittableRandom random, Map<Long, ?> rows) {
        int chosen = random.nextInt(1_000);
        return rows.isEmpty() ? null : List.copyOf(rows.keySet()).get(chosen % rows.size());
    }

    private static Row row(SplittableRandom random) {
        return new Row(word(random), random.nextInt(10), null);
    }

    private static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static <T extends Workshop.Owned> T filled(T entity, long id, Row row) {
        entity.id = id;
        entity.name = row.name();
        entity.amount = row.amount();
        return entity;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
