package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.Form;
import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import com.dreamineering.portal.running.Wire;
import com.dreamineering.tenancy.access.RoleKey;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachPortal
class PickerTests {

    private final RunningPortal portal;
    private final Operator operator;

    PickerTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
    }

    @Nested
    class ThePage {

        @Test
        void showsEachOwnOrganisationOnceAndNoOther() {
            String foreign = operator.organisation("elsewhere");

            Document page = portal.signedIn(Demo.MEMBER_OF_BOTH).page("/orgs");

            assertThat(page.select("[data-org]").eachAttr("data-org")).containsExactlyInAnyOrder("acme", "globex");
            assertThat(page.outerHtml()).doesNotContainIgnoringCase(foreign).doesNotContain("dreamineering\"");
        }

        @Test
        void showsTheWholeFirstSignOfAName() {
            String slug = Operator.unused("foxes");
            operator.organisation("\uD83E\uDD8A Foxes", slug);
            String person = operator.member(slug, RoleKey.MEMBER);
            operator.join("acme", person, RoleKey.MEMBER);
            Visitor visitor = portal.signedIn(person);

            assertThat(visitor.page("/orgs")
                            .select("[data-org=%s] .gram".formatted(slug))
                            .text())
                    .isEqualTo("\uD83E\uDD8A");
            assertThat(visitor.page("/o/%s/dashboard".formatted(slug))
                            .select(".place .gram")
                            .text())
                    .isEqualTo("\uD83E\uDD8A");
        }

        @Test
        void sendsWhoHasOneOrganisationOnIntoIt() {
            assertThat(Visitor.location(portal.signedIn(Demo.OWNER_OF_ACME).get("/orgs")))
                    .isEqualTo("/o/acme/dashboard");
        }

        @Test
        void sendsWhoHasNoneToWelcome() {
            assertThat(Visitor.location(portal.signedIn(Demo.NOBODY).get("/orgs")))
                    .isEqualTo("/welcome");
        }

        @Test
        void sendsASuperadminWithoutMembershipsToThePortal() {
            assertThat(Visitor.location(portal.signedIn(Demo.SUPERADMIN).get("/orgs")))
                    .isEqualTo("/admin");
        }

        @Test
        void offersASuperadminWithMembershipsThePortalToo() {
            String slug = operator.organisation("side-job");
            String person = operator.member(slug, RoleKey.MEMBER);
            portal.signedIn(Demo.SUPERADMIN)
                    .submit("/admin/superadmins", "email", person, "reason", "Helps out on weekends");

            Document page = portal.signedIn(person).page("/dashboard");

            assertThat(page.location()).endsWith("/orgs");
            assertThat(page.select("[data-org]").eachAttr("data-org")).containsExactly(slug);
            assertThat(page.select("a[href=/admin]")).hasSize(1);
            Visitor visitor = portal.signedIn(person);
            assertThat(visitor.page("/o/%s/dashboard".formatted(slug)).select(".rail nav a[href=/admin]"))
                    .hasSize(1);
            assertThat(visitor.page("/admin").select(".rail nav a[href=/orgs]")).hasSize(1);
            assertThat(portal.superadmin().page("/admin").select(".rail nav a[href=/orgs]"))
                    .isEmpty();
        }
    }

    @Nested
    class Choosing {

        @ParameterizedTest
        @ValueSource(strings = {"acme", "globex"})
        void leadsIntoTheOrganisation(String slug) {
            Visitor visitor = portal.signedIn(Demo.MEMBER_OF_BOTH);

            HttpResponse<String> answer = visitor.submit("/orgs/select", "organisation", slug);

            assertThat(answer.statusCode()).isBetween(302, 303);
            assertThat(Visitor.location(answer)).isEqualTo("/o/%s/dashboard".formatted(slug));
            assertThat(visitor.followed(answer).statusCode()).isEqualTo(200);
        }

        @Test
        void aForeignOrganisationIsLikeOneThatNeverWas() {
            String foreign = operator.organisation("foreign");
            String suspended = operator.organisation("asleep");
            String person = operator.member(suspended, RoleKey.OWNER);
            operator.join("acme", person, RoleKey.MEMBER);
            operator.suspend(suspended);
            Visitor visitor = portal.signedIn(person);

            List<Wire.Answer> answers = List.of(
                    select(visitor, foreign),
                    select(visitor, suspended),
                    select(visitor, "never-existed"),
                    select(visitor, ""),
                    select(visitor, "ACME"),
                    select(visitor, "../admin"),
                    select(visitor, "//evil.example"));

            assertThat(answers).allMatch(answers.get(2)::equals);
            assertThat(answers.get(0).header("Location")).contains("/dashboard");
        }

        @Test
        void takesTheFormToken() {
            Visitor visitor = portal.signedIn(Demo.MEMBER_OF_BOTH);

            HttpResponse<String> answer = visitor.postWithoutToken("/orgs/select", Form.of("organisation", "globex"));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(visitor.follow("/dashboard").uri().getPath()).isEqualTo("/orgs");
        }

        private Wire.Answer select(Visitor visitor, String slug) {
            Form form = Form.of("organisation", slug, "_csrf", visitor.csrf());
            return visitor.wire().submit("POST", "/orgs/select", form).masked();
        }
    }

    @Nested
    class InsideAnOrganisation {

        @Test
        void thePageSaysWhichOneItIs() {
            Document page = portal.signedIn(Demo.MEMBER_OF_BOTH).page("/o/globex/dashboard");

            assertThat(page.body().attr("data-org")).isEqualTo("globex");
        }

        @Test
        void twoTabsDoNotMix() {
            Visitor visitor = portal.signedIn(Demo.MEMBER_OF_BOTH);

            visitor.submit("/orgs/select", "organisation", "globex");

            assertThat(visitor.page("/o/acme/dashboard").body().attr("data-org"))
                    .isEqualTo("acme");
            assertThat(visitor.page("/o/globex/dashboard").body().attr("data-org"))
                    .isEqualTo("globex");
        }
    }
}
