package com.dreamineering.tenancy.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a statement says about whose rows it touches.
 *
 * @param problem why it may touch rows of more than one organisation, as a half sentence; null if it may not
 * @param proofs each has to hold when the statement runs; empty if it touches nobody's rows
 * @param completion for a statement that conditions of its own would keep to an organisation; null for every other one
 * @param reserved a reserved table that the statement uses, or may use; null if it uses none
 */
public record Finding(
        @Nullable String problem,
        List<Proof> proofs,
        @Nullable Completion completion,
        @Nullable String reserved) {

    public Finding {
        proofs = List.copyOf(proofs);
    }

    /**
     * The statement with more conditions, which keep it to an organisation.
     *
     * @param behind for each condition, how many of the statement's own parameters come before the one it adds; rising
     */
    public record Completion(String sql, List<Integer> behind) {
        public Completion {
            behind = List.copyOf(behind);
        }

        /** The number in the completed statement of a parameter of the statement. */
        public int numberOf(int parameter) {
            int number = parameter;
            for (int before : behind) {
                if (before < parameter) {
                    number++;
                }
            }
            return number;
        }

        /** The numbers of the added parameters, which have to be bound to the organisation. */
        public List<Integer> added() {
            List<Integer> numbers = new ArrayList<>();
            for (int before : behind) {
                numbers.add(before + numbers.size() + 1);
            }
            return numbers;
        }
    }

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
