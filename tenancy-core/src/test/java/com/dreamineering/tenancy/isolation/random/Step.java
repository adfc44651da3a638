package com.dreamineering.tenancy.isolation.random;

/** One random operation: who does it, and the seed that says what. */
record Step(int organisation, long seed) {}
