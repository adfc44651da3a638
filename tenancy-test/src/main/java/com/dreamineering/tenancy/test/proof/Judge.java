package com.dreamineering.tenancy.test.proof;

import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.EntityFilterException;
import org.hibernate.HibernateException;
import org.hibernate.ObjectNotFoundException;
import org.hibernate.PropertyValueException;
import org.hibernate.Session;
import org.hibernate.SessionException;
import org.hibernate.StaleStateException;
import org.hibernate.UnresolvableObjectException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Goes roads, and says whether somebody got at rows of another organisation. */
final class Judge {

    /** What Hibernate itself says to somebody who has not got the row. */
    private static final List<Class<? extends Throwable>> NOT_YOURS = List.of(
            EntityNotFoundException.class,
            ObjectNotFoundException.class,
            UnresolvableObjectException.class,
            EntityFilterException.class,
            OptimisticLockException.class,
            StaleStateException.class,
            PropertyValueException.class);

    /** What the database says to a row under a key that is taken; the latter to an upsert that may not change that row. */
    private static final List<Class<? extends Throwable>> KEY_IS_TAKEN =
            List.of(ConstraintViolationException.class, StaleStateException.class);

    /** PostgreSQL's: a policy of row-level security, or a right that is missing. */
    private static final String NOT_PERMITTED = "42501";

    private final Stage stage;
    private final Sides sides;

    Judge(Stage stage) {
        this.stage = stage;
        this.sides = new Sides(stage);
    }

    /** What Globex gets while Acme has no rows. */
    Answer before(Road road) {
        return answer(road, stage.globex, sides.nobodys());
    }

    /** Fails if Globex gets something else now that Acme has rows, or if the road would not show them. */
    void read(Road road, Answer before) {
        Answer control = answer(road, stage.acme(), sides.acmes());
        Answer now = answer(road, stage.globex, sides.acmes());
        if (now instanceof Answer.Failure failure && isRefusal(failure.thrown())) {
            return;
        }
        if (now instanceof Answer.Content content && !content.foreign().isEmpty()) {
            throw new AssertionError(
                    "%s: Globex got rows of other organisations: %s".formatted(road, content.foreign()));
        }
        if (!Answer.isSame(before, now)) {
            throw new AssertionError(
                    "%s: Globex got %s, and without Acme's rows it gets %s".formatted(road, now, before),
                    Answer.thrown(now));
        }
        if (control instanceof Answer.Failure failure) {
            if (Causes.has(failure.thrown(), UnsupportedOperationException.class)) {
                throw new TestAbortedException("%s: Hibernate cannot: %s".formatted(road, failure));
            }
            if (!failure.isRefusal()) {
                throw new AssertionError(
                        "%s: proves nothing, because not even Acme can go there: %s".formatted(road, failure),
                        failure.thrown());
            }
        } else if (((Answer.Content) control).isNothing()) {
            throw new AssertionError("%s: proves nothing, because not even Acme gets its row there. It gets %s"
                    .formatted(road, control));
        }
    }

    /** Fails if Globex can tell from what becomes of a row of its own that Acme has one with the same key. */
    void ask(Road road, Answer before) {
        if (before instanceof Answer.Failure failure && !isExpected(failure.thrown())) {
            throw new TestAbortedException("%s: Hibernate cannot: %s".formatted(road, failure));
        }
        Answer now = answer(road, stage.globex, sides.acmes());
        // A key over all organisations is the database's, which tells of it: the report names such keys.
        boolean onlyTheKey = now instanceof Answer.Failure failure
                && KEY_IS_TAKEN.stream().anyMatch(type -> Causes.has(failure.thrown(), type));
        if (!Answer.isSame(before, now) && !onlyTheKey) {
            throw new AssertionError(
                    "%s: Globex can tell that Acme has the row: it gets %s, and for a row that is nowhere %s"
                            .formatted(road, now, before),
                    Answer.thrown(now));
        }
    }

    private static boolean isExpected(Throwable thrown) {
        return Causes.isRefusal(thrown)
                || Causes.has(thrown, HibernateException.class)
                || Causes.has(thrown, PersistenceException.class);
    }

    private Answer answer(Road road, Party traveller, Side side) {
        try {
            return stage.application.looking(traveller, session -> {
                Trip trip = new Trip(stage.application, session, traveller, side);
                return new Reading(stage.application, trip.implementor(), traveller).of(go(road, trip));
            });
        } catch (RuntimeException e) {
            return new Answer.Failure(e);
        }
    }

    /** Fails if the traveller gets at rows of Acme, or if the road ends before it could. */
    void change(Road road, Party traveller) {
        Throwable thrown = null;
        try {
            stage.application.changing(traveller, session -> go(road, trip(session, traveller)));
        } catch (RuntimeException e) {
            thrown = e;
        }
        String damage = stage.damage();
        if (!damage.isEmpty()) {
            throw new AssertionError("%s: %s changed rows of Acme: %s".formatted(road, traveller, damage), thrown);
        }
        if (thrown != null && !isTurnedAway(thrown)) {
            if (traveller.equals(stage.initech) && Causes.has(thrown, ConstraintViolationException.class)) {
                throw new AssertionError(
                        "%s: %s has no rows, and only a constraint kept it from changing others': %s"
                                .formatted(road, traveller, Causes.describe(thrown)),
                        thrown);
            }
            throw new AssertionError(
                    "%s: proves nothing, because it ends before it gets to Acme's rows: %s"
                            .formatted(road, Causes.describe(thrown)),
                    thrown);
        }
    }

    /** Fails if Hooli can store a row that refers to one of Acme's. */
    void refer(Road road) {
        try {
            stage.application.looking(stage.hoolis().party, session -> go(road, trip(session, stage.hoolis().party)));
        } catch (RuntimeException e) {
            if (isTurnedAway(e) || Causes.has(e, ConstraintViolationException.class)) {
                return;
            }
            throw new AssertionError(
                    "%s: proves nothing, because it ends before it gets to Acme's rows: %s"
                            .formatted(road, Causes.describe(e)),
                    e);
        }
        throw new AssertionError("%s: Hooli stored a row that refers to Acme's".formatted(road));
    }

    private Trip trip(Session session, Party traveller) {
        return new Trip(stage.application, session, traveller, sides.acmes());
    }

    /** Whether somebody is kept from a road altogether, by the library or by Hibernate. */
    private static boolean isRefusal(Throwable thrown) {
        return Causes.isRefusal(thrown)
                || Causes.find(thrown, SessionException.class)
                        .filter(cause -> String.valueOf(cause.getMessage()).contains("tenant identifier"))
                        .isPresent();
    }

    static boolean isTurnedAway(Throwable thrown) {
        return Causes.isRefusal(thrown)
                || Causes.of(thrown).anyMatch(cause -> NOT_YOURS.stream().anyMatch(type -> type.isInstance(cause)))
                || Causes.find(thrown, SQLException.class)
                        .filter(cause -> NOT_PERMITTED.equals(cause.getSQLState()))
                        .isPresent();
    }

    private static @Nullable Object go(Road road, Trip trip) {
        try {
            return road.way().go(trip);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
