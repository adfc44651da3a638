package com.dreamineering.tenancy.spring.roads;

import com.dreamineering.tenancy.spring.start.Waiting;
import com.example.shop.Products;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Listens in every way that Spring has. */
class Listeners {

    /** Something was sold. */
    record Sold(String product) {}

    /** What a listener found when it was called. */
    record Heard(String when, Look look) {}

    private final Map<String, BlockingQueue<Heard>> heard = new ConcurrentHashMap<>();
    private final Products products;

    Listeners(Products products) {
        this.products = products;
    }

    /** What the listeners on the publishing thread have found, in their order. */
    List<Heard> heard(Sold event) {
        return List.copyOf(of(event));
    }

    /** What the listener on another thread has found. */
    Look later(Sold event) {
        return Waiting.forNext(of(new Sold("later " + event.product()))).look();
    }

    @EventListener
    void atOnce(Sold event) {
        listen("at once", event);
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void beforeTheCommit(Sold event) {
        listen("before the commit", event);
    }

    @TransactionalEventListener
    void afterTheCommit(Sold event) {
        listen("after the commit", event);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
    void afterTheRollback(Sold event) {
        listen("after the rollback", event);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void afterTheEnd(Sold event) {
        listen("after the end", event);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void withFallback(Sold event) {
        listen("with fallback", event);
    }

    @Async
    @TransactionalEventListener
    void onAnotherThread(Sold event) {
        of(new Sold("later " + event.product())).add(new Heard("later", Look.at(products)));
    }

    private void listen(String when, Sold event) {
        of(event).add(new Heard(when, Look.at(products)));
    }

    private BlockingQueue<Heard> of(Sold event) {
        return heard.computeIfAbsent(event.product(), product -> new LinkedBlockingQueue<>());
    }
}
