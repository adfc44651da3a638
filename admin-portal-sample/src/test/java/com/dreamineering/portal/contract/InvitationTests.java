package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.AtOnce;
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
import java.util.Locale;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachPortal
class InvitationTests {

    private static final String PASSWORD = "a brand new password";

    private final RunningPortal portal;
    private final Operator operator;
    private String slug = "";
    private String owner = "";

    InvitationTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
    }

    @BeforeEach
    void createAnOrganisation() {
        slug = operator.organisation("guests");
        owner = operator.member(slug, RoleKey.OWNER);
    }

    @Nested
    class WithAnAccount {

        @Test
        void isAcceptedBySomebodyWhoIsSignedIn() {
            String guest = operator.person("guest");
            String link = invite(guest);
            Visitor visitor = portal.signedIn(guest);

            assertThat(visitor.page(link).text()).contains("Accept the invitation");
            HttpResponse<String> answer = visitor.submit(link);

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(Visitor.location(answer)).isEqualTo(home());
            assertThat(visitor.followed(answer).statusCode()).isEqualTo(200);
        }

        @Test
        void leadsBackFromSigningIn() {
            String guest = operator.person("guest");
            String link = invite(guest);
            Visitor visitor = portal.visitor();

            assertThat(visitor.page(link).text()).contains("Sign in to accept");
            HttpResponse<String> signedIn = visitor.signIn(guest, Demo.PASSWORD);

            assertThat(Visitor.location(signedIn)).isEqualTo(link);
            assertThat(visitor.page(link).text()).contains("Accept the invitation");
            assertThat(Visitor.location(visitor.signIn(guest, Demo.PASSWORD))).isEqualTo("/welcome");
        }

        @Test
        void doesNotShowTheWholeAddressToWhoHoldsTheLink() {
            String guest = operator.person("guest");

            assertThat(portal.visitor().get(invite(guest)).body()).doesNotContain(guest);
        }

        @Test
        void isNotAcceptedByTheLinkAlone() {
            String guest = operator.person("guest");
            String link = invite(guest);
            Visitor visitor = portal.visitor();

            HttpResponse<String> answer = visitor.postWithoutToken(
                    link, Form.of("name", "Mallory", "password", PASSWORD, "_csrf", visitor.csrf("/login")));

            assertThat(Visitor.location(answer)).isEqualTo(link);
            assertThat(portal.signedIn(guest).page("/welcome").text()).doesNotContain("Mallory");
        }
    }

    @Nested
    class WithAnotherAccount {

        @ParameterizedTest
        @ValueSource(strings = {Demo.NOBODY, Demo.OWNER_OF_GLOBEX, Demo.SUPERADMIN})
        void isRefusedWithTheAddressMasked(String other) {
            String guest = Operator.unused("stranger") + "@far.test";
            String link = invite(guest);
            Visitor visitor = portal.signedIn(other);

            Document page = visitor.page(link);

            assertThat(page.text())
                    .contains("This invitation is for somebody else")
                    .contains("s•••@far.test");
            assertThat(page.outerHtml()).doesNotContain(guest);
            assertThat(Visitor.location(visitor.submit(link))).isEqualTo(link);
            assertThat(members()).isEqualTo(1);
            assertThat(portal.visitor().get(link).statusCode()).isEqualTo(200);
        }

        @Test
        void isNotTakenForOneThatLooksAlike() {
            String link = invite("nobody+x@demo.test");

            assertThat(portal.signedIn(Demo.NOBODY).page(link).text()).contains("for somebody else");
        }

        @Test
        void isTakenForTheSameAddressInAnotherCase() {
            String link = invite(Demo.NOBODY.toUpperCase(Locale.ROOT));

            assertThat(portal.signedIn(Demo.NOBODY).page(link).text()).contains("Accept the invitation");
        }
    }

    @Nested
    class WithoutAnAccount {

        @Test
        void opensOneAndLeadsIn() {
            String guest = Operator.unused("new") + "@far.test";
            String link = invite(guest);
            Visitor visitor = portal.visitor();

            HttpResponse<String> answer = register(visitor, link, "Nelly New", PASSWORD);

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(Visitor.location(answer)).isEqualTo(home());
            assertThat(visitor.page(home()).text()).contains("Nelly New").contains(guest);
            assertThat(Visitor.location(portal.visitor().signIn(guest, PASSWORD)))
                    .isEqualTo(home());
        }

        @Test
        void opensItForTheInvitedAddressOnly() {
            String guest = Operator.unused("new") + "@far.test";
            String other = Operator.unused("squatter") + "@far.test";
            String link = invite(guest);
            Visitor visitor = portal.visitor();

            HttpResponse<String> answer = visitor.postWithoutToken(
                    link,
                    Form.of("name", "Mallory", "password", PASSWORD, "_csrf", visitor.csrf(link))
                            .and("email", other)
                            .and("username", other)
                            .and("role", "owner")
                            .and("organisation", "acme"));

            assertThat(Visitor.location(answer)).isEqualTo(home());
            assertThat(portal.rows().number("select count(*) from people where email = ?", other))
                    .isZero();
            assertThat(portal.rows()
                            .texts(
                                    "select r.role_key from membership_roles r join memberships m on m.id = r.membership_id"
                                            + " join people p on p.id = m.person_id where p.email = ?",
                                    guest))
                    .containsExactly("member");
        }

        @Test
        void givesTheSessionAnotherId() {
            Visitor visitor = portal.visitor();
            String link = invite(Operator.unused("new") + "@far.test");
            String token = visitor.csrf(link);
            String before = visitor.sessionId().orElseThrow();

            register(visitor, link, "Nelly New", PASSWORD);

            assertThat(visitor.sessionId()).isPresent().get().isNotEqualTo(before);
            assertThat(portal.wire("JSESSIONID=" + before).send("GET", home()).header("Location"))
                    .contains("/login");
            assertThat(visitor.postWithoutToken("/logout", Form.of("_csrf", token))
                            .statusCode())
                    .isEqualTo(403);
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "|a brand new password|name|A name is needed",
                    "Nelly||password|A password has at least 12 characters",
                    "Nelly|short|password|A password has at least 12 characters",
                    "Nelly|eleven-char|password|A password has at least 12 characters"
                },
                delimiter = '|')
        void isRefusedWithAMessageAtTheField(String name, String password, String field, String message) {
            String guest = Operator.unused("new") + "@far.test";
            String link = invite(guest);

            HttpResponse<String> answer =
                    register(portal.visitor(), link, name == null ? "" : name, password == null ? "" : password);

            assertThat(answer.statusCode()).isEqualTo(422);
            Document page = Visitor.parsed(answer);
            assertThat(Problems.at(page, field)).isEqualTo(message);
            assertThat(page.select("input[name=name]").val()).isEqualTo(name == null ? "" : name);
            assertThat(page.select("input[type=password]").val()).isEmpty();
            assertThat(portal.rows().number("select count(*) from people where email = ?", guest))
                    .isZero();
        }

        @Test
        void takesNoPasswordThatWouldBeCutOff() {
            String link = invite(Operator.unused("new") + "@far.test");

            assertThat(register(portal.visitor(), link, "Nelly", "é".repeat(37)).statusCode())
                    .isEqualTo(422);
            assertThat(register(portal.visitor(), link, "Nelly", "é".repeat(36)).statusCode())
                    .isEqualTo(303);
        }

        @Test
        void opensOneAccountForManyClicks() {
            String guest = Operator.unused("new") + "@far.test";
            String link = invite(guest);

            List<HttpResponse<String>> answers = AtOnce.call(6, number -> {
                Visitor visitor = portal.visitor();
                String token = visitor.csrf(link);
                return () ->
                        visitor.postWithoutToken(link, Form.of("name", "Nelly", "password", PASSWORD, "_csrf", token));
            });

            assertThat(answers).extracting(HttpResponse::statusCode).allMatch(code -> code == 303 || code == 410);
            assertThat(answers.stream()
                            .filter(answer -> Visitor.location(answer).equals(home())))
                    .hasSize(1);
            assertThat(members()).isEqualTo(2);
            assertThat(portal.rows().number("select count(*) from people where email = ?", guest))
                    .isEqualTo(1);
        }
    }

    @Nested
    class ThatIsOver {

        @Test
        void looksTheSameWhateverTheReason() {
            String used = invite(Operator.unused("used") + "@far.test");
            register(portal.visitor(), used, "Nelly New", PASSWORD);
            String again = Operator.unused("revoked") + "@far.test";
            String revoked = invite(again);
            invite(again);
            String expired = invite(Operator.unused("expired") + "@far.test");
            portal.rows()
                    .change(
                            "update invitations set expires_at = created_at where state = 'PENDING'"
                                    + " and email like 'expired%' and organisation_id ="
                                    + " (select id from organisations where slug = ?)",
                            slug);
            Wire wire = portal.visitor().wire();

            Wire.Answer gone = wire.send("GET", "/invitations/" + "x".repeat(43));

            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.header("Set-Cookie")).isEmpty();
            for (String link : List.of(used, revoked, expired)) {
                assertThat(wire.send("GET", link).masked()).isEqualTo(gone.masked());
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x",
                    "null",
                    "%20",
                    "'",
                    "%27%20or%201=1",
                    "..%00x",
                    "%C3%A4",
                    "%F0%9F%91%A9",
                    "<b>",
                    "{x}",
                    "a.b"
                })
        void isEveryTokenThatIsNone(String token) {
            assertThat(portal.visitor()
                            .wire()
                            .send(
                                    "GET",
                                    "/invitations/"
                                            + token.replace("<", "%3C")
                                                    .replace(">", "%3E")
                                                    .replace("{", "%7B")
                                                    .replace("}", "%7D"))
                            .status())
                    .isIn(400, 410);
        }

        @Test
        void isATokenOfSomeThousandCharacters() {
            assertThat(portal.visitor()
                            .wire()
                            .send("GET", "/invitations/" + "x".repeat(6_000))
                            .status())
                    .isEqualTo(410);
        }

        @Test
        void isATokenOfAMegabyte() {
            Wire.Answer answer = portal.visitor().wire().send("GET", "/invitations/" + "x".repeat(1_000_000));

            assertThat(answer.status()).isIn(0, 400, 414);
            assertThat(answer.body()).doesNotContain("xxxx");
        }

        @Test
        void isOneThatWasUsedEvenForItsPerson() {
            String guest = operator.person("guest");
            String link = invite(guest);
            Visitor visitor = portal.signedIn(guest);
            visitor.submit(link);

            assertThat(visitor.submit(link).statusCode()).isEqualTo(410);
            assertThat(visitor.get(link).statusCode()).isEqualTo(410);
        }

        @Test
        void letsARemovedMemberNotComeBack() {
            String guest = operator.person("guest");
            String link = invite(guest);
            Visitor visitor = portal.signedIn(guest);
            visitor.submit(link);
            String id = portal.rows()
                    .text(
                            "select cast(m.id as varchar(36)) from memberships m join people p on p.id = m.person_id"
                                    + " where p.email = ?",
                            guest);
            portal.rows().change("delete from membership_roles where cast(membership_id as varchar(36)) = ?", id);
            portal.rows().change("delete from memberships where cast(id as varchar(36)) = ?", id);

            assertThat(visitor.submit(link).statusCode()).isEqualTo(410);
            assertThat(visitor.follow(home()).uri().getPath()).isEqualTo("/welcome");
        }
    }

    @Nested
    class TheLinkOnThePage {

        @Test
        void isTheOneThatWorksAfterTheFormWasSentTwice() {
            String guest = Operator.unused("twice") + "@far.test";
            Visitor visitor = portal.signedIn(owner);

            send(visitor, guest);
            send(visitor, guest);

            String link = only(visitor.page(members(slug)));
            assertThat(portal.visitor().get(link).statusCode()).isEqualTo(200);
        }

        @Test
        void isTheOneThatWorksAfterAnOrganisationWasSentTwice() {
            Visitor superadmin = portal.signedIn(Demo.SUPERADMIN);
            Form form = Form.of("name", "Twice", "slug", Operator.unused("twice-owned"))
                    .and("ownerEmail", Operator.unused("twice-owner") + "@far.test")
                    .and("submission", UUID.randomUUID().toString());

            superadmin.submit("/admin/orgs", form);
            HttpResponse<String> second = superadmin.submit("/admin/orgs", form);

            String link = only(Visitor.parsed(superadmin.followed(second)));
            assertThat(portal.visitor().get(link).statusCode()).isEqualTo(200);
        }

        @Test
        void standsThereForEachAddressTheNewestFirst() {
            Visitor visitor = portal.signedIn(owner);
            String first = Operator.unused("first") + "@far.test";
            String second = Operator.unused("second") + "@far.test";
            send(visitor, first);
            send(visitor, second);

            Document page = visitor.page(members(slug));

            List<String> links = Links.in(page);
            assertThat(links).hasSize(2);
            assertThat(portal.visitor().page(links.get(0)).outerHtml()).contains(second);
            assertThat(portal.visitor().page(links.get(1)).outerHtml()).contains(first);
            assertThat(page.select("#invitation-link")).hasSize(1);
        }

        @Test
        void isShownOnce() {
            Visitor visitor = portal.signedIn(owner);
            send(visitor, Operator.unused("once") + "@far.test");

            only(visitor.page(members(slug)));

            assertThat(Links.in(visitor.page(members(slug)))).isEmpty();
        }

        @Test
        void waitsForThePageOfItsOrganisation() {
            String other = operator.organisation("other-guests");
            operator.join(other, owner, RoleKey.OWNER);
            Visitor visitor = portal.signedIn(owner);
            send(visitor, Operator.unused("waiting") + "@far.test");

            assertThat(Links.in(visitor.page(members(other)))).isEmpty();
            assertThat(Links.in(visitor.page(members(slug)))).hasSize(1);
        }

        @Test
        void isGoneOnceItHasNoUse() {
            String guest = operator.person("quick");
            Visitor visitor = portal.signedIn(owner);
            send(visitor, guest);
            portal.rows().change("update invitations set state = 'ACCEPTED' where email = ?", guest);

            assertThat(Links.in(visitor.page(members(slug)))).isEmpty();
        }

        private void send(Visitor visitor, String email) {
            HttpResponse<String> answer =
                    visitor.submit(members(slug) + "/invitations", "email", email, "role", "member");
            assertThat(answer.statusCode()).isEqualTo(303);
        }

        private String members(String organisation) {
            return "/o/%s/members".formatted(organisation);
        }

        private String only(Document page) {
            List<String> links = Links.in(page);
            assertThat(links).hasSize(1);
            return links.get(0);
        }
    }

    @Test
    void isAcceptedOnceByManyClicks() {
        String guest = operator.person("guest");
        String link = invite(guest);
        Visitor visitor = portal.signedIn(guest);
        visitor.csrf();

        List<HttpResponse<String>> answers = AtOnce.call(8, number -> () -> visitor.submit(link));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 303))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 410))
                .hasSize(7);
        assertThat(members()).isEqualTo(2);
    }

    @Test
    void takesTheFormToken() {
        String guest = operator.person("guest");
        String link = invite(guest);

        assertThat(portal.signedIn(guest).postWithoutToken(link, Form.of()).statusCode())
                .isEqualTo(403);
        assertThat(members()).isEqualTo(1);
    }

    @Test
    void keepsTheSecretOutOfTheDatabaseAndTheTrail() {
        String secret = invite(Operator.unused("quiet") + "@far.test").substring("/invitations/".length());

        assertThat(portal.rows().contents().toString()).doesNotContain(secret);
        assertThat(portal.rows()
                        .texts("select subject || reason || details from audit_entries")
                        .toString())
                .doesNotContain(secret);
    }

    private String invite(String email) {
        Visitor visitor = portal.signedIn(owner);
        HttpResponse<String> answer =
                visitor.submit("/o/%s/members/invitations".formatted(slug), "email", email, "role", "member");
        return Links.in(Visitor.parsed(visitor.followed(answer))).get(0);
    }

    private HttpResponse<String> register(Visitor visitor, String link, String name, String password) {
        return visitor.postWithoutToken(link, Form.of("name", name, "password", password, "_csrf", visitor.csrf(link)));
    }

    private String home() {
        return "/o/%s/dashboard".formatted(slug);
    }

    private long members() {
        return portal.rows()
                .number(
                        "select count(*) from memberships m join organisations o on o.id = m.organisation_id where o.slug = ?",
                        slug);
    }
}
