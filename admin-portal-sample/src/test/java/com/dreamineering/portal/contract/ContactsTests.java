package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import com.dreamineering.portal.running.Wire;
import com.dreamineering.tenancy.access.RoleKey;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachPortal
class ContactsTests {

    private final RunningPortal portal;
    private final Operator operator;
    private String slug = "";

    ContactsTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
    }

    @BeforeEach
    void createAnOrganisation() {
        slug = operator.organisation("book");
    }

    @Nested
    class AContact {

        @Test
        void isAddedAndShown() {
            Visitor member = visitor(RoleKey.MEMBER);

            HttpResponse<String> answer = add(member, " Ada Lovelace ", "ada@calc.test");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(Visitor.location(answer)).isEqualTo(contacts());
            Document list = member.page(contacts());
            assertThat(list.select("tr[data-contact]")).hasSize(1);
            String id = list.select("tr[data-contact]").attr("data-contact");
            assertThat(member.page(contacts() + "/" + id).text()).contains("Ada Lovelace", "ada@calc.test");
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "|ada@calc.test|name|A name is needed",
                    "Ada||email|An e-mail address is needed",
                    "Ada|ada|email|'ada' is no e-mail address. Write it like name@example.com"
                },
                delimiter = '|',
                quoteCharacter = '"')
        void isRefusedWithAMessageAtTheField(String name, String email, String field, String message) {
            Visitor member = visitor(RoleKey.MEMBER);

            HttpResponse<String> answer = add(member, name == null ? "" : name, email == null ? "" : email);

            assertThat(answer.statusCode()).isEqualTo(422);
            Document page = Visitor.parsed(answer);
            assertThat(Problems.at(page, field)).isEqualTo(message);
            assertThat(page.select("input[name=name]").val()).isEqualTo(name == null ? "" : name);
            assertThat(page.select("input[name=email]").val()).isEqualTo(email == null ? "" : email);
            assertThat(page.select("tr[data-contact]")).isEmpty();
        }

        @Test
        void ofAnotherOrganisationIsLikeOneThatNeverWas() {
            String other = operator.organisation("other-book");
            Visitor others = portal.signedIn(operator.member(other, RoleKey.OWNER));
            others.submit("/o/%s/contacts".formatted(other), "name", "Secret", "email", "secret@calc.test");
            String id = others.page("/o/%s/contacts".formatted(other))
                    .select("tr[data-contact]")
                    .attr("data-contact");
            Wire owner = visitor(RoleKey.OWNER).wire();

            Wire.Answer foreign = owner.send("GET", contacts() + "/" + id);

            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.masked())
                    .isEqualTo(owner.send("GET", contacts() + "/" + UUID.randomUUID())
                            .masked());
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "null", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1", "%27", "new"})
        void ofNoSuchIdIsNotThere(String id) {
            assertThat(visitor(RoleKey.OWNER).get(contacts() + "/" + id).statusCode())
                    .isEqualTo(404);
        }
    }

    @Nested
    class TheDownload {

        @Test
        void isAnAttachment() {
            HttpResponse<String> answer = visitor(RoleKey.OWNER).get(contacts() + ".csv");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWithIgnoringCase("text/csv;charset=utf-8"));
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"contacts-%s.csv\"".formatted(slug));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.body()).isEqualTo("\"name\",\"email\"\r\n");
        }

        @Test
        void quotesWhatSeparates() {
            Visitor owner = visitor(RoleKey.OWNER);
            add(owner, "Lovelace, \"Ada\"; Countess", "ada@calc.test");

            assertThat(owner.get(contacts() + ".csv").body())
                    .isEqualTo("\"name\",\"email\"\r\n\"Lovelace, \"\"Ada\"\"; Countess\",\"ada@calc.test\"\r\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"=1+1", "+1", "-1", "@sum(a1)", "=cmd|'/c calc'!a1", "＝1+1", "＋1", "－1", "＠sum(a1)"})
        void runsNoFormula(String name) {
            Visitor owner = visitor(RoleKey.OWNER);
            add(owner, name, "ada@calc.test");

            assertThat(owner.get(contacts() + ".csv").body()).contains("\"'%s\"".formatted(name));
        }

        @ParameterizedTest
        @ValueSource(strings = {"=1+1@calc.test", "+1@calc.test", "-1@calc.test"})
        void runsNoFormulaInAnAddress(String email) {
            Visitor owner = visitor(RoleKey.OWNER);
            add(owner, "Ada", email);

            assertThat(owner.get(contacts() + ".csv").body()).contains("\"'%s\"".formatted(email));
        }

        @Test
        void hasTheOrganisationsContactsOnly() {
            String other = operator.organisation("other-book");
            Visitor others = portal.signedIn(operator.member(other, RoleKey.OWNER));
            others.submit("/o/%s/contacts".formatted(other), "name", "Secret", "email", "secret@calc.test");

            assertThat(visitor(RoleKey.OWNER).get(contacts() + ".csv").body()).doesNotContain("Secret");
        }

        @Test
        void isRefusedForWhoMayNot() {
            HttpResponse<String> answer = visitor(RoleKey.MEMBER).get(contacts() + ".csv");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(Visitor.parsed(answer).text()).contains("contacts:export");
        }
    }

    private HttpResponse<String> add(Visitor visitor, String name, String email) {
        return visitor.submit(contacts(), "name", name, "email", email);
    }

    private String contacts() {
        return "/o/%s/contacts".formatted(slug);
    }

    private Visitor visitor(RoleKey role) {
        return portal.signedIn(operator.member(slug, role));
    }
}
