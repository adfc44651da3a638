package com.dreamineering.tenancy.isolation.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;

/**
 * Rows of three organisations with the same words and numbers, and references across the boundary such as only a mistake
 * or an attack leaves behind. All of them point at, or hang on, rows of the organisation that asks.
 */
final class Data {

    static final UUID ACTING = new UUID(0x5eed, 1);
    static final List<UUID> FOREIGN = List.of(new UUID(0x5eed, 2), new UUID(0x5eed, 3));

    static final int AMOUNTS = 7;
    static final long NEW_IDS = 100_000;

    private static final List<String> WORDS = List.of("ant", "bat", "cat", "boat", "tent", "net");
    private static final int ORGANISATIONS = 1 + FOREIGN.size();
    private static final int SITES = 4;

    private Data() {}

    static String word(Place place) {
        return place.oneOf(WORDS);
    }

    static long id(Place place) {
        return place.below(30);
    }

    /** One transaction for an organisation, without the library. */
    @FunctionalInterface
    interface Filing {
        void as(UUID organisation, Consumer<Session> work);
    }

    /** What belongs to nobody, and what the asking organisation owns. */
    static void fillOwn(Filing filing) {
        filing.as(ACTING, session -> {
            for (long id = 1; id <= 3; id++) {
                Workshop.Region region = new Workshop.Region();
                region.id = id;
                region.name = WORDS.get((int) id);
                region.amount = (int) id;
                session.persist(region);
            }
        });
        filing.as(ACTING, session -> fill(session, 0));
    }

    /** What other organisations own, and the references across. */
    static void fillForeign(Filing filing) {
        for (int i = 1; i < ORGANISATIONS; i++) {
            int organisation = i;
            filing.as(FOREIGN.get(i - 1), session -> fill(session, organisation));
            filing.as(FOREIGN.get(i - 1), session -> plantAtOwn(session, organisation));
        }
        filing.as(ACTING, Data::takeForeign);
    }

    private static long id(int organisation, int number) {
        return 1 + organisation + (long) ORGANISATIONS * number;
    }

    private static <T extends Workshop.Owned> T owned(T row, int organisation, int number, SplittableRandom random) {
        row.id = id(organisation, number);
        row.name = WORDS.get(random.nextInt(WORDS.size()));
        row.amount = random.nextInt(8) == 0 ? null : Integer.valueOf(random.nextInt(AMOUNTS));
        return row;
    }

    private static void fill(Session session, int organisation) {
        SplittableRandom random = new SplittableRandom(organisation + 7L);
        List<Workshop.Tag> tags = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Workshop.Tag tag = owned(new Workshop.Tag(), organisation, i, random);
            tag.code = "code" + tag.id;
            session.persist(tag);
            tags.add(tag);
            Workshop.Region region = session.find(Workshop.Region.class, 1L + random.nextInt(3));
            region.tags.add(tag);
        }
        List<Workshop.Step> steps = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Workshop.Step step = owned(new Workshop.Step(), organisation, i, random);
            session.persist(step);
            steps.add(step);
        }
        List<Workshop.Site> sites = new ArrayList<>();
        for (int i = 0; i < SITES; i++) {
            Workshop.Site site = owned(new Workshop.Site(), organisation, i, random);
            site.region = i == 3 ? null : session.find(Workshop.Region.class, 1L + random.nextInt(3));
            site.tags.add(tags.get(i));
            site.tags.add(tags.get(random.nextInt(4)));
            site.marks.put(WORDS.get(i), tags.get(random.nextInt(4)));
            site.aliases.add(WORDS.get(random.nextInt(6)));
            site.aliases.add(WORDS.get(random.nextInt(6)));
            site.doors.add(new Workshop.Door(WORDS.get(random.nextInt(6)), random.nextInt(AMOUNTS)));
            site.counters.put(WORDS.get(random.nextInt(6)), random.nextInt(AMOUNTS));
            site.counters.put(WORDS.get(random.nextInt(6)), random.nextInt(AMOUNTS));
            session.persist(site);
            sites.add(site);
        }
        for (int i = 0; i < 4; i++) {
            sites.get(i % 2).steps.add(steps.get(i));
        }
        for (int i = 0; i < 2; i++) {
            Workshop.Permit permit = owned(new Workshop.Permit(), organisation, i, random);
            permit.site = sites.get(i);
            permit.note = WORDS.get(random.nextInt(6));
            session.persist(permit);
        }
        List<Workshop.Machine> machines = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Workshop.Machine machine = owned(machine(i, random), organisation, i, random);
            machine.site = i == 5 ? null : sites.get(random.nextInt(SITES));
            session.persist(machine);
            machines.add(machine);
        }
        for (int i = 0; i < 5; i++) {
            Workshop.Paper paper = owned(paper(i, random), organisation, i, random);
            paper.site = i == 4 ? null : sites.get(random.nextInt(SITES));
            session.persist(paper);
            Workshop.Happening happening = owned(happening(i, random), organisation, i, random);
            happening.machine = machines.get(random.nextInt(6));
            session.persist(happening);
        }
        for (int i = 0; i < 4; i++) {
            Workshop.Entry entry = new Workshop.Entry();
            entry.id = new Workshop.Line(id(organisation, i), i % 2);
            entry.name = WORDS.get(random.nextInt(6));
            entry.amount = random.nextInt(AMOUNTS);
            entry.site = sites.get(random.nextInt(SITES));
            session.persist(entry);
        }
        for (int i = 0; i < 3; i++) {
            Workshop.Slot slot = new Workshop.Slot();
            slot.number = (long) i + 1;
            slot.name = WORDS.get(random.nextInt(6));
            slot.amount = random.nextInt(AMOUNTS);
            session.persist(slot);
        }
    }

    /** Rows of another organisation that name rows of the asking one. */
    private static void plantAtOwn(Session session, int organisation) {
        SplittableRandom random = new SplittableRandom(organisation + 70L);
        for (int i = 10; i < 13; i++) {
            Workshop.Site site = session.getReference(Workshop.Site.class, id(0, i - 10));
            Workshop.Machine machine = owned(machine(i, random), organisation, i, random);
            machine.site = site;
            session.persist(machine);
            Workshop.Paper paper = owned(paper(i, random), organisation, i, random);
            paper.site = site;
            session.persist(paper);
            Workshop.Happening happening = owned(happening(i, random), organisation, i, random);
            happening.machine = session.getReference(Workshop.Machine.class, id(0, i - 10));
            session.persist(happening);
        }
        Workshop.Permit permit = owned(new Workshop.Permit(), organisation, 10, random);
        permit.site = session.getReference(Workshop.Site.class, id(0, 1 + organisation));
        permit.note = "note";
        session.persist(permit);
        Workshop.Site own = session.find(Workshop.Site.class, id(organisation, 0));
        own.tags.add(session.getReference(Workshop.Tag.class, id(0, 1)));
        own.marks.put("mark", session.getReference(Workshop.Tag.class, id(0, 2)));
    }

    /** Collections of the asking organisation that hold rows of others. */
    private static void takeForeign(Session session) {
        for (int organisation = 1; organisation < ORGANISATIONS; organisation++) {
            for (int i = 0; i < 2; i++) {
                Workshop.Site own = session.find(Workshop.Site.class, id(0, i));
                own.tags.add(session.getReference(Workshop.Tag.class, id(organisation, i)));
                own.marks.put(
                        "foreign" + organisation, session.getReference(Workshop.Tag.class, id(organisation, i + 1)));
                own.steps.add(session.getReference(Workshop.Step.class, id(organisation, 4)));
            }
        }
    }

    private static Workshop.Machine machine(int number, SplittableRandom random) {
        if (number % 3 == 1) {
            Workshop.Crane crane = new Workshop.Crane();
            crane.reach = random.nextInt(AMOUNTS);
            return crane;
        }
        if (number % 3 == 2) {
            Workshop.Truck truck = new Workshop.Truck();
            truck.wheels = random.nextInt(AMOUNTS);
            return truck;
        }
        return new Workshop.Machine();
    }

    private static Workshop.Paper paper(int number, SplittableRandom random) {
        if (number % 3 == 1) {
            Workshop.Invoice invoice = new Workshop.Invoice();
            invoice.total = random.nextInt(AMOUNTS);
            return invoice;
        }
        if (number % 3 == 2) {
            Workshop.Letter letter = new Workshop.Letter();
            letter.subject = WORDS.get(random.nextInt(6));
            return letter;
        }
        return new Workshop.Paper();
    }

    private static Workshop.Happening happening(int number, SplittableRandom random) {
        if (number % 3 == 1) {
            Workshop.Visit visit = new Workshop.Visit();
            visit.guests = random.nextInt(AMOUNTS);
            return visit;
        }
        if (number % 3 == 2) {
            Workshop.Alarm alarm = new Workshop.Alarm();
            alarm.loudness = random.nextInt(AMOUNTS);
            return alarm;
        }
        return new Workshop.Happening();
    }
}
