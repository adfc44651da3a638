package com.dreamineering.tenancy.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a statement says about whose rows it touches.
 *
 * @param problem why it may touch rows of more than one organisation, as a half sentence; null if it may not
 * @param proofs each has to hold when the statement runs; empty if it touches nobody's rows
 * @param completion for a statement that finds rows by plain keys, whoever owns them; null for every other one
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
     * The statement with one more condition, which keeps it to an organisation.
     *
     * @param parameter the number of the one that has to be bound to the organisation, the last
     */
    public record Completion(String sql, int parameter) {}

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
