package com.dreamineering.tenancy.spring.roads;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.spring.start.Cast;
import com.dreamineering.tenancy.spring.start.Waiting;
import com.example.shop.Products;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.springframework.scheduling.annotation.Scheduled;

/** A scheduled method that opens a scope of its own and fails in it, run by run as a test wants it. */
class Clockwork {

    private final BlockingQueue<List<Look>> runs = new LinkedBlockingQueue<>();
    private final Semaphore wanted = new Semaphore(0);
    private final Products products;
    private final Cast cast;

    Clockwork(Products products, Cast cast) {
        this.products = products;
        this.cast = cast;
    }

    /** What the next run finds, first without a scope and then in one of its own. */
    List<Look> nextRun() {
        wanted.release();
        return Waiting.forNext(runs);
    }

    @Scheduled(fixedDelay = 20)
    void run() {
        if (wanted.tryAcquire()) {
            Look before = Look.at(products);
            TenantContext.run(cast.acme.id(), () -> {
                runs.add(List.of(before, Look.at(products)));
                throw new IllegalStateException("The work of a scheduled method went wrong");
            });
        }
    }
}
