package com.dreamineering.portal.browser;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how long it took until something showed; nothing is decided by it. */
public final class Stopwatch {

    private static final Logger LOG = LoggerFactory.getLogger(Stopwatch.class);

    private final PortalInBrowser portal;
    private final long start = System.nanoTime();

    private Stopwatch(PortalInBrowser portal) {
        this.portal = portal;
    }

    /** Starts now. */
    public static Stopwatch start(PortalInBrowser portal) {
        return new Stopwatch(portal);
    }

    /** Says what has happened by now. */
    public void log(String what) {
        LOG.info(
                "[{}] {} after {} ms",
                portal,
                what,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
}
