package com.dreamineering.portal.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.AtOnce;
import com.dreamineering.portal.running.Form;
import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import com.dreamineering.tenancy.access.RoleKey;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same thing asked for more than once, one after the other and at the same moment. */
@OnEachPortal
class SubmitTwiceTests {

    private final RunningPortal portal;
    private final Operator operator;
    private final Visitor superadmin;

    SubmitTwiceTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
        this.superadmin = portal.superadmin();
        superadmin.csrf();
    }

    @Test
    void ofManyWhoWantASlugOneGetsItAndNothingIsHalfWritten() {
        String slug = Operator.unused("wanted");
        Counts before = new Counts();

        List<HttpResponse<String>> answers = AtOnce.call(
                8,
                number -> () -> superadmin.submit(
                        "/admin/orgs",
                        "name",
                        "Wanted " + number,
                        "slug",
                        slug,
                        "ownerEmail",
                        "wanted%d@far.test".formatted(number)));

        assertThat(statuses(answers)).containsExactly(303, 422, 422, 422, 422, 422, 422, 422);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 422))
                .allSatisfy(answer ->
                        assertThat(answer.body()).contains("The slug &#39;%s&#39; belongs to".formatted(slug)));
        before.plus(1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "twice@far.test"})
    void theSameFormSentAgainLeadsToWhatItCreated(String ownerEmail) {
        Form form = form(ownerEmail);
        Counts before = new Counts();

        HttpResponse<String> first = superadmin.submit("/admin/orgs", form);
        HttpResponse<String> second = superadmin.submit("/admin/orgs", form);

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(second)).isEqualTo(Visitor.location(first));
        before.plus(1, ownerEmail.isEmpty() ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "atonce@far.test"})
    void theSameFormSentAtOnceLeadsToWhatItCreated(String ownerEmail) {
        for (int round = 0; round < 5; round++) {
            Form form = form(ownerEmail);
            Counts before = new Counts();

            List<HttpResponse<String>> answers = AtOnce.call(4, number -> () -> superadmin.submit("/admin/orgs", form));

            assertThat(statuses(answers)).containsOnly(303);
            assertThat(answers.stream().map(Visitor::location).distinct()).hasSize(1);
            before.plus(1, ownerEmail.isEmpty() ? 0 : 1);
        }
    }

    @Test
    void anotherNameUnderTheSameSubmissionIsRefusedAndKept() {
        Form form = form("");
        superadmin.submit("/admin/orgs", form);
        Counts before = new Counts();

        HttpResponse<String> answer = superadmin.submit(
                "/admin/orgs",
                Form.of("name", "Second", "slug", Operator.unused("second"), "ownerEmail", "second@far.test")
                        .and("submission", submission(form)));

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Visitor.parsed(answer);
        assertThat(page.select("#name-problem").text())
                .isEqualTo("This form was sent before and created 'Twice'. Send it once more to create this one too");
        assertThat(page.select("input[name=name]").val()).isEqualTo("Second");
        assertThat(page.select("input[name=ownerEmail]").val()).isEqualTo("second@far.test");
        before.plus(0, 0);

        Form again = Form.of();
        for (Element input : page.select("form[action$=/admin/orgs] input:not([name=_csrf])")) {
            again = again.and(input.attr("name"), input.val());
        }
        assertThat(superadmin.submit("/admin/orgs", again).statusCode()).isEqualTo(303);
        before.plus(1, 1);
    }

    @Test
    void anotherOwnerUnderTheSameSubmissionIsRefused() {
        Form form = form("");
        superadmin.submit("/admin/orgs", form);
        Counts before = new Counts();

        HttpResponse<String> answer = superadmin.submit(
                "/admin/orgs",
                Form.of("name", "Twice", "slug", slug(form), "ownerEmail", "late@far.test")
                        .and("submission", submission(form)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Visitor.parsed(answer).select("#ownerEmail-problem").text())
                .isEqualTo("This form was sent before and created 'Twice' without inviting this address."
                        + " Invite it on the page of that organisation");
        before.plus(0, 0);
    }

    @Test
    void theSameContactSentAgainIsThereOnce() {
        String slug = operator.organisation("contact");
        Visitor member = portal.signedIn(operator.member(slug, RoleKey.MEMBER));
        Form form = contact("Ann");

        HttpResponse<String> first = member.submit("/o/%s/contacts".formatted(slug), form);
        HttpResponse<String> second = member.submit("/o/%s/contacts".formatted(slug), form);

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(second)).isEqualTo(Visitor.location(first));
        assertThat(contacts(slug)).containsExactly("Ann");
    }

    @Test
    void theSameContactSentAtOnceIsThereOnce() {
        String slug = operator.organisation("contact");
        Visitor member = portal.signedIn(operator.member(slug, RoleKey.MEMBER));
        for (int round = 0; round < 3; round++) {
            Form form = contact("Ann " + round);

            List<HttpResponse<String>> answers = atOnce(member, number -> form, "/o/%s/contacts".formatted(slug));

            assertThat(statuses(answers)).containsOnly(303);
            assertThat(contacts(slug)).hasSize(round + 1);
        }
    }

    @Test
    void anotherContactUnderTheSameSubmissionIsRefusedAndKept() {
        String slug = operator.organisation("contact");
        Visitor member = portal.signedIn(operator.member(slug, RoleKey.MEMBER));
        Form form = contact("Ann");
        member.submit("/o/%s/contacts".formatted(slug), form);

        HttpResponse<String> answer = member.submit(
                "/o/%s/contacts".formatted(slug),
                Form.of("name", "Ben", "email", "ben@far.test").and("submission", submission(form)));

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Visitor.parsed(answer);
        assertThat(page.select("#name-problem").text())
                .isEqualTo(
                        "This form was sent before with something else in it. Send it once more to add this one too");
        assertThat(page.select("input[name=name]").val()).isEqualTo("Ben");
        assertThat(page.select("input[name=submission]").val()).isNotEqualTo(submission(form));
        assertThat(contacts(slug)).containsExactly("Ann");
    }

    @Test
    void theSubmissionOfAnotherOrganisationMeansNothing() {
        Form form = contact("Ann");
        for (String slug : List.of(operator.organisation("contact"), operator.organisation("contact"))) {
            Visitor member = portal.signedIn(operator.member(slug, RoleKey.MEMBER));

            assertThat(member.submit("/o/%s/contacts".formatted(slug), form).statusCode())
                    .isEqualTo(303);
            assertThat(contacts(slug)).containsExactly("Ann");
        }
    }

    @Test
    void theFormForAContactCarriesASubmission() {
        Visitor member = portal.signedIn(operator.member(operator.organisation("contact"), RoleKey.MEMBER));

        assertThat(member.page(Visitor.location(member.get("/dashboard")).replace("dashboard", "contacts"))
                        .select("form input[name=submission]")
                        .val())
                .hasSize(36);
    }

    @Test
    void ofManyWhoAddACodeOneDoes() {
        String code = Operator.unused("code");
        List<String> spellings = List.of(code, code.replace('-', '_'), code.replace('-', '.'), code.replace("-", ""));

        List<HttpResponse<String>> answers = AtOnce.call(
                8,
                number -> () -> superadmin.submit(
                        "/admin/reference-data", "code", spellings.get(number % 4), "name", "Code " + number));

        assertThat(statuses(answers)).containsExactly(303, 422, 422, 422, 422, 422, 422, 422);
    }

    @Test
    void ofManyWhoSuspendOneDoes() {
        String slug = operator.organisation("stop");

        List<HttpResponse<String>> answers = AtOnce.call(
                8,
                number -> () -> superadmin.submit("/admin/orgs/%s/suspend".formatted(slug), "reason", "All at once"));

        assertThat(statuses(answers)).containsExactly(303, 409, 409, 409, 409, 409, 409, 409);
        assertThat(portal.rows()
                        .number(
                                "select count(*) from audit_entries where action = 'organisation.suspended' and subject like ?",
                                "%(" + slug + ")"))
                .isEqualTo(1);
    }

    @Test
    void ofManyWhoGrantAllAreContent() {
        String slug = operator.organisation("grant");
        Visitor owner = portal.signedIn(operator.member(slug, RoleKey.OWNER));

        List<HttpResponse<String>> answers = atOnce(
                owner,
                number -> Form.of("role", "member", "resource", "contacts", "action", "export", "granted", "true"),
                "/o/%s/roles/grants".formatted(slug));

        assertThat(statuses(answers)).containsOnly(303);
        assertThat(portal.rows()
                        .number(
                                "select count(*) from governance_grants g join organisations o on o.id = g.organisation_id"
                                        + " where o.slug = ? and role_key = 'member' and action = 'export'",
                                slug))
                .isEqualTo(1);
    }

    @Test
    void ofManyWhoToggleNobodySeesAnError() {
        String slug = operator.organisation("toggle");
        Visitor owner = portal.signedIn(operator.member(slug, RoleKey.OWNER));

        List<HttpResponse<String>> answers = atOnce(
                owner,
                number -> Form.of("role", "member", "resource", "contacts", "action", "export")
                        .and("granted", String.valueOf(number % 2 == 0)),
                "/o/%s/roles/grants".formatted(slug));

        assertThat(statuses(answers)).containsOnly(303);
    }

    @Test
    void ofManyWhoAddARoleOneDoes() {
        String slug = operator.organisation("role");
        Visitor owner = portal.signedIn(operator.member(slug, RoleKey.OWNER));

        List<HttpResponse<String>> answers =
                atOnce(owner, number -> Form.of("name", "Bookkeeper"), "/o/%s/roles".formatted(slug));

        assertThat(statuses(answers)).containsExactly(303, 422, 422, 422, 422, 422, 422, 422);
    }

    @Test
    void ofManyWhoInviteOneAddressAllAreContent() {
        String slug = operator.organisation("invite");
        Visitor owner = portal.signedIn(operator.member(slug, RoleKey.OWNER));

        List<HttpResponse<String>> answers = atOnce(
                owner,
                number -> Form.of("email", "many@far.test", "role", "member"),
                "/o/%s/members/invitations".formatted(slug));

        assertThat(statuses(answers)).containsOnly(303);
        assertThat(portal.rows()
                        .number(
                                "select count(*) from invitations i join organisations o on o.id = i.organisation_id"
                                        + " where o.slug = ? and i.state = 'PENDING'",
                                slug))
                .isEqualTo(1);
    }

    @Test
    void ofManyWhoGrantASuperadminOneDoes() {
        String person = operator.person("many");

        List<HttpResponse<String>> answers = AtOnce.call(
                8, number -> () -> superadmin.submit("/admin/superadmins", "email", person, "reason", "All at once"));

        assertThat(statuses(answers)).containsExactly(303, 422, 422, 422, 422, 422, 422, 422);
    }

    private static List<HttpResponse<String>> atOnce(Visitor visitor, IntFunction<Form> form, String path) {
        visitor.csrf();
        return AtOnce.call(8, number -> () -> visitor.submit(path, form.apply(number)));
    }

    private static Form form(String ownerEmail) {
        return Form.of("name", "Twice", "slug", Operator.unused("twice"), "ownerEmail", ownerEmail)
                .and("submission", UUID.randomUUID().toString());
    }

    private static Form contact(String name) {
        return Form.of("name", name, "email", "ann@far.test")
                .and("submission", UUID.randomUUID().toString());
    }

    private static String submission(Form form) {
        return valueOf("submission", form);
    }

    private static String slug(Form form) {
        return valueOf("slug", form);
    }

    private static String valueOf(String name, Form form) {
        return form.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Form.Field::value)
                .findFirst()
                .orElseThrow();
    }

    private List<String> contacts(String slug) {
        return portal.rows()
                .texts(
                        "select c.name from contacts c join organisations o on o.id = c.organisation_id where o.slug = ?",
                        slug);
    }

    private static List<Integer> statuses(List<HttpResponse<String>> answers) {
        return answers.stream().map(HttpResponse::statusCode).sorted().toList();
    }

    /** What creating organisations adds to, as it was before. */
    private final class Counts {
        private final long organisations = count("organisations");
        private final long roles = count("governance_roles");
        private final long grants = count("governance_grants");
        private final long open = count("invitations where state = 'PENDING'");
        private final long created = count("audit_entries where action = 'organisation.created'");
        private final long members = count("memberships");
        private final long grantsOfOne =
                count("governance_grants where organisation_id = (select id from organisations where slug = 'globex')");

        void plusOrganisations(int more) {
            assertThat(count("organisations")).isEqualTo(organisations + more);
            assertThat(count("governance_roles")).isEqualTo(roles + 3L * more);
            assertThat(count("governance_grants")).isEqualTo(grants + grantsOfOne * more);
            assertThat(count("audit_entries where action = 'organisation.created'"))
                    .isEqualTo(created + more);
            assertThat(count("memberships")).isEqualTo(members);
        }

        void plus(int more, int invitations) {
            plusOrganisations(more);
            assertThat(count("invitations where state = 'PENDING'")).isEqualTo(open + invitations);
        }

        private long count(String from) {
            return portal.rows().number("select count(*) from " + from);
        }
    }
}
