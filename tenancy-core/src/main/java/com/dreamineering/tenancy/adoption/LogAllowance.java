package com.dreamineering.tenancy.adoption;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets so many lines into the log each minute: an application that observes everything at first has much to say. */
final class LogAllowance {

    static final int PER_MINUTE = 60;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoseconds;
    private long since;
    private int taken;

    LogAllowance(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
        this.since = nanoseconds.getAsLong();
    }

    /** Whether there is room for one more line in this minute. */
    synchronized boolean take() {
        long now = nanoseconds.getAsLong();
        if (now - since >= MINUTE) {
            since = now;
            taken = 0;
        }
        if (taken == PER_MINUTE) {
            return false;
        }
        taken++;
        return true;
    }
}
