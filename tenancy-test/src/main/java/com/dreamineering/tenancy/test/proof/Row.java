package com.dreamineering.tenancy.test.proof;

/** A row that was seeded. */
record Row(MappedEntity entity, Object id) {

    @Override
    public String toString() {
        return "%s#%s".formatted(entity, id);
    }
}
