package com.dreamineering.portal.shell;

import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.membership.People;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.web.OrganisationPathFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Adds to each page what its head shows: {@code viewer} for who is signed in, {@code org} inside an organisation. */
@ControllerAdvice
class Shell {

    private final CurrentUser currentUser;
    private final People people;
    private final Memberships memberships;

    Shell(CurrentUser currentUser, People people, Memberships memberships) {
        this.currentUser = currentUser;
        this.people = people;
        this.memberships = memberships;
    }

    @ModelAttribute("viewer")
    @Nullable
    Viewer viewer() {
        return currentUser
                .id()
                .flatMap(people::find)
                .map(person -> new Viewer(
                        person.name(),
                        person.email().value(),
                        memberships.usable(person.id()).size() > 1))
                .orElse(null);
    }

    @ModelAttribute("org")
    @Nullable
    OrganisationHead organisation(HttpServletRequest request) {
        return request.getAttribute(OrganisationPathFilter.ORGANISATION) instanceof OwnOrganisation own
                ? new OrganisationHead(own.slug().value(), own.name())
                : null;
    }
}
