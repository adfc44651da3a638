package com.dreamineering.portal.running;

/** What the portal runs on. */
public enum TestDatabase {
    H2,
    POSTGRESQL
}
