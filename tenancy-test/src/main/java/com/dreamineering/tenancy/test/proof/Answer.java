package com.dreamineering.tenancy.test.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody gets who goes a road. */
sealed interface Answer {

    /** Rows and values, written down so that two answers can be compared. */
    record Content(List<String> lines, List<String> foreign) implements Answer {

        private static final List<String> NOTHING = List.of("null", "0", "false", "");

        public Content {
            lines = List.copyOf(lines);
            foreign = List.copyOf(foreign);
        }

        boolean isNothing() {
            return NOTHING.containsAll(lines);
        }

        @Override
        public String toString() {
            return lines.toString();
        }
    }

    /** An exception. */
    record Failure(Throwable thrown) implements Answer {

        boolean isRefusal() {
            return Causes.isRefusal(thrown);
        }

        boolean isLike(Failure other) {
            return Causes.root(thrown).getClass() == Causes.root(other.thrown).getClass();
        }

        @Override
        public String toString() {
            return Causes.describe(thrown);
        }
    }

    static boolean isSame(Answer one, Answer other) {
        if (one instanceof Failure first && other instanceof Failure second) {
            return first.isLike(second);
        }
        return one instanceof Content first
                && other instanceof Content second
                && first.lines().equals(second.lines());
    }

    static @Nullable Throwable thrown(Answer answer) {
        return answer instanceof Failure failure ? failure.thrown() : null;
    }
}
