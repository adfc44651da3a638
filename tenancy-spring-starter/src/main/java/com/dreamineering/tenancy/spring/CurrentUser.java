package com.dreamineering.tenancy.spring;

import com.dreamineering.tenancy.UserId;
import java.util.Optional;

/** Who is signed in on this thread; a bean of the host's replaces the one that asks Spring Security. */
@FunctionalInterface
public interface CurrentUser {

    /** Empty for an anonymous visitor. */
    Optional<UserId> id();

    /** The person who is signed in; throws {@link IllegalStateException} if nobody is. */
    default UserId required() {
        return id().orElseThrow(() -> new IllegalStateException(
                "Nobody is signed in, and this needs a person. Put the path among those that need a sign-in"));
    }
}
