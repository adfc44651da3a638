package com.dreamineering.tenancy.benchmarks;

/** A row of the table {@code items}, whatever maps it. */
interface Item {

    int quantity();

    void add();
}
