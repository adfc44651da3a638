package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.report.FindingKind;
import java.util.List;

/**
 * A key of a table that reaches over organisations.
 *
 * @param key what it is, in half a sentence
 * @param statements for PostgreSQL, to let it lead with the organisation
 */
record KeyAdvice(FindingKind kind, String key, List<String> statements) {

    KeyAdvice {
        statements = List.copyOf(statements);
    }

    String wayOut() {
        return "Let the key lead with the organisation: " + String.join(" ", statements);
    }
}
