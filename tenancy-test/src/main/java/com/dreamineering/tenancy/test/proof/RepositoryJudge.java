package com.dreamineering.tenancy.test.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hibernate.NonUniqueResultException;
import org.hibernate.exception.ConstraintViolationException;

/** Calls a repository's method for several organisations, and says whether one gets at rows of another. */
final class RepositoryJudge {

    private final Stage stage;
    private final Sides sides;
    private final RepositoryArguments arguments;

    RepositoryJudge(Stage stage, RepositoryArguments arguments) {
        this.stage = stage;
        this.sides = new Sides(stage);
        this.arguments = arguments;
    }

    /**
     * What Globex gets while Acme has no rows.
     *
     * @param own with the arguments of its own row
     * @param others with those of a row that is nowhere
     */
    record Before(Map<Pick, Answer> own, Map<Pick, Answer> others) {}

    Before before(RepositoryMethod method) {
        return new Before(
                answers(method, stage.globex, sides.globexs()), answers(method, stage.globex, sides.nobodys()));
    }

    void judge(RepositoryMethod method, Before before) {
        before.own()
                .forEach((pick, answer) -> compare(
                        method, pick, answer, answer(method, stage.globex, sides.globexs(), pick), "its own row"));
        before.others()
                .forEach((pick, answer) ->
                        compare(method, pick, answer, answer(method, stage.globex, sides.acmes(), pick), "Acme's row"));
        if (method.entity().isOwned()) {
            requireNoDamage(method); // what belongs to nobody may be changed by anybody
        }
        if (method.answers()) {
            requireAnAnswerForAcme(method);
        }
    }

    private Map<Pick, Answer> answers(RepositoryMethod method, Party caller, Side side) {
        Map<Pick, Answer> answers = new EnumMap<>(Pick.class);
        for (Pick pick : picks(method)) {
            answers.put(pick, answer(method, caller, side, pick));
        }
        return answers;
    }

    private List<Pick> picks(RepositoryMethod method) {
        return arguments.dependOnThePick(method) ? List.of(Pick.values()) : List.of(Pick.EXACT);
    }

    private Answer answer(RepositoryMethod method, Party caller, Side side, Pick pick) {
        try {
            Object[] made = arguments.of(method, side, pick);
            return stage.application.looking(
                    caller, session -> new RepositoryReading(stage.application, session, caller).of(method.call(made)));
        } catch (RuntimeException e) {
            return new Answer.Failure(e);
        }
    }

    private static void compare(RepositoryMethod method, Pick pick, Answer before, Answer now, String whose) {
        if (now instanceof Answer.Failure failure && Judge.isTurnedAway(failure.thrown())) {
            return;
        }
        if (!method.entity().isOwned() && now instanceof Answer.Failure failure && isInUse(failure.thrown())) {
            return; // everybody's row, which Acme's rows refer to
        }
        if (now instanceof Answer.Content content && !content.foreign().isEmpty()) {
            throw new AssertionError("%1$s: Globex got rows of other organisations with the arguments of %3$s: %2$s"
                    .formatted(method, content.foreign(), whose));
        }
        if (!Answer.isSame(before, now)) {
            throw new AssertionError(
                    "%s: Globex got %s with the arguments of %s (%s), and without Acme's rows it gets %s"
                            .formatted(method, now, whose, pick, before),
                    Answer.thrown(now));
        }
    }

    /** Whether it ended at the library, or only because there were too many rows or some that others refer to. */
    private static boolean reaches(Throwable thrown) {
        return Causes.isRefusal(thrown) || isInUse(thrown) || Causes.has(thrown, NonUniqueResultException.class);
    }

    private static boolean isInUse(Throwable thrown) {
        return Causes.has(thrown, ConstraintViolationException.class);
    }

    private void requireNoDamage(RepositoryMethod method) {
        Throwable thrown = null;
        Object[] made = arguments.of(method, sides.acmes(), Pick.EXACT);
        try {
            stage.application.changing(stage.initech, session -> {
                // What it answers is read, so that what is lazy happens.
                return new RepositoryReading(stage.application, session, stage.initech).of(method.call(made));
            });
        } catch (RuntimeException e) {
            thrown = e;
        }
        String damage = stage.damage();
        if (!damage.isEmpty()) {
            throw new AssertionError(
                    "%s: Initech changed rows of Acme with %s: %s".formatted(method, Arrays.toString(made), damage),
                    thrown);
        }
    }

    private void requireAnAnswerForAcme(RepositoryMethod method) {
        List<String> tried = new ArrayList<>();
        for (Pick pick : picks(method)) {
            Answer answer = answer(method, stage.acme(), sides.acmes(), pick);
            if (answer instanceof Answer.Failure failure
                    ? reaches(failure.thrown())
                    : !((Answer.Content) answer).isNothing()) {
                return;
            }
            tried.add("%s for %s".formatted(answer, Arrays.toString(arguments.of(method, sides.acmes(), pick))));
        }
        throw new AssertionError(
                ("%s: proves nothing, because not even Acme gets its row from it. It gets %s. Supply arguments that find "
                                + "a row: override supply, and call supplies.arguments(\"%s\", seed -> List.of(…))")
                        .formatted(method, String.join(", ", tried), method.shortName()));
    }
}
