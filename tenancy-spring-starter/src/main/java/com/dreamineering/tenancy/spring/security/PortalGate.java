package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.web.Nowhere;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Decides before anything else whether a path is there for who asks.
 *
 * <p>The application's routes are a closed list. Every other path, the portal's and one that never was alike, takes the
 * branch of {@link Nowhere} unless a superadmin asks. No rule names the portal, so no answer can give it away. The grant
 * is read from the database with each such request.
 */
public final class PortalGate extends OncePerRequestFilter {

    private final RequestPaths publicRoutes;
    private final RequestPaths signedInRoutes;
    private final SuperadminGrants superadmins;
    private final CurrentUser currentUser;
    private final Nowhere nowhere;

    public PortalGate(TenancyPaths paths, SuperadminGrants superadmins, CurrentUser currentUser, Nowhere nowhere) {
        this.publicRoutes = new RequestPaths(paths.publicRoutes());
        this.signedInRoutes = new RequestPaths(paths.signedInRoutes());
        this.superadmins = superadmins;
        this.currentUser = currentUser;
        this.nowhere = nowhere;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isThereFor(request)) {
            chain.doFilter(request, response);
        } else {
            nowhere.answer(request, response);
        }
    }

    private boolean isThereFor(HttpServletRequest request) {
        if (publicRoutes.matches(request)) {
            return true;
        }
        return currentUser
                .id()
                .filter(person -> signedInRoutes.matches(request) || superadmins.isSuperadmin(person))
                .isPresent();
    }
}
