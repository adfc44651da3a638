package com.dreamineering.tenancy.isolation.random;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hibernate.Hibernate;

/** Writes rows as text, so that those of two databases can be compared. */
final class Rendering {

    private Rendering() {}

    /** A row of a result; with {@code walk}, entities are loaded with everything that hangs on them. */
    static String row(Object row, boolean walk) {
        if (row instanceof Object[] columns) {
            return Arrays.stream(columns).map(column -> row(column, walk)).collect(Collectors.joining(" | "));
        }
        return row != null && isEntity(row) ? entity(row, walk) : String.valueOf(row);
    }

    private static boolean isEntity(Object row) {
        return Workshop.ENTITIES.contains(Hibernate.getClass(row));
    }

    private static String entity(Object lazy, boolean walk) {
        Object row = Hibernate.unproxy(lazy);
        StringBuilder text = new StringBuilder(reference(row)).append(values(row));
        if (row instanceof Workshop.Region region) {
            members(text, "sites", region.sites, walk);
            members(text, "tags", region.tags, walk);
        } else if (row instanceof Workshop.Site site) {
            one(text, "region", site.region, walk);
            one(text, "permit", site.permit, walk);
            members(text, "machines", site.machines, walk);
            members(text, "papers", site.papers, walk);
            members(text, "tags", site.tags, walk);
            members(text, "steps", site.steps, walk);
            map(text, "marks", site.marks, walk);
            members(text, "aliases", site.aliases, walk);
            members(text, "doors", site.doors, walk);
            map(text, "counters", site.counters, walk);
        } else if (row instanceof Workshop.Tag tag) {
            members(text, "sites", tag.sites, walk);
        } else if (row instanceof Workshop.Permit permit) {
            one(text, "site", permit.site, walk);
        } else if (row instanceof Workshop.Machine machine) {
            one(text, "site", machine.site, walk);
            members(text, "happenings", machine.happenings, walk);
        } else if (row instanceof Workshop.Paper paper) {
            one(text, "site", paper.site, walk);
        } else if (row instanceof Workshop.Happening happening) {
            one(text, "machine", happening.machine, walk);
        } else if (row instanceof Workshop.Entry entry) {
            one(text, "site", entry.site, walk);
        }
        return text.toString();
    }

    private static void one(StringBuilder text, String name, Object one, boolean walk) {
        if (one != null && (walk || Hibernate.isInitialized(one))) {
            text.append(" %s=%s".formatted(name, values(Hibernate.unproxy(one))));
        }
    }

    private static void members(StringBuilder text, String name, Collection<?> members, boolean walk) {
        if (walk || Hibernate.isInitialized(members)) {
            text.append(" %s=%s"
                    .formatted(
                            name,
                            members.stream()
                                    .filter(Objects::nonNull)
                                    .map(Rendering::reference)
                                    .sorted()
                                    .toList()));
        }
    }

    private static void map(StringBuilder text, String name, Map<String, ?> map, boolean walk) {
        if (walk || Hibernate.isInitialized(map)) {
            text.append(" %s=%s"
                    .formatted(
                            name,
                            map.entrySet().stream()
                                    .map(entry -> entry.getKey() + ":" + reference(entry.getValue()))
                                    .sorted()
                                    .toList()));
        }
    }

    private static String reference(Object member) {
        Object row = Hibernate.unproxy(member);
        if (row instanceof Workshop.Door door) {
            return "%s/%s".formatted(door.street, door.width);
        }
        return isEntity(row) ? row.getClass().getSimpleName() + values(row).get(0) : String.valueOf(row);
    }

    private static List<Object> values(Object row) {
        if (row instanceof Workshop.Region region) {
            return Arrays.asList(region.id, region.name, region.amount);
        }
        if (row instanceof Workshop.Entry entry) {
            return Arrays.asList(entry.id.book + "." + entry.id.line, entry.name, entry.amount);
        }
        if (row instanceof Workshop.Slot slot) {
            return Arrays.asList(slot.number, slot.name, slot.amount, slot.organisationId);
        }
        Workshop.Owned owned = (Workshop.Owned) row;
        return Arrays.asList(owned.id, owned.name, owned.amount, owned.organisation());
    }
}
