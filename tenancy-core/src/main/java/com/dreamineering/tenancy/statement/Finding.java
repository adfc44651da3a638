package com.dreamineering.tenancy.statement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a statement says about whose rows it touches.
 *
 * @param problem why it may touch rows of more than one organisation, as a half sentence; null if it may not
 * @param proofs each has to hold when the statement runs; empty if it touches nobody's rows
 * @param completion for a statement that conditions of its own would keep to an organisation; null for every other one
 * @param reserved a reserved table that the statement uses, or may use; null if it uses none
 * @param scopeLiterals for a statement with {@link OwnedTables#IN_SCOPE} in it; null for every other one
 */
public record Finding(
        @Nullable String problem,
        List<Proof> proofs,
        @Nullable Completion completion,
        @Nullable String reserved,
        @Nullable ScopeLiterals scopeLiterals) {

    public Finding {
        proofs = List.copyOf(proofs);
    }

    /** Whether a statement that nobody has to prove anything about can run as it is. */
    public static final Finding NOTHING_TO_PROVE = new Finding(null, List.of(), null, null, null);

    /** For a session that may do without proofs in an organisation's scope. */
    public Finding unproven() {
        return scopeLiterals == null ? NOTHING_TO_PROVE : completedBy(scopeLiterals.inOne());
    }

    /** For a session that sees every organisation. */
    public Finding ofEveryOrganisation() {
        return scopeLiterals == null ? NOTHING_TO_PROVE : completedBy(scopeLiterals.inAll());
    }

    private static Finding completedBy(Completion completion) {
        return new Finding(null, List.of(), completion, null, null);
    }

    /**
     * The statement with more parameters, which have to be bound to the organisation.
     *
     * @param added their numbers, rising
     * @param places where they stand in the text
     */
    public record Completion(String sql, List<Integer> added, List<Integer> places) {
        public Completion {
            added = List.copyOf(added);
            places = List.copyOf(places);
        }

        /** For a statement that takes no parameters: with a literal in the place of each, which an id cannot end early. */
        public String withLiterals(UUID organisation) {
            StringBuilder text = new StringBuilder();
            int copied = 0;
            for (int place : places) {
                text.append(sql, copied, place)
                        .append('\'')
                        .append(organisation)
                        .append('\'');
                copied = place + 1;
            }
            return text.append(sql, copied, sql.length()).toString();
        }

        /** The number in the completed statement of a parameter of the statement. */
        public int numberOf(int parameter) {
            int number = parameter;
            for (int other : added) {
                if (other <= number) {
                    number++;
                }
            }
            return number;
        }
    }

    /**
     * What is to be run in place of a statement that says {@link OwnedTables#IN_SCOPE}.
     *
     * @param inOne with a parameter for the organisation in each place
     * @param inAll without the comparisons, for a session that sees every organisation
     */
    public record ScopeLiterals(Completion inOne, Completion inAll) {}

    /** Whether a proof looks at this parameter, by its number from 1. */
    public boolean isProvedBy(int parameter) {
        for (Proof proof : proofs) {
            if (proof.parameters().contains(parameter)) {
                return true;
            }
        }
        return false;
    }
}
