package com.dreamineering.tenancy.spring.roads;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.context.ScopeCarrier;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.spring.start.Cast;
import com.dreamineering.tenancy.spring.start.Waiting;
import com.example.shop.Products;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Work that Reactor moves to other threads. */
@OnEachShop
class ReactorTests {

    private final Shop shop;
    private final Products products;
    private final TenantScope acme;
    private final ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);

    ReactorTests(Shop shop) {
        this.shop = shop;
        this.products = shop.bean(Products.class);
        this.acme = new TenantScope.OneOrganisation(shop.acme());
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    /** Ways to another thread. */
    enum Move {
        PUBLISH_ON(mono -> mono.publishOn(Schedulers.boundedElastic())),
        SUBSCRIBE_ON(mono -> mono.subscribeOn(Schedulers.parallel()));

        private final UnaryOperator<Mono<Integer>> move;

        Move(UnaryOperator<Mono<Integer>> move) {
            this.move = move;
        }
    }

    @ParameterizedTest
    @EnumSource(Move.class)
    void hasNoScope(Move way) {
        refused(TenantContext.call(shop.acme(), () -> look(way)));
    }

    @ParameterizedTest
    @EnumSource(Move.class)
    void hasNoBypass(Move way) {
        refused(shop.bean(SuperadminBypass.class)
                .write(shop.bean(Cast.class).superadmin.id(), "A test needs it", token -> look(way)));
    }

    @Test
    void hasTheScopeOnTheThreadThatSubscribes() {
        Look look = TenantContext.call(
                shop.acme(), () -> Mono.fromCallable(() -> Look.at(products)).block());

        assertThat(look.scope()).isEqualTo(acme);
    }

    @Test
    void hasTheScopeOfWhoeverSubscribesAndNotOfWhoeverAssembled() {
        Mono<TenantScope> assembled = TenantContext.call(shop.acme(), () -> Mono.fromCallable(TenantContext::scope));

        assertThat(assembled.block()).isEqualTo(TenantScope.None.NONE);
    }

    @Test
    void carriesTheScopeFromOneStepToTheNextOnSchedulersThatCarry() {
        Scheduler carrying = Schedulers.fromExecutor(ScopeCarrier.carrying(pool));

        Look look = TenantContext.call(
                shop.acme(),
                () -> Flux.range(0, 3)
                        .subscribeOn(carrying)
                        .publishOn(carrying)
                        .map(i -> Look.at(products))
                        .blockLast());

        assertThat(look.scope()).isEqualTo(acme);
        assertThat(look.refusal()).isEmpty();
        assertThat(Waiting.forTheScopeLeftOn(pool)).isEqualTo(TenantScope.None.NONE);
    }

    @Test
    void carriesTheScopeOfACarrierOnAnyScheduler() {
        ScopeCarrier carrier = TenantContext.call(shop.acme(), ScopeCarrier::capture);

        Look look = Mono.just(1)
                .publishOn(Schedulers.fromExecutor(pool))
                .map(i -> carrier.call(() -> Look.at(products)))
                .block();

        assertThat(look.scope()).isEqualTo(acme);
        assertThat(Waiting.forTheScopeLeftOn(pool)).isEqualTo(TenantScope.None.NONE);
    }

    private Look look(Move way) {
        return way.move.apply(Mono.just(1)).map(i -> Look.at(products)).block();
    }

    private static void refused(Look look) {
        assertThat(look.scope()).isEqualTo(TenantScope.None.NONE);
        assertThat(look.refusal()).startsWith("MissingScopeException: No organisation is in scope on thread '");
    }
}
