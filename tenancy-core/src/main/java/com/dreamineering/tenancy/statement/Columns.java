package com.dreamineering.tenancy.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a query selects. */
final class Columns {

    private final List<Range> all;

    Columns(Range list) {
        all = list.cutAtCommas();
    }

    List<Range> all() {
        return all;
    }

    /** Just {@code *} or {@code t.*}. */
    boolean isEverything() {
        return all.size() == 1 && isStar(all.get(0));
    }

    /** Whether the place of each column is known: one with a star stands for any number of them. */
    boolean haveKnownPlaces() {
        return all.stream().noneMatch(Columns::isStar);
    }

    private static boolean isStar(Range column) {
        return !column.isEmpty()
                && column.get(column.size() - 1).is("*")
                && (column.size() == 1 || column.get(column.size() - 2).is("."));
    }

    /** What a column is made of, without its name. */
    Range valueAt(int place) {
        Range column = all.get(place);
        int last = column.end() - 1;
        if (column.size() > 2 && column.hasAt(last - 1, "as")) {
            return column.to(last - 1);
        }
        boolean named = column.size() > 1
                && column.tokens().get(last).isName()
                && !column.tokens().get(last - 1).is(".")
                && column.to(last).endsWithOperand();
        return named ? column.to(last) : column;
    }

    /** The name that the query around knows it by; empty where that is not sure in every database. */
    String nameAt(int place) {
        Token name = name(all.get(place));
        if (name == null || name.kind() != Token.Kind.NAME) {
            return "";
        }
        long alike =
                all.stream().filter(column -> isCalled(column, name.text())).count();
        return alike == 1 ? name.text() : "";
    }

    private static boolean isCalled(Range column, String name) {
        Token own = name(column);
        return own != null && own.text().equals(name);
    }

    private static @Nullable Token name(Range column) {
        Token last = column.isEmpty() ? null : column.get(column.size() - 1);
        return last != null && last.isName() ? last : null;
    }
}
