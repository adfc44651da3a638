package com.dreamineering.tenancy.spring.autoconfigure;

import org.springframework.boot.diagnostics.FailureAnalysis;

/** What a user reads when the start fails. */
final class Analyses {

    private Analyses() {}

    static FailureAnalysis of(Throwable failure) {
        FailureAnalysis analysis = new TenancyFailureAnalyzer().analyze(failure);
        if (analysis == null) {
            throw new AssertionError("The failure has no analysis", failure);
        }
        return analysis;
    }
}
