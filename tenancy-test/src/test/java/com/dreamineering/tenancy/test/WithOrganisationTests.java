package com.dreamineering.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithOrganisation(WithOrganisationTests.ACME)
@ExtendWith(ScopeLeakCheck.class)
class WithOrganisationTests {

    static final String ACME = "b3f1a0de-0000-4000-8000-00000000acae";
    static final String GLOBEX = "b3f1a0de-0000-4000-8000-0000000910be";

    @BeforeEach
    void startsOutside() {
        assertThat(TenantContext.current()).isEmpty();
    }

    @Test
    void putsTheOrganisationOfTheClassInScope() {
        assertThat(TenantContext.current()).contains(OrganisationId.parse(ACME));
    }

    @Test
    @WithOrganisation(GLOBEX)
    void prefersTheOrganisationOfTheMethod() {
        assertThat(TenantContext.current()).contains(OrganisationId.parse(GLOBEX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void holdsForEachInvocation(String invocation) {
        assertThat(TenantContext.current()).as(invocation).contains(OrganisationId.parse(ACME));
    }

    @Nested
    class InsideAnotherClass {
        @Test
        void putsTheOrganisationOfTheOuterClassInScope() {
            assertThat(TenantContext.current()).contains(OrganisationId.parse(ACME));
        }
    }
}
