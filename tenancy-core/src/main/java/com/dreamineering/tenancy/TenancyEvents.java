package com.dreamineering.tenancy;

/** Receives each event after the transaction of its change has committed, on the thread that committed it. */
@FunctionalInterface
public interface TenancyEvents {
    /** Takes one event; what this throws reaches the caller of the committed operation. */
    void publish(TenancyEvent event);
}
