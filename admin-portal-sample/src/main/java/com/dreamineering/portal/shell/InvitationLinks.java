package com.dreamineering.portal.shell;

import com.dreamineering.tenancy.membership.Invitation;
import com.dreamineering.tenancy.membership.IssuedInvitation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * The links that let invited people in; the database cannot give them again.
 *
 * <p>They wait in the session of who invited, for the next page of their organisation.
 */
public final class InvitationLinks {

    private static final String WAITING = "portal.invitation-links";
    private static final int MOST = 20;

    private InvitationLinks() {}

    /** A link and whom it is for. */
    record Link(UUID invitation, String email, String address) implements Serializable {}

    /** Keeps the link until its page is shown. */
    public static void keep(HttpSession session, IssuedInvitation issued) {
        String address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/invitations/{secret}")
                .buildAndExpand(issued.secret())
                .toUriString();
        Invitation invitation = issued.invitation();
        synchronized (WebUtils.getSessionMutex(session)) {
            List<Link> links = new ArrayList<>();
            links.add(new Link(invitation.id(), invitation.email().value(), address));
            links.addAll(waiting(session));
            session.setAttribute(WAITING, new ArrayList<>(links.subList(0, Math.min(MOST, links.size()))));
        }
    }

    /**
     * Shows the links of those invitations once, the newest first.
     *
     * @param open the invitations of the page; a link of one that was replaced or used since is of no use to anybody
     */
    public static void showOnce(HttpServletRequest request, List<Invitation> open, Model model) {
        HttpSession session = request.getSession(false);
        // What htmx asks for is a part of the page, and the links would be lost with the rest.
        if (session == null || request.getHeader("HX-Request") != null) {
            return;
        }
        var ids = open.stream().map(Invitation::id).collect(Collectors.toSet());
        synchronized (WebUtils.getSessionMutex(session)) {
            var byPage = waiting(session).stream()
                    .collect(Collectors.partitioningBy(link -> ids.contains(link.invitation()), Collectors.toList()));
            session.setAttribute(WAITING, new ArrayList<>(byPage.getOrDefault(false, List.of())));
            model.addAttribute("invitationLinks", byPage.getOrDefault(true, List.of()));
        }
    }

    private static List<Link> waiting(HttpSession session) {
        return session.getAttribute(WAITING) instanceof List<?> links
                ? links.stream()
                        .filter(Link.class::isInstance)
                        .map(Link.class::cast)
                        .toList()
                : List.of();
    }
}
