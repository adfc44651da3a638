package com.dreamineering.tenancy.spring.roads;

import com.dreamineering.tenancy.spring.start.Waiting;
import com.example.shop.Products;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.scheduling.annotation.Async;

/** Asynchronous methods on executors of every kind. */
class Errands {

    private final BlockingQueue<Look> looks = new LinkedBlockingQueue<>();
    private final Products products;

    Errands(Products products) {
        this.products = products;
    }

    @Async
    void lookAndTellNobody() {
        looks.add(Look.at(products));
    }

    /** What the method without a result has found. */
    Look told() {
        return Waiting.forNext(looks);
    }

    @Async
    CompletableFuture<Look> look() {
        return CompletableFuture.completedFuture(Look.at(products));
    }

    @Async
    CompletableFuture<Look> fail() {
        throw new IllegalStateException("An errand went wrong");
    }

    @Async("plain")
    CompletableFuture<Look> lookOnAPlainExecutor() {
        return CompletableFuture.completedFuture(Look.at(products));
    }

    @Async("decorated")
    CompletableFuture<Look> lookOnADecoratedExecutor() {
        return CompletableFuture.completedFuture(Look.at(products));
    }

    @Async("carrying")
    CompletableFuture<Look> lookOnACarryingExecutor() {
        return CompletableFuture.completedFuture(Look.at(products));
    }

    @Async("virtual")
    CompletableFuture<Look> lookOnAVirtualThread() {
        return CompletableFuture.completedFuture(Look.at(products));
    }
}
