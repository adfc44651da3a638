package com.dreamineering.tenancy.test.proof;

import org.jspecify.annotations.Nullable;

/** Thrown for an entity of which the proof cannot make a row by itself; the message says what to supply. */
final class CannotSeedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CannotSeedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static CannotSeedException value(MappedEntity entity, Slot slot) {
        return new CannotSeedException(
                ("%s cannot be seeded: the proof knows no value for '%s' (%s). Supply one: override supply, and call "
                                + "supplies.value(%s.class, seed -> …), or supplies.entity(%s.class, seed -> …) for the row")
                        .formatted(
                                entity,
                                slot.path(),
                                slot.type().getName(),
                                slot.type().getSimpleName(),
                                entity.type().getSimpleName()),
                null);
    }

    static CannotSeedException cycle(MappedEntity entity, String path) {
        return new CannotSeedException(
                ("%1$s cannot be seeded: its row needs one of %1$s first (%2$s). Supply the row with what it needs: override "
                                + "supply, and call supplies.entity(%3$s.class, seed -> …)")
                        .formatted(entity, path, entity.type().getSimpleName()),
                null);
    }

    static CannotSeedException noRowOf(MappedEntity entity, String target) {
        return new CannotSeedException(
                "%s cannot be seeded: it needs a row of %s, and there is none".formatted(entity, target), null);
    }

    static CannotSeedException refused(MappedEntity entity, Throwable cause) {
        return new CannotSeedException(
                ("%s cannot be seeded: %s. Supply a row that can be stored: override supply, and call "
                                + "supplies.entity(%s.class, seed -> …)")
                        .formatted(entity, Causes.describe(cause), entity.type().getSimpleName()),
                cause);
    }

    static CannotSeedException argument(Call call, int position, Class<?> type) {
        return new CannotSeedException(
                ("%s cannot be called: the proof knows no argument for parameter %d (%s). Supply them: override supply, and "
                                + "call supplies.arguments(\"%s\", seed -> List.of(…))")
                        .formatted(call, position + 1, type.getName(), call.shortName()),
                null);
    }

    static CannotSeedException attribute(MappedAttribute attribute, Throwable cause) {
        return new CannotSeedException(
                ("%s cannot be filled: %s. Supply a row that has it filled: override supply, and call "
                                + "supplies.entity(%s.class, seed -> …)")
                        .formatted(
                                attribute,
                                Causes.describe(cause),
                                attribute.entity.type().getSimpleName()),
                cause);
    }
}
