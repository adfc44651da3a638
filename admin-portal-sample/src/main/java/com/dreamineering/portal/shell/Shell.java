package com.dreamineering.portal.shell;

import com.dreamineering.tenancy.access.AccessDecisions;
import com.dreamineering.tenancy.access.GovernancePermissions;
import com.dreamineering.tenancy.access.Permission;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.membership.Person;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.security.SignInDestination;
import com.dreamineering.tenancy.spring.web.OrganisationPathFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Adds to each page what its frame shows: {@code viewer} for who is signed in, inside an organisation {@code org} and the
 * {@code sections} that the person may open.
 */
@ControllerAdvice
class Shell {

    private static final Map<String, Permission> SECTIONS = Map.of(
            "contacts", Permission.of("contacts", "read"),
            "members", GovernancePermissions.READ_MEMBERS,
            "roles", GovernancePermissions.READ_ROLES);

    private final CurrentUser currentUser;
    private final People people;
    private final Memberships memberships;
    private final SignInDestination destination;
    private final AccessDecisions decisions;

    Shell(
            CurrentUser currentUser,
            People people,
            Memberships memberships,
            SignInDestination destination,
            AccessDecisions decisions) {
        this.currentUser = currentUser;
        this.people = people;
        this.memberships = memberships;
        this.destination = destination;
        this.decisions = decisions;
    }

    @ModelAttribute
    void addTo(Model model, HttpServletRequest request) {
        model.addAttribute(
                "viewer",
                currentUser.id().flatMap(people::find).map(this::viewer).orElse(null));
        OrganisationHead organisation = organisation(request);
        model.addAttribute("org", organisation);
        model.addAttribute("sections", organisation == null ? Set.of() : sections());
    }

    private Viewer viewer(Person person) {
        List<OwnOrganisation> own = memberships.of(person.id());
        long usable = own.stream().filter(OwnOrganisation::usable).count();
        return new Viewer(
                person.name(),
                person.email().value(),
                usable,
                own.size() - usable,
                destination.portalOf(person.id()).isPresent());
    }

    private static @Nullable OrganisationHead organisation(HttpServletRequest request) {
        // An error page is made after the scope has ended, and stands outside the organisation.
        boolean inside = request.getDispatcherType() != DispatcherType.ERROR;
        return inside && request.getAttribute(OrganisationPathFilter.ORGANISATION) instanceof OwnOrganisation own
                ? new OrganisationHead(own.slug().value(), own.name())
                : null;
    }

    private Set<String> sections() {
        Set<Permission> allowed = decisions.permissionsOf(currentUser.required());
        return SECTIONS.entrySet().stream()
                .filter(section -> allowed.contains(section.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
