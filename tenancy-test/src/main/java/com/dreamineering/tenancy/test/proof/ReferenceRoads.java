package com.dreamineering.tenancy.test.proof;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.type.EntityType;

/** Roads by which a row of one's own would come to refer to somebody else's. */
final class ReferenceRoads {

    private final MappedEntity entity;
    private final Stage stage;

    ReferenceRoads(MappedEntity entity, Stage stage) {
        this.entity = entity;
        this.stage = stage;
    }

    Stream<Road> all() {
        return entity.attributes.stream().filter(this::leadsToOwned).flatMap(this::along);
    }

    private boolean leadsToOwned(MappedAttribute attribute) {
        String target = attribute.target();
        return target != null
                && !attribute.isInverse()
                && attribute.isWritten()
                && stage.application.entity(target).isOwned()
                && stage.hasRowOf(stage.application.entity(target));
    }

    private Stream<Road> along(MappedAttribute attribute) {
        MappedEntity target = stage.application.entity(String.valueOf(attribute.target()));
        if (attribute.isCollection()) {
            return Stream.of(road(attribute, "reference to the other's row, in a row that is there", trip -> {
                Object own = own(trip.session());
                add(attribute, own, trip.reference(target));
                trip.session().flush();
                return null;
            }));
        }
        Stream<Road> ofNew = Stream.of(road(attribute, "reference to the other's row, in a new row", trip -> {
            Object made = stage.unsaved(entity, trip.traveller(), trip.session());
            attribute.set(made, trip.reference(target));
            trip.session().persist(made);
            trip.session().flush();
            return null;
        }));
        return attribute.isUpdatable()
                ? Stream.concat(
                        ofNew,
                        Stream.of(road(attribute, "reference to the other's row, in a row that is there", trip -> {
                            attribute.set(own(trip.session()), trip.reference(target));
                            trip.session().flush();
                            return null;
                        })))
                : ofNew;
    }

    private Object own(Session session) {
        return session.find(entity.type(), stage.hoolis().idOfKind(entity));
    }

    @SuppressWarnings("unchecked")
    private void add(MappedAttribute attribute, Object own, Object foreign) {
        Object rows = attribute.get(own);
        if (rows instanceof Map<?, ?> map) {
            Object key = attribute.keyType() instanceof EntityType
                    ? foreign
                    : stage.seeder.value(attribute.keySlot(), stage.unlikeOthers());
            ((Map<Object, Object>) map).put(key, foreign);
        } else if (rows instanceof Collection<?> some) {
            ((Collection<Object>) some).add(foreign);
        }
    }

    private Road road(MappedAttribute attribute, String name, Trip.Way way) {
        return new Road(entity, "%s › %s".formatted(attribute.name(), name), way);
    }
}
