package com.dreamineering.tenancy.test.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hibernate.NonUniqueResultException;
import org.hibernate.exception.ConstraintViolationException;

/** Calls what the application has for several organisations, and says whether one gets at rows of another. */
final class CallJudge {

    private final Stage stage;
    private final Sides sides;

    CallJudge(Stage stage) {
        this.stage = stage;
        this.sides = new Sides(stage);
    }

    /**
     * What Globex gets while Acme has no rows.
     *
     * @param own with the arguments of its own row
     * @param others with those of a row that is nowhere
     */
    record Before(Map<Pick, Answer> own, Map<Pick, Answer> others) {}

    Before before(Call call) {
        return new Before(answers(call, stage.globex, sides.globexs()), answers(call, stage.globex, sides.nobodys()));
    }

    void judge(Call call, Before before) {
        before.own()
                .forEach((pick, answer) ->
                        compare(call, pick, answer, answer(call, stage.globex, sides.globexs(), pick), "its own row"));
        before.others()
                .forEach((pick, answer) ->
                        compare(call, pick, answer, answer(call, stage.globex, sides.acmes(), pick), "Acme's row"));
        if (call.entity().isOwned()) {
            requireNoDamage(call); // what belongs to nobody may be changed by anybody
        }
        if (call.answers()) {
            requireAnAnswerForAcme(call);
        }
    }

    private Map<Pick, Answer> answers(Call call, Party caller, Side side) {
        Map<Pick, Answer> answers = new EnumMap<>(Pick.class);
        for (Pick pick : picks(call)) {
            answers.put(pick, answer(call, caller, side, pick));
        }
        return answers;
    }

    private List<Pick> picks(Call call) {
        return call.dependsOnThePick() ? List.of(Pick.values()) : List.of(Pick.EXACT);
    }

    private Answer answer(Call call, Party caller, Side side, Pick pick) {
        try {
            Object[] made = call.arguments(side, pick);
            return stage.application.looking(
                    caller,
                    session -> call.reading(stage.application, session, caller).of(call.go(session, made)));
        } catch (RuntimeException e) {
            return new Answer.Failure(e);
        }
    }

    private static void compare(Call call, Pick pick, Answer before, Answer now, String whose) {
        if (now instanceof Answer.Failure failure && Judge.isTurnedAway(failure.thrown())) {
            return;
        }
        if (!call.entity().isOwned() && now instanceof Answer.Failure failure && isInUse(failure.thrown())) {
            return; // everybody's row, which Acme's rows refer to
        }
        if (now instanceof Answer.Content content && !content.foreign().isEmpty()) {
            throw new AssertionError("%1$s: Globex got rows of other organisations with the arguments of %3$s: %2$s"
                    .formatted(call, content.foreign(), whose));
        }
        if (!Answer.isSame(before, now)) {
            throw new AssertionError(
                    "%s: Globex got %s with the arguments of %s (%s), and without Acme's rows it gets %s"
                            .formatted(call, now, whose, pick, before),
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

    private void requireNoDamage(Call call) {
        Throwable thrown = null;
        Object[] made = call.arguments(sides.acmes(), Pick.EXACT);
        try {
            stage.application.changing(stage.initech, session -> {
                // What it answers is read, so that what is lazy happens.
                return call.reading(stage.application, session, stage.initech).of(call.go(session, made));
            });
        } catch (RuntimeException e) {
            thrown = e;
        }
        String damage = stage.damage();
        if (!damage.isEmpty()) {
            throw new AssertionError(
                    "%s: Initech changed rows of Acme with %s: %s".formatted(call, Arrays.toString(made), damage),
                    thrown);
        }
    }

    private void requireAnAnswerForAcme(Call call) {
        List<String> tried = new ArrayList<>();
        for (Pick pick : picks(call)) {
            Answer answer = answer(call, stage.acme(), sides.acmes(), pick);
            if (answer instanceof Answer.Failure failure
                    ? reaches(failure.thrown())
                    : !((Answer.Content) answer).isNothing()) {
                return;
            }
            tried.add("%s for %s".formatted(answer, Arrays.toString(call.arguments(sides.acmes(), pick))));
        }
        throw new AssertionError(
                ("%s: proves nothing, because not even Acme gets its row from it. It gets %s. Supply arguments that find "
                                + "a row: override supply, and call supplies.arguments(\"%s\", seed -> List.of(…))")
                        .formatted(call, String.join(", ", tried), call.shortName()));
    }
}
