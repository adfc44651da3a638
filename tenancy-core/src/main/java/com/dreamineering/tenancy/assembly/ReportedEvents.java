package com.dreamineering.tenancy.assembly;

import com.dreamineering.tenancy.TenancyEvent;
import com.dreamineering.tenancy.TenancyEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what a listener throws: nobody may take a change that was committed for one that failed. */
final class ReportedEvents implements TenancyEvents {

    private static final Logger LOG = LoggerFactory.getLogger(TenancyEvents.class);

    private final TenancyEvents listener;

    ReportedEvents(TenancyEvents listener) {
        this.listener = listener;
    }

    @Override
    public void publish(TenancyEvent event) {
        try {
            listener.publish(event);
        } catch (RuntimeException e) {
            LOG.error("A listener failed with {}. What the event tells of was committed and stays", event, e);
        }
    }
}
