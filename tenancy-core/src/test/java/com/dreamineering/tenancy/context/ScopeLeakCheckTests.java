package com.dreamineering.tenancy.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ScopeLeakCheckTests {

    private static final OrganisationId ACME = OrganisationId.parse("ac3e0000-0000-4000-8000-000000000001");

    @RepeatedTest(2)
    void looksAtEachThreadAfterItsTest(RepetitionInfo repetition) {
        assertThat(ScopeLeakCheck.checks()).isGreaterThanOrEqualTo(repetition.getCurrentRepetition() - 1);
    }

    @Test
    void passesAThreadWithoutAScope() {
        assertThatCode(() -> ScopeLeakCheck.requireNoScope("clean()")).doesNotThrowAnyException();
    }

    @Test
    void failsTheTestThatLeavesAScope() {
        TenantContext.run(
                ACME,
                () -> assertThatThrownBy(() -> ScopeLeakCheck.requireNoScope("leaking()"))
                        .isInstanceOf(AssertionError.class)
                        .hasMessage("'leaking()' left a scope on its thread: OneOrganisation[organisation=%s]", ACME));
    }
}
