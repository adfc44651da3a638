package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.Form;
import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import com.dreamineering.portal.running.Wire;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Each route of an organisation, asked for by somebody who does not belong to it. */
@OnEachPortal
class ForeignOrganisationTests {

    static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final RunningPortal portal;
    private final Operator operator;

    ForeignOrganisationTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
    }

    @Test
    void looksToMembersOfOthersLikeOneThatNeverWas() {
        compare(portal.signedIn(Demo.MEMBER_OF_ACME));
        compare(portal.signedIn(Demo.OWNER_OF_ACME));
    }

    @Test
    void looksToNobodyLikeOneThatNeverWas() {
        compare(portal.signedIn(Demo.NOBODY));
    }

    @Test
    void looksToSuperadminsLikeOneThatNeverWas() {
        compare(portal.signedIn(Demo.SUPERADMIN));
    }

    @Test
    void looksToAnonymousVisitorsLikeOneThatNeverWas() {
        Visitor visitor = portal.visitor();
        visitor.page("/login");

        compare(visitor);
        compare(portal.visitor());
    }

    private void compare(Visitor visitor) {
        String foreign = operator.organisation("foreign");
        String never = foreign.replace("foreign", "forgone");
        Wire wire = visitor.wire();
        Form form = Form.of("_csrf", visitor.sessionId().isPresent() ? visitor.csrf() : "none", "name", "x");
        SortedMap<String, List<String>> before = portal.rows().contents();
        SoftAssertions softly = new SoftAssertions();
        for (String route : routes()) {
            for (String method : METHODS) {
                Wire.Answer there = ask(wire, method, route.formatted(foreign), form);
                Wire.Answer nowhere = ask(wire, method, route.formatted(never), form);
                softly.assertThat(there.masked()).as(method + " " + route).isEqualTo(nowhere.masked());
                softly.assertThat(there.status()).as(method + " " + route).isEqualTo(302);
                softly.assertThat(there.body()).doesNotContain(foreign);
            }
        }
        softly.assertAll();
        assertThat(portal.rows().contents()).isEqualTo(before);
    }

    private static Wire.Answer ask(Wire wire, String method, String path, Form form) {
        return switch (method) {
            case "POST", "PUT", "PATCH", "DELETE" -> wire.submit(method, path, form);
            default -> wire.send(method, path);
        };
    }

    /** The routes of the boundary, and some that are not there. */
    private List<String> routes() {
        List<String> routes = new ArrayList<>(List.of("/o/%s", "/o/%s/", "/o/%s/nothing", "/o/%s/roles/grants/x"));
        portal.bean(TenancyPaths.class).signedInRoutes().stream()
                .filter(route -> route.startsWith("/o/*"))
                .map(route -> route.replaceFirst("\\*", "%s").replace("*", "8d5c7a52-6a4f-4f3c-9f43-0c1f2a3b4c5d"))
                .forEach(routes::add);
        return routes;
    }
}
