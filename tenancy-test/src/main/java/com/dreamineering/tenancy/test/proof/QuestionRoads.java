package com.dreamineering.tenancy.test.proof;

import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.StatelessSession;

/** Roads that store a row of one's own under a key that may be somebody else's: does it tell whether there is one? */
final class QuestionRoads {

    private final MappedEntity entity;
    private final Stage stage;

    QuestionRoads(MappedEntity entity, Stage stage) {
        this.entity = entity;
        this.stage = stage;
    }

    Stream<Road> all() {
        if (entity.isAbstract() || !entity.hasTable() || !entity.hasKeyOfItsOwn()) {
            return Stream.empty();
        }
        return Stream.of(
                road("merge under the other's key", Session::merge),
                road("persist under the other's key", Session::persist),
                stateless("stateless insert under the other's key", StatelessSession::insert),
                stateless("stateless upsert under the other's key", StatelessSession::upsert));
    }

    private Road road(String name, BiConsumer<Session, Object> storing) {
        return new Road(entity, name, trip -> {
            storing.accept(trip.session(), row(trip));
            trip.session().flush();
            return "stored";
        });
    }

    private Road stateless(String name, BiConsumer<StatelessSession, Object> storing) {
        return new Road(entity, name, trip -> {
            Object row = row(trip);
            Stateless.undo(trip, session -> storing.accept(session, row));
            return "stored";
        });
    }

    private Object row(Trip trip) {
        Object row = stage.unsaved(entity, trip.traveller(), trip.session());
        entity.persister.setIdentifier(row, trip.id(entity), trip.implementor());
        return row;
    }
}
