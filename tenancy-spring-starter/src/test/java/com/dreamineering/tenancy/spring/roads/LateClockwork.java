package com.dreamineering.tenancy.spring.roads;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.spring.start.Waiting;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.springframework.scheduling.annotation.Scheduled;

/** A scheduled method whose bean is made late, while some organisation is in scope. */
class LateClockwork {

    private final BlockingQueue<TenantScope> firstRuns = new ArrayBlockingQueue<>(2);

    @Scheduled(fixedDelay = 20)
    void run() {
        firstRuns.offer(TenantContext.scope());
    }

    TenantScope nextRun() {
        return Waiting.forNext(firstRuns);
    }
}
