package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import com.dreamineering.tenancy.access.RoleKey;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEachPortal
class MembersTests {

    private final RunningPortal portal;
    private final Operator operator;
    private String slug = "";

    MembersTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
    }

    @BeforeEach
    void createAnOrganisation() {
        slug = operator.organisation("crew");
    }

    @Test
    void areThoseOfTheOrganisationAndNoOthers() {
        String owner = operator.member(slug, RoleKey.OWNER);
        String member = operator.member(slug, RoleKey.MEMBER);

        String text = portal.signedIn(member).page(members()).text();

        assertThat(text).contains(owner, member).doesNotContain("acme.test").doesNotContain("superadmin");
    }

    @Nested
    class Inviting {

        @Test
        void showsTheLinkOnceToWhoInvites() {
            Visitor owner = visitor(RoleKey.OWNER);

            HttpResponse<String> answer = invite(owner, "new@crew.test", "member");

            assertThat(answer.statusCode()).isEqualTo(303);
            Document first = Visitor.parsed(owner.followed(answer));
            assertThat(Links.in(first)).hasSize(1);
            assertThat(Links.in(owner.page(members()))).isEmpty();
            assertThat(owner.page(members()).text()).contains("new@crew.test");
            assertThat(portal.visitor().page(Links.in(first).get(0)).text()).contains("Join");
        }

        @Test
        void showsTheLinkOnItsOwnHostWhateverTheRequestSays() {
            Visitor owner = visitor(RoleKey.OWNER);
            HttpResponse<String> answer = invite(owner, "host@crew.test", "member");

            Document page = Visitor.parsed(owner.followed(answer));

            assertThat(page.text()).contains("http://localhost:%d/invitations/".formatted(portal.port()));
        }

        @Test
        void offersTheRoles() {
            Document page = visitor(RoleKey.OWNER).page(members());

            assertThat(page.select("select[name=role] option").eachAttr("value"))
                    .containsExactly("owner", "admin", "member");
        }

        @Test
        void offersOwnershipToOwnersOnly() {
            Visitor admin = visitor(RoleKey.ADMIN);

            assertThat(admin.page(members()).select("select[name=role] option").eachAttr("value"))
                    .containsExactly("admin", "member");
            assertThat(invite(admin, "crown@crew.test", "owner").statusCode()).isEqualTo(403);
        }

        @Test
        void isNotThereForWhoMayNot() {
            Visitor member = visitor(RoleKey.MEMBER);
            invite(visitor(RoleKey.OWNER), "waiting@crew.test", "member");

            Document page = member.page(members());

            assertThat(page.select("form[action$=invitations]")).isEmpty();
            assertThat(page.text()).doesNotContain("waiting@crew.test");
            assertThat(invite(member, "friend@crew.test", "member").statusCode())
                    .isEqualTo(403);
            assertThat(invitations()).isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "''|member|email|An e-mail address is needed",
                    "nobody|member|email|'nobody' is no e-mail address. Write it like name@example.com",
                    "а@crew.test|member|email|'а@crew.test' is no e-mail address. Write it like name@example.com",
                    "a@crew.test|captain|role|There is no role 'captain' here. Choose one of the list",
                    "a@crew.test|''|role|There is no role '' here. Choose one of the list"
                },
                delimiter = '|',
                quoteCharacter = '"')
        void isRefusedWithAMessageAtTheField(String email, String role, String field, String message) {
            Visitor owner = visitor(RoleKey.OWNER);

            HttpResponse<String> answer = invite(owner, email.replace("''", ""), role.replace("''", ""));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Problems.at(Visitor.parsed(answer), field)).isEqualTo(message);
            assertThat(invitations()).isZero();
        }

        @Test
        void isRefusedForWhoBelongsAlready() {
            String member = operator.member(slug, RoleKey.MEMBER);

            HttpResponse<String> answer = invite(visitor(RoleKey.OWNER), member, "admin");

            assertThat(answer.statusCode()).isEqualTo(422);
            Document page = Visitor.parsed(answer);
            assertThat(Problems.at(page, "email"))
                    .isEqualTo("'%s' belongs to this organisation already. Invite somebody else".formatted(member));
            assertThat(page.select("input[name=email]").val()).isEqualTo(member);
            assertThat(page.select("select[name=role] option[selected]").attr("value"))
                    .isEqualTo("admin");
        }

        @Test
        void againTakesTheOldLinkAway() {
            Visitor owner = visitor(RoleKey.OWNER);
            String old = Links.in(Visitor.parsed(owner.followed(invite(owner, "twice@crew.test", "member"))))
                    .get(0);

            String recent = Links.in(Visitor.parsed(owner.followed(invite(owner, "Twice@Crew.test", "admin"))))
                    .get(0);

            assertThat(portal.visitor().get(old).statusCode()).isEqualTo(410);
            assertThat(portal.visitor().get(recent).statusCode()).isEqualTo(200);
        }

        private long invitations() {
            return portal.rows()
                    .number(
                            "select count(*) from invitations i join organisations o on o.id = i.organisation_id"
                                    + " where o.slug = ?",
                            slug);
        }

        private HttpResponse<String> invite(Visitor visitor, String email, String role) {
            return visitor.submit("/o/%s/members/invitations".formatted(slug), "email", email, "role", role);
        }
    }

    private String members() {
        return "/o/%s/members".formatted(slug);
    }

    private Visitor visitor(RoleKey role) {
        return portal.signedIn(operator.member(slug, role));
    }
}
