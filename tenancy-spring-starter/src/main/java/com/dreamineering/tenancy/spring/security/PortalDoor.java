package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.audit.Reason;
import com.dreamineering.tenancy.bypass.BypassRefusedException;
import com.dreamineering.tenancy.bypass.BypassToken;
import com.dreamineering.tenancy.bypass.BypassWork;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.web.Nowhere;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens the bypass for a request to the portal and closes it; nothing else in a web application does.
 *
 * <p>It stands behind {@link PortalGate} and behind the check of the form token. Requests that must not change anything get
 * a bypass that only reads. The token is in the request attribute {@link #TOKEN}; controllers take it as a parameter.
 */
public final class PortalDoor extends OncePerRequestFilter {

    /** The request attribute with the {@link BypassToken}. */
    public static final String TOKEN = PortalDoor.class.getName() + ".token";

    private static final Pattern UNREADABLE = Pattern.compile("[^\\x20-\\x7E]");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RequestPaths portal;
    private final RequestPaths withoutBypass;
    private final SuperadminBypass bypass;
    private final CurrentUser currentUser;
    private final Nowhere nowhere;

    public PortalDoor(PortalPaths paths, SuperadminBypass bypass, CurrentUser currentUser, Nowhere nowhere) {
        this.portal = new RequestPaths(paths.patterns());
        this.withoutBypass = new RequestPaths(paths.withoutBypass());
        this.bypass = bypass;
        this.currentUser = currentUser;
        this.nowhere = nowhere;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !portal.matches(request) || withoutBypass.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        UserId actor = currentUser.required();
        String reason = reason(request);
        BypassWork<Boolean, Exception> work = token -> {
            request.setAttribute(TOKEN, token);
            try {
                chain.doFilter(request, response);
                return true;
            } finally {
                request.removeAttribute(TOKEN);
            }
        };
        try {
            if (READING.contains(request.getMethod())) {
                bypass.read(actor, reason, work);
            } else {
                bypass.write(actor, reason, work);
            }
        } catch (BypassRefusedException revokedSinceTheGate) {
            nowhere.answer(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** What is asked for, as far as it is a reason: a path is as long and as odd as whoever asks makes it. */
    private static String reason(HttpServletRequest request) {
        String asked = "%s %s".formatted(request.getMethod(), request.getRequestURI());
        String readable = UNREADABLE.matcher(asked).replaceAll("\uFFFD");
        return readable.length() <= Reason.LONGEST ? readable : readable.substring(0, Reason.LONGEST - 1) + "…";
    }
}
