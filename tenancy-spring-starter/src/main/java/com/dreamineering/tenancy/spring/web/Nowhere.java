package com.dreamineering.tenancy.spring.web;

import com.dreamineering.tenancy.spring.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.ServletRequestPathUtils;

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
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        String target = currentUser.id().isPresent() ? paths.home() : paths.signIn();
        response.setStatus(HttpServletResponse.SC_FOUND);
        // Written by hand: sendRedirect would repeat the host that the request claims to be for.
        response.setHeader("Location", prefixOf(ServletRequestPathUtils.parse(request)) + target);
        response.setContentLength(0);
    }

    /** The paths of the context and of the servlet, below which the application's own begin. */
    private static String prefixOf(RequestPath path) {
        String whole = path.value();
        return whole.substring(
                0, whole.length() - path.pathWithinApplication().value().length());
    }
}
