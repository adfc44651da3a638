package com.dreamineering.tenancy.isolation.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** What one organisation owns, as it ought to be. */
final class Books {

    static final int SHELVES = 20;

    final int number;
    final UUID organisation;
    final ReentrantLock lock = new ReentrantLock();
    final Map<Long, Row> sites = new TreeMap<>();
    final Map<Long, Row> machines = new TreeMap<>();
    final Map<Long, Row> tags = new TreeMap<>();
    final Map<Long, Set<Long>> tagsOfSites = new TreeMap<>();
    final Set<Long> tagsOfTheRegion = new TreeSet<>();
    private long last;

    Books(int number, UUID organisation) {
        this.number = number;
        this.organisation = organisation;
    }

    /** A row; a machine may stand on a site. */
    record Row(String name, int amount, Long site) {}

    /** An id that tells whose row it is. */
    long next() {
        last++;
        return last * SHELVES + number;
    }

    static int ownerOf(long id) {
        return (int) (id % SHELVES);
    }

    void removeSite(long id) {
        sites.remove(id);
        tagsOfSites.remove(id);
        machines.replaceAll((machine, row) ->
                row.site() != null && row.site() == id ? new Row(row.name(), row.amount(), null) : row);
    }

    void removeTag(long id) {
        tags.remove(id);
        tagsOfTheRegion.remove(id);
        tagsOfSites.values().forEach(held -> held.remove(id));
    }

    /** Everything that the organisation ought to see, line by line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        sites.forEach((id, row) -> lines.add("site %d %s %d tags %s machines %s"
                .formatted(
                        id,
                        row.name(),
                        row.amount(),
                        tagsOfSites.getOrDefault(id, Set.of()),
                        machines.entrySet().stream()
                                .filter(machine -> id.equals(machine.getValue().site()))
                                .map(Map.Entry::getKey)
                                .toList())));
        machines.forEach((id, row) -> lines.add("machine %d %s %d".formatted(id, row.name(), row.amount())));
        tags.forEach((id, row) -> lines.add("tag %d %s %d".formatted(id, row.name(), row.amount())));
        lines.add("region tags " + tagsOfTheRegion);
        return lines;
    }
}
