package com.dreamineering.tenancy.test.proof;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The sides that arguments can be taken from. */
final class Sides {

    private static final UUID NO_ORGANISATION = new UUID(-987_654, -987_654);

    private final Stage stage;

    Sides(Stage stage) {
        this.stage = stage;
    }

    Side globexs() {
        return stored(stage.globexs(), Mark.TWIN);
    }

    Side acmes() {
        return stored(stage.acmes(), Mark.OTHER);
    }

    /** Rows like those of Acme, which are nowhere. */
    Side nobodys() {
        Map<MappedEntity, Object> rows = new HashMap<>();
        return new Side() {
            @Override
            public Object id(MappedEntity entity) {
                return stage.idOfNobodys(entity);
            }

            @Override
            public Object row(MappedEntity entity) {
                return rows.computeIfAbsent(stage.concrete(entity), key -> stage.unsaved(key, Mark.OTHER));
            }

            @Override
            public UUID tenant() {
                return NO_ORGANISATION;
            }

            @Override
            public Mark mark() {
                return Mark.OTHER;
            }
        };
    }

    private Side stored(World world, Mark mark) {
        return new Side() {
            @Override
            public Object id(MappedEntity entity) {
                return world.idOfKind(entity);
            }

            @Override
            public Object row(MappedEntity entity) {
                return stage.application.looking(
                        world.party, session -> session.find(entity.type(), world.idOfKind(entity)));
            }

            @Override
            public UUID tenant() {
                return world.party.id().value();
            }

            @Override
            public Mark mark() {
                return mark;
            }
        };
    }
}
