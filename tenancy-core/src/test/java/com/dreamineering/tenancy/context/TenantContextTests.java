package com.dreamineering.tenancy.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantScope.GlobalData;
import com.dreamineering.tenancy.context.TenantScope.None;
import com.dreamineering.tenancy.context.TenantScope.OneOrganisation;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TenantContextTests {

    private static final OrganisationId ACME = OrganisationId.random();
    private static final OrganisationId GLOBEX = OrganisationId.random();
    private static final String WAY_OUT =
            ". Open a scope around the work: TenantContext.call(organisation, ...) for one "
                    + "organisation's data, TenantContext.callGlobal(...) for data that no organisation owns. "
                    + "Scopes do not travel to other threads by themselves: ScopeCarrier takes one along";

    @Nested
    class WithoutAScope {

        @Test
        void hasNone() {
            assertThat(TenantContext.scope()).isSameAs(None.NONE);
        }

        @Test
        void hasNoCurrentOrganisation() {
            assertThat(TenantContext.current()).isEmpty();
        }

        @Test
        void refusesWorkThatRequiresAnOrganisation() {
            assertThatThrownBy(TenantContext::required)
                    .isInstanceOf(MissingScopeException.class)
                    .hasMessage("No organisation is in scope on thread '%s'" + WAY_OUT, thread());
        }
    }

    @Nested
    class InsideAScope {

        @Test
        void knowsTheOrganisation() {
            TenantContext.run(ACME, () -> {
                assertThat(TenantContext.scope()).isEqualTo(new OneOrganisation(ACME));
                assertThat(TenantContext.current()).contains(ACME);
                assertThat(TenantContext.required()).isEqualTo(ACME);
            });
        }

        @Test
        void handsOnTheResultOfTheWork() {
            String result = TenantContext.call(ACME, () -> "done");

            assertThat(result).isEqualTo("done");
        }

        @Test
        void isOverWhenTheWorkReturns() {
            TenantContext.run(ACME, () -> {});

            assertThat(TenantContext.scope()).isSameAs(None.NONE);
        }

        @Test
        void isOverWhenTheWorkThrows() {
            assertThatThrownBy(() -> TenantContext.call(ACME, () -> {
                        throw new IOException("broken pipe");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("broken pipe");

            assertThat(TenantContext.scope()).isSameAs(None.NONE);
        }

        @Test
        void isOverWhenTheStackOverflows() {
            assertThatThrownBy(() -> TenantContext.run(ACME, TenantContextTests::recurse))
                    .isInstanceOf(StackOverflowError.class);

            assertThat(TenantContext.scope()).isSameAs(None.NONE);
        }

        @Test
        void givesWayToAnInnerScopeUntilThatReturns() {
            TenantContext.run(ACME, () -> {
                TenantContext.run(
                        GLOBEX, () -> assertThat(TenantContext.required()).isEqualTo(GLOBEX));

                assertThat(TenantContext.required()).isEqualTo(ACME);
            });
        }

        @Test
        void isPutBackWhenAnInnerScopeThrows() {
            TenantContext.run(ACME, () -> {
                assertThatThrownBy(() -> TenantContext.run(GLOBEX, () -> {
                            throw new IllegalStateException("no luck");
                        }))
                        .isInstanceOf(IllegalStateException.class);

                assertThat(TenantContext.required()).isEqualTo(ACME);
            });
        }

        @Test
        void isNotInheritedByOtherThreads() {
            TenantScope elsewhere = TenantContext.call(
                    ACME,
                    () -> CompletableFuture.supplyAsync(TenantContext::scope).join());

            assertThat(elsewhere).isSameAs(None.NONE);
        }

        @Test
        void cannotBeOpenedForNobody() {
            assertThatThrownBy(() -> TenantContext.run(null, () -> {}))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("organisation");
        }
    }

    @Nested
    class InsideGlobalData {

        @Test
        void hasNoCurrentOrganisation() {
            TenantContext.runGlobal(() -> {
                assertThat(TenantContext.scope()).isSameAs(GlobalData.GLOBAL_DATA);
                assertThat(TenantContext.current()).isEmpty();
            });
        }

        @Test
        void refusesWorkThatRequiresAnOrganisation() {
            TenantContext.runGlobal(() -> assertThatThrownBy(TenantContext::required)
                    .isInstanceOf(MissingScopeException.class)
                    .hasMessage(
                            "Only global data is in scope, and this work needs an organisation, on thread '%s'"
                                    + WAY_OUT,
                            thread()));
        }

        @Test
        void hidesTheOrganisationAroundItUntilItEnds() {
            TenantContext.run(ACME, () -> {
                String result = TenantContext.callGlobal(() -> {
                    assertThat(TenantContext.current()).isEmpty();
                    return "done";
                });

                assertThat(result).isEqualTo("done");
                assertThat(TenantContext.current()).contains(ACME);
            });
        }
    }

    private static String thread() {
        return Thread.currentThread().getName();
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void recurse() {
        recurse();
    }
}
