package com.dreamineering.tenancy.spring.web;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.spring.CurrentUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Puts the organisation in a request's path in scope, if the person who asks can enter it now.
 *
 * <p>The membership is read from the database with each request. The session has no say. An organisation that the person
 * does not belong to, that is not open, or that never was gets the answer of {@link Nowhere}.
 */
public final class OrganisationPathFilter extends OncePerRequestFilter {

    /** The request attribute with the {@link OwnOrganisation} in scope. */
    public static final String ORGANISATION = OrganisationPathFilter.class.getName() + ".organisation";

    private static final String SLUG = "organisation";

    private final PathPattern insideAnOrganisation;
    private final Memberships memberships;
    private final CurrentUser currentUser;
    private final Nowhere nowhere;

    public OrganisationPathFilter(
            TenancyPaths paths, Memberships memberships, CurrentUser currentUser, Nowhere nowhere) {
        this.insideAnOrganisation =
                PathPatternParser.defaultInstance.parse("%s/{%s}/**".formatted(paths.organisations(), SLUG));
        this.memberships = memberships;
        this.currentUser = currentUser;
        this.nowhere = nowhere;
    }

    /** What is left to do once an asynchronous result is there, such as rendering a page, needs the organisation too. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> slug = slugIn(request);
        if (slug.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<UserId> person = currentUser.id();
        Optional<OwnOrganisation> organisation = person.flatMap(id -> memberships.usable(id, slug.get()));
        if (organisation.isEmpty()) {
            // Foreign, suspended and unknown look alike: a slug must not tell that its organisation exists.
            nowhere.answer(request, response);
            return;
        }
        request.setAttribute(ORGANISATION, organisation.get());
        proceed(organisation.get(), request, response, chain);
    }

    private static void proceed(
            OwnOrganisation organisation, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            TenantContext.<Boolean, Exception>call(organisation.id(), () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private Optional<String> slugIn(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        return Optional.ofNullable(insideAnOrganisation.matchAndExtract(path))
                .map(match -> match.getUriVariables().get(SLUG));
    }
}
