package com.dreamineering.tenancy.statement;

import com.dreamineering.tenancy.statement.OwnedTable.Dependent;
import com.dreamineering.tenancy.statement.OwnedTable.Direct;
import com.dreamineering.tenancy.statement.OwnedTable.Linked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A table, or a query in its place, that one query or change reads under a name of its own. */
final class Reference {

    /** Null for a query that has none. */
    final @Nullable Token alias;

    private final String table;
    private final boolean isTable;
    private final @Nullable OwnedTable owned;
    private final Map<String, Operand> values;
    private final List<Integer> parameters = new ArrayList<>();
    private final List<String> literals = new ArrayList<>();
    private final List<Proof> lists = new ArrayList<>();
    private final List<Reference> sources = new ArrayList<>();
    private boolean keyed;
    private boolean inScope;
    private boolean mayBeAbsent;

    private Reference(
            @Nullable Token alias,
            String table,
            boolean isTable,
            @Nullable OwnedTable owned,
            Map<String, Operand> values) {
        this.isTable = isTable;
        this.alias = alias;
        this.table = table;
        this.owned = owned;
        this.values = Map.copyOf(values);
    }

    static Reference table(@Nullable Token alias, String table, @Nullable OwnedTable owned) {
        return new Reference(alias, table, true, owned, Map.of());
    }

    /** A query whose rows name their organisation in this column without being kept to one. */
    static Reference ownedQuery(@Nullable Token alias, String column) {
        return new Reference(alias, "a query", false, new Direct(column, Set.of()), Map.of());
    }

    /** A query that hands some values of the statement on under names. */
    static Reference query(@Nullable Token alias, Map<String, Operand> values) {
        return new Reference(alias, "a query", false, null, values);
    }

    /** The same table, of which nothing is known yet. */
    Reference again() {
        return new Reference(alias, table, isTable, owned, values);
    }

    /** The same name, and nothing behind it: where the table cannot be seen, the name may be another one's. */
    Reference hidden() {
        return new Reference(alias, table, isTable, null, Map.of());
    }

    /** Whether it is a table, and not a query or function. */
    boolean isTable() {
        return isTable;
    }

    boolean isCalled(Token name) {
        return alias != null && alias.isSameName(name);
    }

    /** As it is written in front of a column. */
    String name() {
        return alias == null ? table : alias.spelling();
    }

    boolean isOwned() {
        return owned != null;
    }

    boolean isOrganisation(String column) {
        return owned instanceof Direct direct && direct.column().equals(column);
    }

    @Nullable
    String organisationColumn() {
        return owned instanceof Direct direct ? direct.column() : null;
    }

    boolean isKey(String column) {
        return (owned instanceof Dependent dependent && dependent.keys().contains(column))
                || (owned instanceof Linked linked && linked.links().contains(column));
    }

    @Nullable
    Operand valueOf(String column) {
        return values.get(column);
    }

    Set<String> keys() {
        if (owned instanceof Direct direct) {
            return direct.keys();
        }
        if (owned instanceof Linked linked) {
            return linked.links();
        }
        return owned instanceof Dependent dependent ? dependent.keys() : Set.of();
    }

    void isRestrictedTo(Operand value) {
        if (value.isInScope()) {
            inScope = true;
        } else if (value.parameter() > 0) {
            parameters.add(value.parameter());
        } else {
            literals.add(value.text());
        }
    }

    /** Restricted by a list: each value of it has to be the organisation's. */
    void isRestrictedToAll(List<Operand> list) {
        for (Operand value : list) {
            if (value.isInScope()) {
                inScope = true;
            } else {
                lists.add(proof(value));
            }
        }
    }

    private static Proof proof(Operand value) {
        return value.parameter() > 0
                ? new Proof(List.of(value.parameter()), List.of())
                : new Proof(List.of(), List.of(value.text()));
    }

    void isRestrictedLike(Reference other) {
        sources.add(other);
    }

    /** An outer join has rows without it: a condition on it would take those away. */
    void mayBeAbsent() {
        mayBeAbsent = true;
    }

    boolean isAlwaysThere() {
        return !mayBeAbsent;
    }

    void isFoundByKey() {
        keyed |= !(owned instanceof Linked);
    }

    /** New rows that hang on owned ones, or link to them, name those by their keys. */
    void isStored() {
        keyed = true;
    }

    /** Whether a condition can be added that keeps it to the organisation. */
    boolean canBeCompleted() {
        return owned instanceof Direct || owned instanceof Linked;
    }

    /** Takes note that the condition will be added that it answers. */
    String complete() {
        keyed = true;
        return owned instanceof Linked linked
                ? linked.condition().replace(Linked.LINK, name())
                : "%s.%s=?".formatted(name(), organisationColumn());
    }

    boolean isProven() {
        return isProven(new HashMap<>());
    }

    private boolean isProven(Map<Reference, Boolean> asked) {
        if (!isOwned() || keyed || inScope || isRestricted()) {
            return true;
        }
        if (asked.put(this, true) != null) {
            return false;
        }
        return sources.stream().anyMatch(source -> source.isOwned() && source.isProven(asked));
    }

    private boolean isRestricted() {
        return !parameters.isEmpty() || !literals.isEmpty() || !lists.isEmpty();
    }

    /** What the statement does not say about this table. */
    String describeProblem() {
        if (owned instanceof Direct direct) {
            return "it reads or changes '%s' without '%s.%s = ?' among the conditions that always hold"
                    .formatted(table, name(), direct.column());
        }
        if (owned instanceof Linked) {
            return "it reads or changes '%s', which links to rows of organisations by %s, without a condition that finds those"
                    .formatted(table, new TreeSet<>(keys()));
        }
        return "it reads or changes '%s', which hangs on rows of one organisation, without one of its keys %s"
                .formatted(table, new TreeSet<>(keys()));
    }

    void addProofTo(List<Proof> proofs) {
        // What is kept to the organisation in scope already may be compared with any other: that finds no rows.
        if (!inScope && (!parameters.isEmpty() || !literals.isEmpty())) {
            proofs.add(new Proof(parameters, literals));
        }
        proofs.addAll(lists);
    }
}
