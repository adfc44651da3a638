package com.dreamineering.tenancy.test.proof;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Something of the application's own that is called with arguments: a method of a repository, a named query. */
interface Call {

    /** What it is about. */
    MappedEntity entity();

    /** Whether it says something about rows, and does not only change them. */
    boolean answers();

    /** Whether it makes a difference which values are picked. */
    boolean dependsOnThePick();

    /** Throws {@link CannotSeedException} for a parameter that nobody told how to make. */
    Object[] arguments(Side side, Pick pick);

    @Nullable
    Object go(Session session, Object[] arguments);

    /** Reads what it answers. */
    Reading reading(Application application, Session session, Party reader);

    /** What it is one of: its repository, for example. */
    String group();

    /** Under which arguments can be supplied. */
    String shortName();
}
