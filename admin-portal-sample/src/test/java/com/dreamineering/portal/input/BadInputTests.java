package com.dreamineering.portal.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.Form;
import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import com.dreamineering.tenancy.access.RoleKey;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and programs put into fields that nobody asked for. */
@OnEachPortal
class BadInputTests {

    private static final String SCRIPT = "<script>alert(1)</script>";

    private final RunningPortal portal;
    private final Operator operator;
    private final Visitor superadmin;

    BadInputTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
        this.superadmin = portal.superadmin();
    }

    /** Texts that fit into no field, in whatever form they come. */
    static List<String> nonsense() {
        return List.of(
                "",
                " ",
                "\u00a0",
                "\u3000\u2003",
                "\u200b",
                "a\0b",
                "a\u0007b",
                "a\nb",
                "a\r\nSet-Cookie: x=1",
                "a\u2028b",
                "evil\u202egnp.exe",
                "\u2066hidden\u2069",
                "x".repeat(101),
                "x".repeat(100_000),
                "👩‍🚀".repeat(40),
                "\u0301".repeat(200));
    }

    @Nested
    class ANameOfAnOrganisation {

        static List<String> nonsense() {
            return BadInputTests.nonsense();
        }

        @ParameterizedTest
        @MethodSource("nonsense")
        void isRefusedWithAMessageAtTheField(String name) {
            refused(Form.of("name", name, "slug", Operator.unused("bad")), "name");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    SCRIPT,
                    "\"><img src=x onerror=alert(1)>",
                    "' or '1'='1",
                    "${7*7}",
                    "#{7*7}",
                    "[[${7*7}]]",
                    "__${7*7}__::x",
                    "*{name}",
                    "~{login}",
                    "%n%s%d{0}",
                    "&lt;b&gt;",
                    "C:\\new\\table",
                    "😀 Ünïcödé — 株式会社",
                    "a\u200db"
                })
        void isShownAsItIsEverywhere(String name) {
            String slug = Operator.unused("shown");

            HttpResponse<String> answer = superadmin.submit("/admin/orgs", "name", name, "slug", slug);

            assertThat(answer.statusCode()).isEqualTo(303);
            String owner = operator.member(slug, RoleKey.OWNER);
            operator.join("acme", owner, RoleKey.MEMBER);
            Visitor visitor = portal.signedIn(owner);
            for (Document page : List.of(
                    superadmin.page("/admin/orgs/" + slug),
                    superadmin.page("/admin?q=" + slug),
                    superadmin.page("/admin/audit?action=organisation.created"),
                    visitor.page("/orgs"),
                    visitor.page("/o/%s/dashboard".formatted(slug)),
                    visitor.page("/o/%s/members".formatted(slug)),
                    visitor.page("/o/%s/roles".formatted(slug)),
                    visitor.page("/o/%s/contacts".formatted(slug)))) {
                assertThat(page.text()).as(page.location()).contains(name);
                assertThat(page.select("script:not([src])")).isEmpty();
                assertThat(page.select("[onerror], [onclick], [style]")).isEmpty();
            }
        }

        @Test
        void ofEmojiNeedsASlug() {
            Document page = refused(Form.of("name", "🦄🦄🦄", "slug", ""), "slug");
            assertThat(page.select("input[name=name]").val()).isEqualTo("🦄🦄🦄");
            String slug = Operator.unused("unicorn");

            HttpResponse<String> answer = superadmin.submit("/admin/orgs", "name", "🦄🦄🦄", "slug", slug);

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(superadmin.page("/admin/orgs/" + slug).select("h1").text())
                    .isEqualTo("🦄🦄🦄");
        }

        @Test
        void ofManyEmojiIsToldWhatAnEmojiCounts() {
            Document page = refused(Form.of("name", "👩‍🚀".repeat(40), "slug", Operator.unused("bad")), "name");

            assertThat(problem(page, "name"))
                    .isEqualTo("A name can have up to 100 characters, and this one has 200."
                            + " An emoji counts as two or more");
        }

        @Test
        void mayBeAsLongAsItMay() {
            assertThat(superadmin
                            .submit("/admin/orgs", "name", "ß".repeat(100), "slug", Operator.unused("long"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(superadmin
                            .submit("/admin/orgs", "name", "İ".repeat(100), "slug", Operator.unused("long"))
                            .statusCode())
                    .isEqualTo(303);
        }

        @ParameterizedTest
        @MethodSource("nonsense")
        void isRefusedWhenItIsChanged(String name) {
            String slug = operator.organisation("renamed");

            HttpResponse<String> answer = superadmin.submit("/admin/orgs/%s/rename".formatted(slug), "name", name);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(superadmin.page("/admin/orgs/" + slug).select("h1").text())
                    .isEqualToIgnoringCase(slug);
        }
    }

    @Nested
    class ASlug {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ab",
                    "x",
                    "-abc",
                    "abc-",
                    "a--b",
                    "a_b",
                    "a b",
                    "a.b",
                    "a/b",
                    "../acme",
                    "acme%00",
                    "acme\0",
                    "аcme",
                    "acmе",
                    "ａｃｍｅ",
                    "acme\u200b",
                    "acme\u00ad",
                    "ácme",
                    "😀😀😀",
                    "ac\nme",
                    "ſtuff",
                    "acme",
                    "ACME",
                    "admin",
                    "Admin",
                    "api",
                    "www",
                    "login",
                    "orgs",
                    SCRIPT
                })
        void isRefusedWithAMessageAtTheField(String slug) {
            Document page = refused(Form.of("name", "Bad slug", "slug", slug), "slug");

            assertThat(page.select("input[name=name]").val()).isEqualTo("Bad slug");
        }

        @Test
        void mayHaveFortyCharactersAndNoMore() {
            String slug = Operator.unused("s") + "-" + "x".repeat(40);

            assertThat(superadmin
                            .submit("/admin/orgs", "name", "Long", "slug", slug.substring(0, 40))
                            .statusCode())
                    .isEqualTo(303);
            refused(Form.of("name", "Long", "slug", slug.substring(0, 41)), "slug");
            refused(Form.of("name", "Long", "slug", "x".repeat(100_000)), "slug");
        }

        @Test
        void namesTheCharacterThatLooksLikeAnother() {
            Document page = refused(Form.of("name", "Bad slug", "slug", "\u0430cme"), "slug");

            assertThat(problem(page, "slug"))
                    .isEqualTo("'\u0430' (CYRILLIC SMALL LETTER A) cannot be in a slug."
                            + " Use a to z, 0 to 9 and single hyphens");
        }
    }

    @Nested
    class AnAddress {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "nobody",
                    "@",
                    "a@b",
                    "a@@b.test",
                    "a b@c.test",
                    "a@b.test\r\nBcc: c@d.test",
                    "a@b.test\0",
                    "a@b..test",
                    ".a@b.test",
                    "a@-b.test",
                    "а@b.test",
                    "a@b.tеst",
                    "a@b.test,c@d.test",
                    "\"a b\"@c.test",
                    "a@[127.0.0.1]",
                    SCRIPT + "@b.test"
                })
        void isRefusedWithAMessageAtTheField(String email) {
            refused(Form.of("name", "Bad owner", "slug", Operator.unused("bad"), "ownerEmail", email), "ownerEmail");
        }

        @Test
        void mayBeAsLongAsItMay() {
            String domain = "@" + "d".repeat(60) + "." + "e".repeat(60) + ".test";

            assertThat(superadmin
                            .submit(
                                    "/admin/orgs",
                                    "name",
                                    "Long",
                                    "slug",
                                    Operator.unused("long"),
                                    "ownerEmail",
                                    "a".repeat(64) + domain)
                            .statusCode())
                    .isEqualTo(303);
            refused(
                    Form.of("name", "Long", "slug", Operator.unused("bad"), "ownerEmail", "a".repeat(65) + domain),
                    "ownerEmail");
            refused(
                    Form.of("name", "Long", "slug", Operator.unused("bad"), "ownerEmail", "a".repeat(100_000) + domain),
                    "ownerEmail");
        }
    }

    @Nested
    class EveryOtherField {

        static Stream<Arguments> nonsense() {
            return Stream.of("code", "name", "description", "actions")
                    .flatMap(field -> BadInputTests.nonsense().stream()
                            .filter(text -> !text.isBlank() || field.equals("code") || field.equals("name"))
                            .filter(text -> text.length() != 101 || !field.equals("description"))
                            .filter(text -> !text.startsWith("👩") || !field.equals("description"))
                            .filter(text -> !text.startsWith("\u0301") || !field.equals("description"))
                            .map(text -> Arguments.of(field, text)));
        }

        @ParameterizedTest
        @MethodSource("nonsense")
        void ofReferenceDataIsRefused(String field, String text) {
            Form form = Form.of();
            for (String name : List.of("code", "name", "description", "actions")) {
                form = form.and(name, name.equals(field) ? text : good(name));
            }
            SortedMap<String, List<String>> before = portal.rows().contents();

            HttpResponse<String> answer = superadmin.submit("/admin/reference-data", form);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(problem(Visitor.parsed(answer), field)).isNotEmpty();
            assertThat(portal.rows().contents()).isEqualTo(before);
        }

        private static String good(String field) {
            return switch (field) {
                case "code" -> Operator.unused("good");
                case "actions" -> "read";
                default -> "Good";
            };
        }

        static List<String> lines() {
            return BadInputTests.nonsense().stream()
                    .filter(text -> !text.startsWith("\u0301") || text.length() > 100)
                    .toList();
        }

        @ParameterizedTest
        @MethodSource("lines")
        void ofAContactIsRefused(String text) {
            Visitor member = portal.signedIn(Demo.MEMBER_OF_ACME);
            SortedMap<String, List<String>> before = portal.rows().contents();

            HttpResponse<String> name = member.submit("/o/acme/contacts", "name", text, "email", "a@b.test");
            HttpResponse<String> email = member.submit("/o/acme/contacts", "name", "A", "email", "a" + text + "@b");

            assertThat(name.statusCode()).isEqualTo(422);
            assertThat(email.statusCode()).isEqualTo(422);
            assertThat(portal.rows().contents()).isEqualTo(before);
        }

        @ParameterizedTest
        @MethodSource("lines")
        void ofAReasonIsRefused(String text) {
            if (text.startsWith("👩") || text.startsWith("\u0301") || text.length() == 101) {
                return; // A reason may be as long as that.
            }
            String slug = operator.organisation("reason");

            HttpResponse<String> answer = superadmin.submit("/admin/orgs/%s/suspend".formatted(slug), "reason", text);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(operator.find(slug).state().name()).isEqualTo("ACTIVE");
        }

        @ParameterizedTest
        @MethodSource("lines")
        void ofTheSignInFormIsRefused(String text) {
            assertThat(Visitor.location(portal.visitor().signIn(text, text))).isEqualTo("/login?error");
        }
    }

    @Nested
    class MoreThanTheFormHas {

        private static final Form EXTRA = Form.of("id", "8d5c7a52-6a4f-4f3c-9f43-0c1f2a3b4c5d")
                .and("state", "SUSPENDED")
                .and("platform", "true")
                .and("organisationId", "8d5c7a52-6a4f-4f3c-9f43-0c1f2a3b4c5d")
                .and("organisation.id", "8d5c7a52-6a4f-4f3c-9f43-0c1f2a3b4c5d")
                .and("organisation_id", "8d5c7a52-6a4f-4f3c-9f43-0c1f2a3b4c5d")
                .and("tenantId", "globex")
                .and("roles[0]", "owner")
                .and("role", "owner")
                .and("version", "99")
                .and("createdAt", "1970-01-01T00:00:00Z")
                .and("createdBy", "nobody")
                .and("class.module.classLoader.x", "1")
                .and("token", "x")
                .and("superadmin", "true");

        @Test
        void changesNothingAboutANewOrganisation() {
            String slug = Operator.unused("extra");

            HttpResponse<String> answer =
                    superadmin.submit("/admin/orgs", plus(Form.of("name", "Extra", "slug", slug)));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(portal.rows()
                            .text(
                                    "select cast(platform as varchar(5)) || state || version || case when created_at > timestamp '2020-01-01 00:00:00' then ' recent' else '' end"
                                            + " from organisations where slug = ?",
                                    slug))
                    .isEqualToIgnoringCase("falseACTIVE0 recent");
            assertThat(
                            portal.rows()
                                    .number(
                                            "select count(*) from organisations where cast(id as varchar(36)) = '8d5c7a52-6a4f-4f3c-9f43-0c1f2a3b4c5d'"))
                    .isZero();
        }

        @Test
        void changesNothingAboutAnExistingOne() {
            String slug = operator.organisation("extra");

            superadmin.submit("/admin/orgs/%s/rename".formatted(slug), plus(Form.of("name", "Renamed")));

            assertThat(operator.find(slug).state().name()).isEqualTo("ACTIVE");
            assertThat(operator.find(slug).platform()).isFalse();
        }

        @Test
        void changesNothingAboutAContact() {
            String slug = operator.organisation("extra");
            Visitor owner = portal.signedIn(operator.member(slug, RoleKey.OWNER));

            owner.submit("/o/%s/contacts".formatted(slug), plus(Form.of("name", "Extra", "email", slug + "@b.test")));

            assertThat(portal.rows()
                            .texts(
                                    "select o.slug from contacts c join organisations o on o.id = c.organisation_id"
                                            + " where c.email = ? and cast(c.id as varchar(36)) <> '8d5c7a52-6a4f-4f3c-9f43-0c1f2a3b4c5d'",
                                    slug + "@b.test"))
                    .containsExactly(slug);
        }

        @Test
        void changesNothingAboutANewRole() {
            String slug = operator.organisation("extra");
            Visitor owner = portal.signedIn(operator.member(slug, RoleKey.OWNER));

            owner.submit(
                    "/o/%s/roles".formatted(slug),
                    plus(Form.of("name", "Extra").and("builtIn", "true").and("key", "owner2")));

            assertThat(owner.page("/o/%s/roles".formatted(slug)).select("td[data-role=extra]"))
                    .isNotEmpty();
            assertThat(owner.page("/o/%s/roles".formatted(slug))
                            .select("td[data-role=owner2], td[data-role=extra][data-granted=true]"))
                    .isEmpty();
        }

        private static Form plus(Form form) {
            Form all = form;
            for (Form.Field field : EXTRA.fields()) {
                all = all.and(field.name(), field.value());
            }
            return all;
        }
    }

    @Nested
    class AFormOfAnotherOrganisation {

        @ParameterizedTest
        @CsvSource({
            "/o/acme/contacts, globex",
            "/o/acme/roles, globex",
            "/o/acme/roles/grants, globex",
            "/o/acme/members/invitations, globex",
            "/o/acme/contacts, never-existed",
            "/o/acme/contacts, <script>"
        })
        void isAConflictThatNamesBoth(String path, String made) {
            Visitor visitor = portal.signedIn(Demo.OWNER_OF_ACME);
            SortedMap<String, List<String>> before = portal.rows().contents();

            HttpResponse<String> answer = visitor.submit(
                    path,
                    Form.of("organisation", made, "name", "Stray", "email", "stray@far.test", "role", "member")
                            .and("resource", "contacts")
                            .and("action", "export")
                            .and("granted", "true"));

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(Visitor.parsed(answer).text())
                    .contains("'%s'".formatted(made))
                    .contains("'acme'");
            assertThat(portal.rows().contents()).isEqualTo(before);
        }

        @Test
        void isRefusedBetweenTwoTabs() {
            Visitor visitor = portal.signedIn(Demo.MEMBER_OF_BOTH);
            String made = visitor.page("/o/globex/contacts")
                    .select("form input[name=organisation]")
                    .val();

            HttpResponse<String> answer =
                    visitor.submit("/o/acme/contacts", "organisation", made, "name", "Stray", "email", "s@far.test");

            assertThat(made).isEqualTo("globex");
            assertThat(answer.statusCode()).isEqualTo(409);
        }

        @Test
        void isRefusedWhenTheFieldStandsThereTwice() {
            Visitor visitor = portal.signedIn(Demo.MEMBER_OF_BOTH);

            HttpResponse<String> answer = visitor.submit(
                    "/o/acme/contacts",
                    Form.of("organisation", "acme", "organisation", "globex", "name", "Stray", "email", "s@far.test"));

            assertThat(answer.statusCode()).isEqualTo(409);
        }
    }

    @Nested
    class AFieldThatStandsThereTwice {

        @Test
        void isNoSecondOrganisation() {
            String slug = Operator.unused("first");
            String second = Operator.unused("second");

            HttpResponse<String> answer =
                    superadmin.submit("/admin/orgs", Form.of("name", "A", "name", "B", "slug", slug, "slug", second));

            assertThat(answer.statusCode()).isIn(303, 422);
            assertThat(portal.rows().number("select count(*) from organisations where slug = ?", second))
                    .isZero();
        }

        @Test
        void givesNoSecondRole() {
            String slug = operator.organisation("double");
            Visitor admin = portal.signedIn(operator.member(slug, RoleKey.ADMIN));

            HttpResponse<String> answer = admin.submit(
                    "/o/%s/members/invitations".formatted(slug),
                    Form.of("email", "a@far.test", "role", "member", "role", "owner"));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(portal.rows().texts("select role_key from invitations where email = 'a@far.test'"))
                    .containsOnly("member");
        }

        @ParameterizedTest
        @ValueSource(strings = {"name[]", "name[0]", "name.x", "name['x']", "name[", "_name", "!name", "form.name"})
        void isNotTakenForAnotherSpelling(String field) {
            HttpResponse<String> answer =
                    superadmin.submit("/admin/orgs", Form.of(field, "Spelled", "slug", Operator.unused("spelled")));

            assertThat(answer.statusCode()).isIn(400, 422);
        }
    }

    @Nested
    class AFormWithoutItsToken {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/admin/orgs",
                    "/admin/orgs/acme/suspend",
                    "/admin/reference-data",
                    "/admin/superadmins",
                    "/orgs/select",
                    "/logout"
                })
        void saysThatItExpiredAndChangesNothing(String path) {
            SortedMap<String, List<String>> before = portal.rows().contents();
            Form form = Form.of(
                    "name", "Forged", "slug", "forged", "reason", "Forged", "code", "forged", "email", Demo.NOBODY);

            for (Form forged : List.of(
                    form,
                    form.and("_csrf", ""),
                    form.and("_csrf", "x".repeat(100)),
                    form.and("_csrf", portal.signedIn(Demo.NOBODY).csrf()))) {
                HttpResponse<String> answer = superadmin.postWithoutToken(path, forged);

                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(Visitor.parsed(answer).text())
                        .contains("This form has expired")
                        .contains("nothing was changed");
            }
            assertThat(portal.rows().contents()).isEqualTo(before);
        }

        @Test
        void saysSoInsideAnOrganisationToo() {
            HttpResponse<String> answer = portal.signedIn(Demo.OWNER_OF_ACME)
                    .postWithoutToken("/o/acme/contacts", Form.of("name", "Forged", "email", "f@far.test"));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(Visitor.parsed(answer).text()).contains("This form has expired");
        }
    }

    /** A form for a new organisation is refused, says so at the field, shows what was typed, and changes nothing. */
    private Document refused(Form form, String field) {
        SortedMap<String, List<String>> before = portal.rows().contents();

        HttpResponse<String> answer = superadmin.submit("/admin/orgs", form);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Visitor.parsed(answer);
        assertThat(problem(page, field)).isNotEmpty();
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.text()).doesNotContain("Exception").doesNotContainIgnoringCase("select ");
        assertThat(portal.rows().contents()).isEqualTo(before);
        return page;
    }

    private static String problem(Document page, String field) {
        return page.select("#%s-problem".formatted(field)).text();
    }
}
