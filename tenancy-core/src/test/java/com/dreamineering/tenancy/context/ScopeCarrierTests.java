package com.dreamineering.tenancy.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantScope.GlobalData;
import com.dreamineering.tenancy.context.TenantScope.None;
import com.dreamineering.tenancy.context.TenantScope.OneOrganisation;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScopeCarrierTests {

    private static final OrganisationId ACME = OrganisationId.random();
    private static final OrganisationId GLOBEX = OrganisationId.random();

    /** One thread, so that what a task leaves behind would be there for the next one. */
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @AfterEach
    void closeThePool() {
        pool.shutdownNow();
    }

    @Test
    void ofNothingRunsItsWorkWithoutAScopeWhateverTheThreadHas() {
        TenantScope inside = TenantContext.call(ACME, () -> ScopeCarrier.none().call(TenantContext::scope));

        assertThat(inside).isSameAs(None.NONE);
    }

    @Nested
    class CapturedInAScope {

        @Test
        void bringsItToAnotherThread() throws Exception {
            Callable<OrganisationId> work =
                    TenantContext.call(ACME, () -> ScopeCarrier.capture().wrapCallable(TenantContext::required));

            assertThat(pool.submit(work).get()).isEqualTo(ACME);
        }

        @Test
        void bringsItIntoACompletableFuture() {
            Supplier<OrganisationId> work =
                    TenantContext.call(ACME, () -> ScopeCarrier.capture().wrapSupplier(TenantContext::required));

            assertThat(CompletableFuture.supplyAsync(work).join()).isEqualTo(ACME);
        }

        @Test
        void bringsGlobalDataToo() throws Exception {
            Callable<TenantScope> work =
                    TenantContext.callGlobal(() -> ScopeCarrier.capture().wrapCallable(TenantContext::scope));

            assertThat(pool.submit(work).get()).isSameAs(GlobalData.GLOBAL_DATA);
        }

        @Test
        void leavesThePoolThreadClean() throws Exception {
            Runnable work =
                    TenantContext.call(ACME, () -> ScopeCarrier.capture().wrap(() -> {}));
            pool.submit(work).get();

            assertThat(pool.submit(TenantContext::scope).get()).isSameAs(None.NONE);
        }

        @Test
        void leavesThePoolThreadCleanWhenTheWorkThrows() throws Exception {
            Runnable work = TenantContext.call(
                    ACME,
                    () -> ScopeCarrier.capture().wrap(() -> {
                        throw new IllegalStateException("no luck");
                    }));
            assertThatThrownBy(() -> pool.submit(work).get()).hasRootCauseMessage("no luck");

            assertThat(pool.submit(TenantContext::scope).get()).isSameAs(None.NONE);
        }

        @Test
        void putsBackTheScopeThatTheOtherThreadHad() {
            ScopeCarrier carrier = TenantContext.call(ACME, ScopeCarrier::capture);

            TenantContext.run(GLOBEX, () -> {
                assertThat(carrier.<OrganisationId, RuntimeException>call(TenantContext::required))
                        .isEqualTo(ACME);
                assertThat(TenantContext.required()).isEqualTo(GLOBEX);
            });
        }

        @Test
        void canBeUsedAgain() throws Exception {
            ScopeCarrier carrier = TenantContext.call(ACME, ScopeCarrier::capture);

            for (int time = 0; time < 2; time++) {
                assertThat(pool.submit(carrier.wrapCallable(TenantContext::required))
                                .get())
                        .isEqualTo(ACME);
            }
        }
    }

    @Nested
    class CapturedWithoutAScope {

        @Test
        void clearsTheScopeOfTheThreadItComesTo() {
            ScopeCarrier carrier = ScopeCarrier.capture();

            TenantContext.run(ACME, () -> {
                assertThat(carrier.<TenantScope, RuntimeException>call(TenantContext::scope))
                        .isSameAs(None.NONE);
                assertThat(TenantContext.required()).isEqualTo(ACME);
            });
        }
    }

    @Nested
    class CapturedInABypass {

        @Test
        void carriesNothingToAnotherThread() {
            TenantScope elsewhere = inEveryOrganisation(() -> {
                Supplier<TenantScope> work = ScopeCarrier.capture().wrapSupplier(TenantContext::scope);
                return CompletableFuture.supplyAsync(work, pool).join();
            });

            assertThat(elsewhere).isSameAs(None.NONE);
        }

        @Test
        void carriesNothingOnTheSameThreadEither() {
            TenantScope same = inEveryOrganisation(
                    () -> ScopeCarrier.capture().<TenantScope, RuntimeException>call(TenantContext::scope));

            assertThat(same).isSameAs(None.NONE);
        }

        @Test
        void refusesDataOfAnOrganisationElsewhere() {
            assertThatThrownBy(() -> inEveryOrganisation(() -> CompletableFuture.supplyAsync(
                                    ScopeCarrier.capture().wrapSupplier(TenantContext::required), pool)
                            .join()))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(MissingScopeException.class);
        }

        private <T> T inEveryOrganisation(ScopedWork<T, RuntimeException> work) {
            Installation installation = Installation.shared(TestDatabase.H2);
            return installation
                    .tenancy
                    .bypass()
                    .read(installation.superadmin.id(), "A test needs it", token -> work.call());
        }
    }

    @Nested
    class AsAnExecutor {

        @Test
        void carriesTheScopeOfWhoeverSubmitsTaskByTask() throws Exception {
            Executor executor = ScopeCarrier.carrying(pool);
            List<TenantScope> seen = new ArrayList<>();

            TenantContext.run(ACME, () -> executor.execute(() -> seen.add(TenantContext.scope())));
            executor.execute(() -> seen.add(TenantContext.scope()));
            TenantContext.run(GLOBEX, () -> executor.execute(() -> seen.add(TenantContext.scope())));
            pool.submit(() -> seen.add(TenantContext.scope())).get();

            assertThat(seen)
                    .containsExactly(new OneOrganisation(ACME), None.NONE, new OneOrganisation(GLOBEX), None.NONE);
        }

        @Test
        void carriesTheScopeThroughTheStagesOfACompletableFuture() {
            Executor executor = ScopeCarrier.carrying(pool);

            OrganisationId last = TenantContext.call(
                    ACME,
                    () -> CompletableFuture.supplyAsync(TenantContext::required, executor)
                            .thenApply(first -> first)
                            .join());

            assertThat(last).isEqualTo(ACME);
        }
    }

    @Nested
    class OnAVirtualThread {

        @Test
        void bringsTheScopeAndNothingByItself() throws Exception {
            assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with Java 21");
            List<TenantScope> seen = new ArrayList<>();
            Runnable carried =
                    TenantContext.call(ACME, () -> ScopeCarrier.capture().wrap(() -> seen.add(TenantContext.scope())));

            TenantContext.call(ACME, () -> {
                runVirtually(() -> seen.add(TenantContext.scope()));
                runVirtually(carried);
                return true;
            });

            assertThat(seen).containsExactly(None.NONE, new OneOrganisation(ACME));
        }

        private static void runVirtually(Runnable work) throws Exception {
            Thread thread = (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
            thread.join();
        }
    }
}
