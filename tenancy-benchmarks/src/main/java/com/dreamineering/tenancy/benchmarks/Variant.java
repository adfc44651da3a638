package com.dreamineering.tenancy.benchmarks;

import java.util.UUID;

/** One way to keep to the rows of an organisation; each call is a transaction of its own. */
interface Variant extends AutoCloseable {

    /** A row by its id; its quantity, or -1 if the organisation has none with that id. */
    int find(UUID organisation, long id);

    /** The first 20 rows of an organisation; how many there were. */
    int list(UUID organisation);

    /** A new row. */
    void insert(UUID organisation, long id);

    /** Five statements in one transaction: the list, two rows by their ids, a new row, and a change of the second one. */
    int five(UUID organisation, long first, long second, long added);

    @Override
    void close();
}
