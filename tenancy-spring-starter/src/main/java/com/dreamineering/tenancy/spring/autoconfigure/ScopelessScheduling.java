package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.context.ScopeCarrier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Keeps scheduled methods free of a scope.
 *
 * <p>Boot's scheduler carries the scope of whoever schedules, once and for all runs. A bean that is made late, in the middle
 * of a request, would have its scheduled methods run for the organisation of that request from then on.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class ScopelessScheduling implements SchedulingConfigurer {

    /** Comes last, and so sees the scheduler that the host has chosen. */
    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        TaskScheduler scheduler = registrar.getScheduler();
        if (scheduler != null) {
            registrar.setTaskScheduler(new Scopeless(scheduler));
        }
    }

    private record Scopeless(TaskScheduler scheduler) implements TaskScheduler {

        private static final ScopeCarrier NOTHING = ScopeCarrier.none();

        @Override
        public Clock getClock() {
            return scheduler.getClock();
        }

        @Override
        @SuppressWarnings("NullAway") // the work answers what the scheduler answers
        public @Nullable ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
            return NOTHING.call(() -> scheduler.schedule(task, trigger));
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, Instant start) {
            return NOTHING.call(() -> scheduler.schedule(task, start));
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant start, Duration period) {
            return NOTHING.call(() -> scheduler.scheduleAtFixedRate(task, start, period));
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
            return NOTHING.call(() -> scheduler.scheduleAtFixedRate(task, period));
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant start, Duration delay) {
            return NOTHING.call(() -> scheduler.scheduleWithFixedDelay(task, start, delay));
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
            return NOTHING.call(() -> scheduler.scheduleWithFixedDelay(task, delay));
        }
    }
}
