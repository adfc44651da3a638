package com.dreamineering.tenancy.test.proof;

/** A way to rows that Hibernate or JDBC offers, tried on one entity. */
record Road(MappedEntity entity, String name, Trip.Way way) {

    @Override
    public String toString() {
        return "%s › %s".formatted(entity, name);
    }
}
