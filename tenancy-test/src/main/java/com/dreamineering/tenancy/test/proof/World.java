package com.dreamineering.tenancy.test.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one organisation and one mark: one of each entity. */
final class World {

    final Party party;
    final Mark mark;
    private final Map<MappedEntity, Row> rows = new LinkedHashMap<>();

    World(Party party, Mark mark) {
        this.party = party;
        this.mark = mark;
    }

    Optional<Row> row(MappedEntity entity) {
        return Optional.ofNullable(rows.get(entity));
    }

    /** The row of the entity, or of one that extends it. */
    Optional<Row> rowOfKind(MappedEntity entity) {
        return row(entity)
                .or(() -> rows.values().stream()
                        .filter(row ->
                                entity.type().isAssignableFrom(row.entity().type()))
                        .findFirst());
    }

    Object idOfKind(MappedEntity entity) {
        return rowOfKind(entity)
                .orElseThrow(() -> new IllegalStateException("%s has no row of %s".formatted(party, entity)))
                .id();
    }

    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    void add(Row row) {
        rows.put(row.entity(), row);
    }
}
