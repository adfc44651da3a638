package com.dreamineering.portal.picker;

import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import com.dreamineering.tenancy.spring.security.SignInDestination;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import jakarta.servlet.http.HttpSession;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class PickerController {

    /** The session keeps the last choice as a convenience; nothing is decided by it. */
    private static final String LAST = "portal.last-organisation";

    private final Memberships memberships;
    private final SignInDestination destination;
    private final TenancyPaths paths;

    PickerController(Memberships memberships, SignInDestination destination, TenancyPaths paths) {
        this.memberships = memberships;
        this.destination = destination;
        this.paths = paths;
    }

    @GetMapping("/dashboard")
    String home(UserId person, HttpSession session) {
        return "redirect:"
                + Optional.ofNullable(last(session))
                        .flatMap(slug -> memberships.usable(person, slug))
                        .map(own -> paths.homeOf(own.slug().value()))
                        .orElseGet(() -> destination.of(person));
    }

    @GetMapping("/orgs")
    String pick(UserId person, HttpSession session, Model model) {
        List<OwnOrganisation> own = memberships.of(person);
        Optional<String> portal = destination.portalOf(person);
        String elsewhere = destination.of(person);
        if (!elsewhere.equals(paths.picker())) {
            return "redirect:" + elsewhere;
        }
        String last = last(session);
        model.addAttribute("organisations", choices(own, last));
        // Only that there is one: the page names no organisation but those that can be chosen.
        model.addAttribute("missing", !own.stream().allMatch(OwnOrganisation::usable));
        model.addAttribute("portal", portal.isPresent());
        return "orgs";
    }

    private static List<Choice> choices(List<OwnOrganisation> own, @Nullable String last) {
        return own.stream()
                .filter(OwnOrganisation::usable)
                .map(organisation -> new Choice(
                        organisation.slug().value(),
                        organisation.name(),
                        organisation.slug().value().equals(last)))
                .sorted(Comparator.comparing(Choice::last).reversed())
                .toList();
    }

    private static List<Unavailable> unavailable(List<OwnOrganisation> own) {
        return own.stream()
                .filter(organisation -> !organisation.usable())
                .map(organisation -> new Unavailable(organisation.name()))
                .toList();
    }

    @PostMapping("/orgs/select")
    String select(UserId person, @RequestParam(defaultValue = "") String organisation, HttpSession session) {
        return memberships
                .usable(person, organisation)
                .map(own -> {
                    session.setAttribute(LAST, own.slug().value());
                    return "redirect:" + paths.homeOf(own.slug().value());
                })
                .orElse("redirect:" + paths.home());
    }

    @GetMapping("/orgs/closed")
    String closed(UserId person, Model model) {
        model.addAttribute("unavailable", unavailable(memberships.of(person)));
        return "closed";
    }

    @GetMapping("/welcome")
    String welcome(UserId person, Model model) {
        if (!memberships.usable(person).isEmpty()) {
            return "redirect:" + paths.home();
        }
        model.addAttribute("unavailable", unavailable(memberships.of(person)));
        return "welcome";
    }

    private static @Nullable String last(HttpSession session) {
        return session.getAttribute(LAST) instanceof String slug ? slug : null;
    }
}
