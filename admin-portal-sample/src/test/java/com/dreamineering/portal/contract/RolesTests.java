package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import com.dreamineering.tenancy.access.RoleKey;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachPortal
class RolesTests {

    private final RunningPortal portal;
    private final Operator operator;
    private String slug = "";

    RolesTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
    }

    @BeforeEach
    void createAnOrganisation() {
        slug = operator.organisation("matrix");
    }

    @Nested
    class TheMatrix {

        @Test
        void hasARowForEachResourceTypeAndACellForEachRoleAndAction() {
            Document page = member(RoleKey.OWNER).page("/o/%s/roles".formatted(slug));

            assertThat(page.select("table[data-matrix]")).hasSize(1);
            assertThat(page.select("table[data-matrix] tr[data-resource]").eachAttr("data-resource"))
                    .contains("contacts", "members", "roles")
                    .doesNotHaveDuplicates();
            Element contacts = page.selectFirst("tr[data-resource=contacts]");
            assertThat(contacts.select("td[data-role]")).hasSize(3 * 5);
            assertThat(contacts.select("td[data-role=member][data-action=read]").attr("data-granted"))
                    .isEqualTo("true");
            assertThat(contacts.select("td[data-role=member][data-action=export]")
                            .attr("data-granted"))
                    .isEqualTo("false");
            assertThat(page.select("td[data-granted]"))
                    .allSatisfy(cell -> assertThat(cell.attr("data-granted")).isIn("true", "false"));
        }

        @Test
        void isReadOnlyForWhoMayNotChangeIt() {
            Document page = member(RoleKey.MEMBER).page("/o/%s/roles".formatted(slug));

            assertThat(page.select("table[data-matrix]")).hasSize(1);
            assertThat(page.select("table[data-matrix] form")).isEmpty();
        }
    }

    @Nested
    class WhatARoleMayNotOpen {

        private Visitor memberWithoutContacts() {
            member(RoleKey.OWNER)
                    .submit(
                            "/o/%s/roles/grants".formatted(slug),
                            "role",
                            "member",
                            "resource",
                            "contacts",
                            "action",
                            "read",
                            "granted",
                            "false");
            return member(RoleKey.MEMBER);
        }

        @Test
        void isNotOfferedInTheRail() {
            assertThat(sections(member(RoleKey.MEMBER))).contains("Contacts", "Members", "Roles");

            assertThat(sections(memberWithoutContacts()))
                    .contains("Members", "Roles")
                    .doesNotContain("Contacts");
        }

        private java.util.List<String> sections(Visitor visitor) {
            return visitor.page("/o/%s/dashboard".formatted(slug))
                    .select(".rail nav a")
                    .eachText();
        }

        @Test
        void isRefusedInsideTheOrganisationsFrame() {
            HttpResponse<String> answer = memberWithoutContacts().get("/o/%s/contacts".formatted(slug));

            assertThat(answer.statusCode()).isEqualTo(403);
            Document page = Visitor.parsed(answer);
            assertThat(page.body().attr("data-org")).isEqualTo(slug);
            assertThat(page.select(".rail nav a").eachText())
                    .contains("Members")
                    .doesNotContain("Contacts");
            assertThat(page.select(".rail .account").text()).contains("@people.test");
            assertThat(page.select("main .lead").text()).endsWith(".").contains("contacts:read");
        }
    }

    @Nested
    class Granting {

        @Test
        void changesTheCell() {
            Visitor owner = member(RoleKey.OWNER);

            HttpResponse<String> answer = grant(owner, "member", "contacts", "export", "true");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(Visitor.location(answer)).isEqualTo("/o/%s/roles".formatted(slug));
            assertThat(granted(owner, "member", "contacts", "export")).isEqualTo("true");
        }

        @Test
        void twiceIsLikeOnce() {
            Visitor owner = member(RoleKey.OWNER);

            grant(owner, "member", "contacts", "export", "true");
            assertThat(grant(owner, "member", "contacts", "export", "true").statusCode())
                    .isEqualTo(303);

            assertThat(granted(owner, "member", "contacts", "export")).isEqualTo("true");
        }

        @Test
        void decidesWithTheNextRequest() {
            Visitor owner = member(RoleKey.OWNER);
            Visitor member = member(RoleKey.MEMBER);
            String csv = "/o/%s/contacts.csv".formatted(slug);
            assertThat(member.get(csv).statusCode()).isEqualTo(403);

            grant(owner, "member", "contacts", "export", "true");
            assertThat(member.get(csv).statusCode()).isEqualTo(200);

            grant(owner, "member", "contacts", "export", "false");
            assertThat(member.get(csv).statusCode()).isEqualTo(403);
        }

        @Test
        void staysInTheOrganisation() {
            grant(member(RoleKey.OWNER), "member", "contacts", "export", "true");

            assertThat(portal.signedIn(Demo.OWNER_OF_ACME)
                            .page("/o/acme/roles")
                            .select("tr[data-resource=contacts] td[data-role=member][data-action=export]")
                            .attr("data-granted"))
                    .isEqualTo("false");
        }

        @ParameterizedTest
        @ValueSource(strings = {"member", "admin"})
        void isRefusedForWhoMayNot(String role) {
            Visitor visitor = member(new RoleKey(role));

            HttpResponse<String> answer = grant(visitor, role, "members", "delete", "true");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(Visitor.parsed(answer).text()).contains("roles:update");
            assertThat(granted(visitor, role, "members", "delete")).isEqualTo("false");
        }

        @Test
        void cannotTakeTheKeysFromOwners() {
            Visitor owner = member(RoleKey.OWNER);

            HttpResponse<String> answer = grant(owner, "owner", "roles", "update", "false");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(granted(owner, "owner", "roles", "update")).isEqualTo("true");
        }

        @Test
        void isLimitedToWhatOneMayDoOneself() {
            Visitor owner = member(RoleKey.OWNER);
            grant(owner, "admin", "roles", "update", "true");

            HttpResponse<String> answer = grant(member(RoleKey.ADMIN), "admin", "members", "delete", "true");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(Visitor.parsed(answer).text()).contains("you do not have it yourself");
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "nobody;contacts;read;true;There is no role 'nobody' here",
                    "OWNER;contacts;read;true;There is no role 'OWNER' here",
                    "'';contacts;read;true;There is no role '' here",
                    "member;nothing;read;true;There is no action 'read' on 'nothing'",
                    "member;Contacts;read;true;There is no action 'read' on 'Contacts'",
                    "member;contacts;fly;true;There is no action 'fly' on 'contacts'",
                    "member;roles;create;true;There is no action 'create' on 'roles'",
                    "member;contacts;export;maybe;'granted' is true or false, and this is 'maybe'",
                    "member;contacts;export;TRUE;'granted' is true or false, and this is 'TRUE'",
                    "member;contacts;export;'';'granted' is true or false, and this is ''"
                },
                delimiter = ';',
                quoteCharacter = '"')
        void refusesWhatIsNotThere(String role, String resource, String action, String granted, String message) {
            Visitor owner = member(RoleKey.OWNER);
            String before = owner.page("/o/%s/roles".formatted(slug))
                    .select("table[data-matrix] td")
                    .eachAttr("data-granted")
                    .toString();

            HttpResponse<String> answer =
                    grant(owner, role.replace("''", ""), resource, action, granted.replace("''", ""));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Visitor.parsed(answer).text()).contains(message);
            assertThat(owner.page("/o/%s/roles".formatted(slug))
                            .select("table[data-matrix] td")
                            .eachAttr("data-granted")
                            .toString())
                    .isEqualTo(before);
        }

        private String granted(Visitor visitor, String role, String resource, String action) {
            return visitor.page("/o/%s/roles".formatted(slug))
                    .select("tr[data-resource=%s] td[data-role=%s][data-action=%s]".formatted(resource, role, action))
                    .attr("data-granted");
        }

        private HttpResponse<String> grant(
                Visitor visitor, String role, String resource, String action, String granted) {
            return visitor.submit(
                    "/o/%s/roles/grants".formatted(slug),
                    "role",
                    role,
                    "resource",
                    resource,
                    "action",
                    action,
                    "granted",
                    granted);
        }
    }

    @Nested
    class ANewRole {

        @Test
        void isGrantedNothing() {
            Visitor owner = member(RoleKey.OWNER);

            HttpResponse<String> answer = owner.submit("/o/%s/roles".formatted(slug), "name", "Bookkeeper");

            assertThat(answer.statusCode()).isEqualTo(303);
            Document page = owner.page("/o/%s/roles".formatted(slug));
            assertThat(page.select("td[data-role=bookkeeper]")).isNotEmpty();
            assertThat(page.select("td[data-role=bookkeeper][data-granted=true]"))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Owner", "OWNER", "1", "👩‍🚀", "Ignore\u202eme"})
        void isRefusedWithAMessageAtItsField(String name) {
            Visitor owner = member(RoleKey.OWNER);

            HttpResponse<String> answer = owner.submit("/o/%s/roles".formatted(slug), "name", name);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Problems.at(Visitor.parsed(answer), "name")).isNotEmpty();
        }

        @Test
        void isRefusedForWhoMayNotManageRoles() {
            assertThat(member(RoleKey.ADMIN)
                            .submit("/o/%s/roles".formatted(slug), "name", "Boss")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private Visitor member(RoleKey role) {
        return portal.signedIn(operator.member(slug, role));
    }
}
