package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import com.dreamineering.portal.running.Wire;
import com.dreamineering.tenancy.access.RoleKey;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachPortal
class OrganisationLifeTests {

    private final RunningPortal portal;
    private final Operator operator;
    private final Visitor superadmin;
    private String slug = "";

    OrganisationLifeTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
        this.superadmin = portal.superadmin();
    }

    @BeforeEach
    void createAnOrganisation() {
        slug = operator.organisation("life");
    }

    @Nested
    class AStep {

        @Test
        void leadsBackToTheOrganisation() {
            HttpResponse<String> answer = step("suspend", "Unpaid for months");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(Visitor.location(answer)).isEqualTo("/admin/orgs/" + slug);
            assertThat(state()).isEqualTo("SUSPENDED");
        }

        @Test
        void leadsBackAgain() {
            step("suspend", "Unpaid for months");

            HttpResponse<String> answer = step("reactivate", "Paid");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(state()).isEqualTo("ACTIVE");
        }

        @Test
        void standsInTheTrailWithItsReason() {
            step("suspend", "Unpaid for months");

            Document trail = superadmin.page("/admin/audit?action=organisation.suspended");

            assertThat(trail.selectFirst("tr[data-audit]").text())
                    .contains(slug)
                    .contains(Demo.SUPERADMIN)
                    .contains("Unpaid for months");
        }

        @ParameterizedTest
        @CsvSource({"ACTIVE,suspend", "SUSPENDED,reactivate", "ACTIVE,archive", "ARCHIVED,restore", "ARCHIVED,delete"})
        void needsAReason(String state, String step) {
            portal.rows().change("update organisations set state = ? where slug = ?", state, slug);

            HttpResponse<String> answer = step(step, "  ");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("A reason is needed");
            assertThat(state()).isEqualTo(state);
        }

        @Test
        void canArchiveAndRestore() {
            assertThat(step("archive", "Contract ended").statusCode()).isEqualTo(303);
            assertThat(state()).isEqualTo("ARCHIVED");

            assertThat(step("restore", "Contract renewed").statusCode()).isEqualTo(303);
            assertThat(state()).isEqualTo("ACTIVE");
        }

        @Test
        void deletesOnlyWhatIsConfirmed() {
            step("archive", "Contract ended");
            HttpResponse<String> wrong = superadmin.submit(
                    "/admin/orgs/%s/delete".formatted(slug), "reason", "Asked for it", "confirm", "acme");
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(state()).isEqualTo("ARCHIVED");

            HttpResponse<String> right = superadmin.submit(
                    "/admin/orgs/%s/delete".formatted(slug), "reason", "Asked for it", "confirm", slug);
            assertThat(right.statusCode()).isEqualTo(303);
            assertThat(state()).isEqualTo("PENDING_DELETION");
        }
    }

    @Nested
    class AForbiddenStep {

        @ParameterizedTest
        @CsvSource({"ACTIVE,reactivate", "ACTIVE,restore", "SUSPENDED,suspend", "SUSPENDED,restore", "ARCHIVED,suspend"
        })
        void isAConflictThatNamesTheState(String state, String step) {
            portal.rows().change("update organisations set state = ? where slug = ?", state, slug);

            HttpResponse<String> answer = step(step, "Because of a test");

            assertThat(answer.statusCode()).isEqualTo(409);
            Document page = Visitor.parsed(answer);
            assertThat(page.select("[role=alert] a[href=#steps]").text())
                    .contains(slug)
                    .contains(state);
            assertThat(page.select("#steps")).hasSize(1);
            assertThat(page.select("form[action$=/rename]")).hasSize(1);
            assertThat(state()).isEqualTo(state);
        }

        @ParameterizedTest
        @ValueSource(strings = {"suspend", "archive", "delete"})
        void isEveryOneThatClosesThePlatform(String step) {
            HttpResponse<String> answer = superadmin.submit(
                    "/admin/orgs/dreamineering/" + step, "reason", "Because of a test", "confirm", "dreamineering");

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(Visitor.parsed(answer).text()).contains("the platform's own and is always open");
            Element row = superadmin.page("/admin?q=dreamineering").selectFirst("tr[data-org=dreamineering]");
            assertThat(row.attr("data-state")).isEqualTo("ACTIVE");
        }

        @ParameterizedTest
        @CsvSource({"ACTIVE,delete", "ACTIVE,reactivate", "SUSPENDED,delete", "ARCHIVED,archive"})
        void isAConflictWhateverElseIsWrong(String state, String step) {
            portal.rows().change("update organisations set state = ? where slug = ?", state, slug);

            HttpResponse<String> answer = superadmin.submit(
                    "/admin/orgs/%s/%s".formatted(slug, step), "reason", " ", "confirm", "another-one");

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(Visitor.parsed(answer).text()).contains(slug).contains(state);
            assertThat(state()).isEqualTo(state);
        }

        @Test
        void isOneThatThereIsNot() {
            assertThat(step("explode", "Because of a test").statusCode()).isIn(404, 405);
            assertThat(state()).isEqualTo("ACTIVE");
        }

        @ParameterizedTest
        @ValueSource(strings = {"never-existed", "Acme", "ac", "a--b"})
        void isOneOnAnOrganisationThatIsNotThere(String unknown) {
            assertThat(superadmin
                            .submit("/admin/orgs/%s/suspend".formatted(unknown), "reason", "Because of a test")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(superadmin.get("/admin/orgs/" + unknown).statusCode()).isEqualTo(404);
        }
    }

    @Nested
    class ToItsMembers {

        private String person = "";

        @BeforeEach
        void join() {
            person = operator.member(slug, RoleKey.OWNER);
        }

        @Test
        void aSuspendedOrganisationIsGoneWithTheNextRequest() {
            Visitor member = portal.signedIn(person);
            member.page("/o/%s/dashboard".formatted(slug));

            step("suspend", "Unpaid for months");

            for (String page : List.of("dashboard", "roles", "members", "contacts", "contacts.csv", "events")) {
                Wire.Answer closed = member.wire().send("GET", "/o/%s/%s".formatted(slug, page));
                assertThat(closed.masked())
                        .as(page)
                        .isEqualTo(member.wire()
                                .send("GET", "/o/%s/%s".formatted("x".repeat(slug.length()), page))
                                .masked());
            }
        }

        @Test
        void theWelcomePageSaysWhichOneIsClosed() {
            step("suspend", "Unpaid for months");

            Document page = portal.signedIn(person).page("/dashboard");

            assertThat(page.location()).endsWith("/welcome");
            assertThat(page.text())
                    .contains("Not available right now")
                    .contains(slug.toUpperCase(java.util.Locale.ROOT));
        }

        @Test
        void thePickerNamesNoClosedOneAndLeadsToThePageThatDoes() {
            operator.join("acme", person, RoleKey.MEMBER);
            operator.join("globex", person, RoleKey.MEMBER);
            step("suspend", "Unpaid for months");

            Visitor member = portal.signedIn(person);
            Document page = member.page("/orgs");

            assertThat(page.select("[data-org]").eachAttr("data-org")).containsExactlyInAnyOrder("acme", "globex");
            assertThat(page.outerHtml()).doesNotContainIgnoringCase(slug);
            assertThat(page.select("main a[href=/orgs/closed]").text()).isEqualTo("Is one missing?");
            assertThat(member.page("/orgs/closed").text())
                    .contains("Not available right now")
                    .contains(slug.toUpperCase(java.util.Locale.ROOT))
                    .doesNotContain("Globex");
        }

        @Test
        void theRailOfTheOtherOneLeadsToIt() {
            operator.join("acme", person, RoleKey.MEMBER);
            Visitor member = portal.signedIn(person);
            assertThat(member.page("/o/acme/dashboard").select(".rail a[href=/orgs/closed]"))
                    .isEmpty();

            step("suspend", "Unpaid for months");

            assertThat(member.page("/o/acme/dashboard")
                            .select(".rail a[href=/orgs/closed]")
                            .text())
                    .isEqualTo("1 is closed right now");
        }

        @Test
        void thePageOfClosedOnesSaysSoWhenThereIsNone() {
            assertThat(portal.signedIn(person).page("/orgs/closed").text())
                    .contains("Each of your organisations is open");
        }

        @Test
        void theirOtherOrganisationGoesOn() {
            operator.join("acme", person, RoleKey.MEMBER);
            Visitor member = portal.signedIn(person);
            member.submit("/orgs/select", "organisation", slug);

            step("suspend", "Unpaid for months");

            assertThat(member.follow("/dashboard").uri().getPath()).isEqualTo("/o/acme/dashboard");
            assertThat(member.page("/o/acme/members").body().attr("data-org")).isEqualTo("acme");
        }

        @Test
        void aReactivatedOrganisationIsBackWithTheNextRequest() {
            Visitor member = portal.signedIn(person);
            step("suspend", "Unpaid for months");
            step("reactivate", "Paid");

            assertThat(member.page("/o/%s/dashboard".formatted(slug)).body().attr("data-org"))
                    .isEqualTo(slug);
        }

        @Test
        void aFormOfASuspendedOrganisationChangesNothing() {
            Visitor member = portal.signedIn(person);
            member.csrf();
            step("suspend", "Unpaid for months");

            HttpResponse<String> answer =
                    member.submit("/o/%s/contacts".formatted(slug), "name", "Too late", "email", "late@people.test");

            assertThat(Visitor.location(answer)).isEqualTo("/dashboard");
            assertThat(portal.rows().number("select count(*) from contacts where name = 'Too late'"))
                    .isZero();
        }

        @Test
        void anInvitationIntoASuspendedOrganisationIsClosed() {
            Document page = Visitor.parsed(superadmin.followed(superadmin.submit(
                    "/admin/orgs/%s/invitations".formatted(slug), "ownerEmail", Operator.unused("new") + "@b.test")));
            String link = Links.in(page).get(0);

            step("suspend", "Unpaid for months");

            HttpResponse<String> closed = portal.visitor().get(link);
            assertThat(closed.statusCode()).isEqualTo(410);
            assertThat(closed.body())
                    .isEqualTo(portal.visitor().get("/invitations/never-issued").body());
            assertThat(Visitor.parsed(closed).text()).contains("or the organisation is closed for now");
            step("reactivate", "Paid");
            assertThat(portal.visitor().get(link).statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class SomebodyWhoIsRemoved {

        @Test
        void isAnsweredAsIfTheOrganisationNeverWas() {
            String person = operator.member(slug, RoleKey.OWNER);
            Visitor member = portal.signedIn(person);
            member.page("/o/%s/dashboard".formatted(slug));
            member.submit("/orgs/select", "organisation", slug);
            String id = portal.rows()
                    .text(
                            "select cast(m.id as varchar(36)) from memberships m join people p on p.id = m.person_id where p.email = ?",
                            person);

            portal.rows().change("delete from membership_roles where cast(membership_id as varchar(36)) = ?", id);
            portal.rows().change("delete from memberships where cast(id as varchar(36)) = ?", id);

            for (String page : List.of("dashboard", "roles", "members", "contacts", "contacts.csv")) {
                assertThat(member.wire()
                                .send("GET", "/o/%s/%s".formatted(slug, page))
                                .masked())
                        .isEqualTo(member.wire()
                                .send("GET", "/o/%s/%s".formatted("x".repeat(slug.length()), page))
                                .masked());
            }
            assertThat(member.follow("/dashboard").uri().getPath()).isEqualTo("/welcome");
            assertThat(member.page("/welcome").text()).doesNotContainIgnoringCase(slug);
        }
    }

    private HttpResponse<String> step(String step, String reason) {
        return superadmin.submit("/admin/orgs/%s/%s".formatted(slug, step), "reason", reason, "confirm", slug);
    }

    private String state() {
        return superadmin
                .page("/admin?q=" + slug)
                .selectFirst("tr[data-org=%s]".formatted(slug))
                .attr("data-state");
    }
}
