package com.dreamineering.tenancy.spring.web;

import com.dreamineering.tenancy.spring.CurrentUser;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The one answer for every path that is not there for who asks, whether it exists or not.
 *
 * <p>Everything goes through this one branch, so that two such paths cannot be told apart.
 */
public final class Nowhere {

    private final TenancyPaths paths;
    private final CurrentUser currentUser;

    public Nowhere(TenancyPaths paths, CurrentUser currentUser) {
        this.paths = paths;
        this.currentUser = currentUser;
    }

    /** Sends a signed-in person home and everybody else to sign in. */
    public void answer(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        // Written by hand: sendRedirect would repeat the host that the request claims to be for.
        response.setHeader("Location", currentUser.id().isPresent() ? paths.home() : paths.signIn());
        response.setContentLength(0);
    }
}
