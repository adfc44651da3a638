package com.dreamineering.tenancy.spring.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.ScopeCarrier;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.spring.start.Cast;
import com.example.shop.Product;
import com.example.shop.Products;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.scheduling.TaskScheduler;

/** Which scope work has on the threads that Spring and Java bring, and what stays on them. */
@OnEachShop
class ThreadsTests {

    private static final TenantScope NONE = TenantScope.None.NONE;

    private final Shop shop;
    private final Products products;
    private final Errands errands;
    private final TenantScope acme;
    private final String name = "threaded " + UUID.randomUUID();

    ThreadsTests(Shop shop) {
        this.shop = shop;
        this.products = shop.bean(Products.class);
        this.errands = shop.bean(Errands.class);
        this.acme = new TenantScope.OneOrganisation(shop.acme());
    }

    /** Executors that carry, by the method that runs on each. */
    enum Carrying {
        BOOTS(Errands::look),
        DECORATED(Errands::lookOnADecoratedExecutor),
        WRAPPED(Errands::lookOnACarryingExecutor),
        VIRTUAL(Errands::lookOnAVirtualThread);

        private final Function<Errands, CompletableFuture<Look>> method;

        Carrying(Function<Errands, CompletableFuture<Look>> method) {
            this.method = method;
        }

        Look on(Errands errands) {
            return method.apply(errands).join();
        }
    }

    @Nested
    class AnAsynchronousMethod {

        @ParameterizedTest
        @EnumSource(Carrying.class)
        void worksForTheOrganisationOfItsCaller(Carrying executor) {
            store();

            Look look = TenantContext.call(shop.acme(), () -> executor.on(errands));

            assertThat(look.scope()).isEqualTo(acme);
            assertThat(look.products()).contains(name);
            assertThat(look.thread()).isNotEqualTo(Thread.currentThread().getName());
        }

        @ParameterizedTest
        @EnumSource(Carrying.class)
        void hasNothingOfTheCallBefore(Carrying executor) {
            TenantContext.call(shop.acme(), () -> executor.on(errands));

            refused(executor.on(errands));
        }

        @ParameterizedTest
        @EnumSource(Carrying.class)
        void hasNoBypass(Carrying executor) {
            refused(inABypass(() -> executor.on(errands)));
        }

        @Test
        void withoutAResultWorksForTheOrganisationOfItsCallerToo() {
            store();

            TenantContext.run(shop.acme(), errands::lookAndTellNobody);

            assertThat(errands.told().products()).contains(name);
        }

        @Test
        void thatFailsLeavesNothing() {
            assertThatThrownBy(
                            () -> TenantContext.call(shop.acme(), errands::fail).join())
                    .hasRootCauseMessage("An errand went wrong");

            assertThat(shop.leftOnBootsExecutor()).isEqualTo(NONE);
        }

        @Test
        void onAnExecutorThatKnowsNothingOfScopesIsRefusedAndTheWayOutIsNamed() {
            Look look = TenantContext.call(
                    shop.acme(), () -> errands.lookOnAPlainExecutor().join());

            assertThat(look.scope()).isEqualTo(NONE);
            assertThat(look.refusal())
                    .isEqualTo(
                            "MissingScopeException: No organisation is in scope on thread '%s'. Open a scope around the"
                                            .formatted(look.thread())
                                    + " work: TenantContext.call(organisation, ...) for one organisation's data,"
                                    + " TenantContext.callGlobal(...) for data that no organisation owns. Scopes do not travel to"
                                    + " other threads by themselves: ScopeCarrier takes one along");
        }
    }

    @Nested
    class ATaskInAPool {

        @Test
        void thatIsCancelledLeavesNothing() {
            CountDownLatch running = new CountDownLatch(1);
            Future<?> task = TenantContext.call(
                    shop.acme(),
                    () -> shop.bootsExecutor().submit(() -> {
                        running.countDown();
                        new CountDownLatch(1).await();
                        return true;
                    }));
            await(running);

            task.cancel(true);

            assertThat(shop.leftOnBootsExecutor()).isEqualTo(NONE);
        }

        @Test
        void thatNobodyWaitsForAnyMoreLeavesNothing() {
            CountDownLatch over = new CountDownLatch(1);
            Future<TenantScope> task = TenantContext.call(
                    shop.acme(),
                    () -> shop.bootsExecutor().submit(() -> {
                        over.await();
                        return TenantContext.scope();
                    }));
            assertThatThrownBy(() -> task.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            over.countDown();

            assertThat(shop.leftOnBootsExecutor()).isEqualTo(NONE);
            assertThat(task).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(acme);
        }

        @Test
        void thatSwitchesAndFailsLeavesNothing() {
            Future<?> task = TenantContext.call(
                    shop.acme(),
                    () -> shop.bootsExecutor()
                            .submit(() -> TenantContext.run(shop.globex(), () -> {
                                throw new IllegalStateException("In another scope");
                            })));

            assertThatThrownBy(task::get).isInstanceOf(ExecutionException.class);
            assertThat(shop.leftOnBootsExecutor()).isEqualTo(NONE);
        }
    }

    @Nested
    class AScheduledMethod {

        @Test
        void hasNoScopeOpensOneOfItsOwnAndLeavesNothingForTheNextRun() {
            store();
            Clockwork clockwork = shop.bean(Clockwork.class);

            for (int run = 0; run < 2; run++) {
                List<Look> looks = clockwork.nextRun();
                refused(looks.get(0));
                assertThat(looks.get(1).products()).contains(name);
            }
        }

        @Test
        void whoseBeanIsMadeInAScopeHasNoneEither() {
            LateClockwork late = TenantContext.call(shop.acme(), () -> shop.bean(LateClockwork.class));

            assertThat(late.nextRun()).isEqualTo(NONE);
            assertThat(late.nextRun()).isEqualTo(NONE);
        }

        @Test
        void thatIsScheduledByHandCarriesTheScopeOfWhoeverSchedules() {
            CompletableFuture<TenantScope> found = new CompletableFuture<>();

            Future<?> task = TenantContext.call(
                    shop.acme(),
                    () -> shop.bean(TaskScheduler.class)
                            .schedule(() -> found.complete(TenantContext.scope()), Instant.EPOCH));

            assertThat(found.join()).isEqualTo(acme);
            assertThat(task.isCancelled()).isFalse();
        }
    }

    @Nested
    class JavasCommonPool {

        @Test
        void hasNoScope() {
            refused(TenantContext.call(
                    shop.acme(),
                    () -> CompletableFuture.supplyAsync(() -> Look.at(products)).join()));
        }

        @Test
        void hasNoBypass() {
            refused(inABypass(
                    () -> CompletableFuture.supplyAsync(() -> Look.at(products)).join()));
        }

        @Test
        void isLeftAsItWasByWorkThatCarriesAScope() {
            Look look = TenantContext.call(
                    shop.acme(),
                    () -> CompletableFuture.supplyAsync(ScopeCarrier.capture().wrapSupplier(() -> Look.at(products)))
                            .join());

            assertThat(look.scope()).isEqualTo(acme);
            assertThat(scopesOfAParallelStream()).containsOnly(NONE);
        }

        @Test
        void hasNoScopeForTheNextStepOfWorkThatHad() {
            TenantScope next = TenantContext.call(
                    shop.acme(),
                    () -> CompletableFuture.supplyAsync(ScopeCarrier.capture().wrapSupplier(() -> Look.at(products)))
                            .thenApplyAsync(look -> TenantContext.scope())
                            .join());

            assertThat(next).isEqualTo(NONE);
        }
    }

    @Nested
    class AParallelStream {

        @Test
        void hasTheScopeOnTheThreadThatBeganItAndOnNoOther() {
            Thread caller = Thread.currentThread();

            TenantContext.run(
                    shop.acme(),
                    () -> assertThat(IntStream.range(0, 200)
                                    .parallel()
                                    .mapToObj(i ->
                                            TenantContext.scope().equals(acme) == (Thread.currentThread() == caller)))
                            .containsOnly(true));
        }

        @Test
        void failsAsAWholeOnceAnotherThreadTakesPart() {
            CountDownLatch both = new CountDownLatch(2);

            assertThatThrownBy(() -> TenantContext.call(
                            shop.acme(),
                            () -> IntStream.range(0, 2)
                                    .parallel()
                                    .mapToObj(i -> {
                                        both.countDown();
                                        await(both);
                                        return products.count();
                                    })
                                    .toList()))
                    .hasRootCauseInstanceOf(MissingScopeException.class);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static List<TenantScope> scopesOfAParallelStream() {
        return IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> TenantContext.scope())
                .distinct()
                .toList();
    }

    private void store() {
        TenantContext.run(shop.acme(), () -> products.save(new Product(name)));
    }

    private <T> T inABypass(Supplier<T> work) {
        return shop.bean(SuperadminBypass.class)
                .write(shop.bean(Cast.class).superadmin.id(), "A test needs it", token -> work.get());
    }

    private static void refused(Look look) {
        assertThat(look.scope()).isEqualTo(NONE);
        assertThat(look.products()).isEmpty();
        assertThat(look.refusal()).startsWith("MissingScopeException: No organisation is in scope on thread '");
    }
}
