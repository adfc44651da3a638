package com.dreamineering.tenancy.statement;

import java.util.List;

/**
 * Why a statement keeps to one organisation, once one of these values is that organisation's id.
 *
 * @param parameters numbers from 1
 * @param literals as they stand in the text
 */
public record Proof(List<Integer> parameters, List<String> literals) {
    public Proof {
        parameters = List.copyOf(parameters);
        literals = List.copyOf(literals);
    }
}
