package com.dreamineering.tenancy.test.proof;

import java.util.UUID;

/** Whose rows the arguments of a call are taken from. */
interface Side {

    Object id(MappedEntity entity);

    /** The row itself, in no session. */
    Object row(MappedEntity entity);

    UUID tenant();

    Mark mark();
}
