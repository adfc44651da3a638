package com.dreamineering.tenancy;

/** Receives each event after the transaction of its change has committed, on the thread that committed it. */
@FunctionalInterface
public interface TenancyEvents {
    /** Takes one event; what this throws is logged, because the change has been committed and stays. */
    void publish(TenancyEvent event);
}
