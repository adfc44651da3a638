package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEachPortal
class NewOrganisationTests {

    private final RunningPortal portal;
    private final Visitor superadmin;

    NewOrganisationTests(RunningPortal portal) {
        this.portal = portal;
        this.superadmin = portal.superadmin();
    }

    @Test
    void theFormHasTheFieldsThatProgramsFillIn() {
        Document page = superadmin.page("/admin/orgs/new");

        for (String field : new String[] {"name", "slug", "ownerEmail", "_csrf"}) {
            assertThat(page.select("form[action=/admin/orgs] [name=%s]".formatted(field)))
                    .as(field)
                    .hasSize(1);
        }
    }

    @Nested
    class Created {

        @Test
        void leadsToItsPage() {
            String slug = Operator.unused("umbrella");

            HttpResponse<String> answer = create("Umbrella", slug, "");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(Visitor.location(answer)).isEqualTo("/admin/orgs/" + slug);
            Document page = Visitor.parsed(superadmin.followed(answer));
            assertThat(page.select("h1").text()).isEqualTo("Umbrella");
        }

        @Test
        void getsASlugFromItsName() {
            String name = "Zoë & Söhne " + Operator.unused("n");

            HttpResponse<String> answer = create(name, "", "");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(Visitor.location(answer)).startsWith("/admin/orgs/zoe-sohne-n-");
        }

        @Test
        void makesNobodyAMember() {
            String slug = Operator.unused("empty");

            create("Empty", slug, "");

            assertThat(portal.rows()
                            .number(
                                    "select count(*) from memberships m join organisations o on o.id = m.organisation_id"
                                            + " where o.slug = ?",
                                    slug))
                    .isZero();
            assertThat(superadmin
                            .follow("/o/%s/dashboard".formatted(slug))
                            .uri()
                            .getPath())
                    .isEqualTo("/admin");
        }

        @Test
        void withAnOwnerShowsTheLinkOnce() {
            String slug = Operator.unused("with-owner");

            Document first = Visitor.parsed(superadmin.followed(create("With owner", slug, " Boss@Owner.TEST ")));
            Document second = superadmin.page("/admin/orgs/" + slug);

            assertThat(Links.in(first)).hasSize(1);
            assertThat(Links.in(second)).isEmpty();
            assertThat(second.text()).contains("boss@owner.test");
            Document invitation = portal.visitor().page(Links.in(first).get(0));
            assertThat(invitation.text()).contains("With owner").contains("Create account and join");
        }
    }

    @Nested
    class Refused {

        @Test
        void keepsWhatWasTypedWithAMessageAtEachField() {
            HttpResponse<String> answer = create(" ", "-X-", "no address");

            assertThat(answer.statusCode()).isEqualTo(422);
            Document page = Visitor.parsed(answer);
            assertThat(page.select("input[name=slug]").val()).isEqualTo("-X-");
            assertThat(page.select("input[name=ownerEmail]").val()).isEqualTo("no address");
            assertThat(Problems.at(page, "name")).isEqualTo("A name is needed");
            assertThat(Problems.at(page, "slug"))
                    .isEqualTo("A slug begins and ends with a letter or digit, and no two hyphens stand together");
            assertThat(Problems.at(page, "ownerEmail"))
                    .isEqualTo("'no address' is no e-mail address. Write it like name@example.com");
        }

        @ParameterizedTest
        @CsvSource({
            "acme, The slug 'acme' belongs to another organisation. Choose another one",
            "ACME, The slug 'acme' belongs to another organisation. Choose another one",
            "' acme ', The slug 'acme' belongs to another organisation. Choose another one",
            "admin, The slug 'admin' is reserved for the application's own pages. Choose another one",
            "ab, 'A slug has 3 to 40 characters, and this one has 2'"
        })
        void namesTheSlugThatCannotBeHad(String slug, String message) {
            HttpResponse<String> answer = create("Anything", slug, "");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Problems.at(Visitor.parsed(answer), "slug")).isEqualTo(message);
            assertThat(Visitor.parsed(answer).select("input[name=name]").val()).isEqualTo("Anything");
        }

        @Test
        void asksForASlugWhereTheNameGivesNone() {
            HttpResponse<String> answer = create("株式会社", "", "");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Problems.at(Visitor.parsed(answer), "slug"))
                    .isEqualTo(
                            "No slug can be made from '株式会社'. Type one of 3 to 40 characters: a to z, 0 to 9 and hyphens");
        }

        @Test
        void inventsNoOtherSlugForANameThatIsTaken() {
            HttpResponse<String> answer = create("ACME", "", "");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Problems.at(Visitor.parsed(answer), "slug")).contains("'acme' belongs to another organisation");
        }
    }

    private HttpResponse<String> create(String name, String slug, String ownerEmail) {
        return superadmin.submit("/admin/orgs", "name", name, "slug", slug, "ownerEmail", ownerEmail);
    }
}
