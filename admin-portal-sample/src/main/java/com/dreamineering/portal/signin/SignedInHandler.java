package com.dreamineering.portal.signin;

import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.security.SignInDestination;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Sends a person who has just signed in back to the invitation that they came with, or to where they belong. */
@Component
public class SignedInHandler implements AuthenticationSuccessHandler {

    private static final String INVITATION = "portal.invitation";

    private final SignInDestination destination;
    private final CurrentUser currentUser;

    SignedInHandler(SignInDestination destination, CurrentUser currentUser) {
        this.destination = destination;
        this.currentUser = currentUser;
    }

    /** Remembers in the session which invitation the visitor came with. */
    public static void comeBackTo(HttpServletRequest request, String invitationPath) {
        request.getSession().setAttribute(INVITATION, invitationPath);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        response.sendRedirect(destinationOf(request.getSession(false)));
    }

    private String destinationOf(@Nullable HttpSession session) {
        if (session != null && session.getAttribute(INVITATION) instanceof String path) {
            session.removeAttribute(INVITATION);
            return path;
        }
        return destination.of(currentUser.required());
    }
}
