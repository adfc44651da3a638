package com.dreamineering.tenancy.test.proof;

import com.dreamineering.tenancy.OrganisationId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.type.ComponentType;
import org.jspecify.annotations.Nullable;

/**
 * One argument that a call wants, and the values that the rows of a side have for it.
 *
 * @param entity what the call is about
 * @param position the place among the arguments
 * @param path what the parameter is called, or the attributes that it is compared with
 */
record Wanted(
        Application application, Values values, MappedEntity entity, Side side, Pick pick, int position, String path) {

    private static final Pattern OF_AN_ORGANISATION = Pattern.compile("(?i).*(organi[sz]ation|tenant).*");

    /** A row, for a parameter of an entity's type. */
    Optional<Object> row(Class<?> type) {
        return application.entities.stream()
                .filter(candidate -> candidate.type() == type)
                .findFirst()
                .map(side::row);
    }

    Optional<Object> ofTheOrganisation(Class<?> type) {
        if (type == OrganisationId.class) {
            return Optional.of(new OrganisationId(side.tenant()));
        }
        return (type == UUID.class || type == Object.class)
                        && OF_AN_ORGANISATION.matcher(path).matches()
                ? Optional.of(side.tenant())
                : Optional.empty();
    }

    boolean isCalledLikeTheKey() {
        return path.equals("id") || path.equals(entity.persister.getIdentifierPropertyName());
    }

    /** The row's own value, or one near to it. */
    Optional<Object> plain(Class<?> type) {
        Object own = Values.boxed(type).isInstance(ownValue()) ? ownValue() : null;
        Slot slot = new Slot(path, own == null ? type : own.getClass(), -1, -1, null);
        Optional<Object> instead = pick.instead(slot, position, values);
        if (instead.isPresent()) {
            return instead;
        }
        return Optional.ofNullable(own)
                .or(() -> elsewhere(type))
                .or(() -> ofSameType(type))
                .or(() -> values.of(slot, side.mark()));
    }

    /** The value of an attribute that is called so in another entity. */
    private Optional<Object> elsewhere(Class<?> type) {
        return application.entities.stream()
                .flatMap(other -> other.attribute(path).stream())
                .filter(attribute -> attribute.isBasic() && attribute.entity.hasTable())
                .filter(attribute -> !attribute.entity.isAbstract())
                .map(attribute -> attribute.get(side.row(attribute.entity)))
                .filter(Values.boxed(type)::isInstance)
                .findFirst();
    }

    private Optional<Object> ofSameType(Class<?> type) {
        return entity.attributes.stream()
                .filter(attribute -> attribute.isBasic() && attribute.isWritten())
                .map(attribute -> attribute.get(side.row(entity)))
                .filter(Values.boxed(type)::isInstance)
                .findFirst();
    }

    /** What the row has at the end of the path; null for a path that is none. */
    private @Nullable Object ownValue() {
        MappedEntity at = entity;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].equals(at.persister.getIdentifierPropertyName())) {
                return side.id(at);
            }
            MappedAttribute attribute = at.attribute(steps[i]).orElse(null);
            if (attribute == null) {
                return null;
            }
            String target = attribute.target();
            if (i < steps.length - 1 && target != null) {
                at = application.entity(target);
                continue;
            }
            if (attribute.isCollection()) {
                return values.of(attribute.elementSlot(), side.mark()).orElse(null);
            }
            Object value = attribute.get(side.row(at));
            return i < steps.length - 1 && attribute.type() instanceof ComponentType component && value != null
                    ? component.getPropertyValue(value, component.getPropertyIndex(steps[i + 1]))
                    : value;
        }
        return null;
    }
}
