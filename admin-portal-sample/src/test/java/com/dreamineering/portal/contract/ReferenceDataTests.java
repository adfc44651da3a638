package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachPortal
class ReferenceDataTests {

    private final RunningPortal portal;
    private final Visitor superadmin;

    ReferenceDataTests(RunningPortal portal) {
        this.portal = portal;
        this.superadmin = portal.superadmin();
    }

    @Nested
    class Added {

        @Test
        void leadsBackToTheList() {
            String code = Operator.unused("project");

            HttpResponse<String> answer = add(code, "Projects", "What people work on", "read, create,archive");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(Visitor.location(answer)).isEqualTo("/admin/reference-data");
            Element row =
                    superadmin.page("/admin/reference-data").selectFirst("tr[data-resource-type=%s]".formatted(code));
            assertThat(row.text()).contains("Projects", "What people work on", "archive");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " "})
        void hasTheUsualActionsIfNoneAreNamed(String actions) {
            String code = Operator.unused("usual");

            assertThat(add(code, "Usual", "", actions).statusCode()).isEqualTo(303);

            assertThat(portal.rows().text("select actions from governance_resource_types where code = ?", code))
                    .isEqualTo("read,create,update,delete");
        }

        @ParameterizedTest
        @ValueSource(strings = {",", " , ", ",,,"})
        void isRefusedIfItsActionsHaveNoName(String actions) {
            HttpResponse<String> answer = add(Operator.unused("nameless"), "Nameless", "", actions);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Problems.at(Visitor.parsed(answer), "actions"))
                    .isEqualTo("There is no action between these commas. Name one, or leave the field empty for"
                            + " read,create,update,delete");
        }

        @Test
        void hasTheFirstOfTwoNames() {
            String code = Operator.unused("doubled");

            HttpResponse<String> answer =
                    superadmin.submit("/admin/reference-data", "code", code, "name", "One", "name", "Two");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(portal.rows().text("select name from governance_resource_types where code = ?", code))
                    .isEqualTo("One");
        }

        @Test
        void hasTheUsualActionsIfTheFieldIsMissing() {
            String code = Operator.unused("missing");

            assertThat(superadmin
                            .submit("/admin/reference-data", "code", code, "name", "Missing")
                            .statusCode())
                    .isEqualTo(303);

            assertThat(portal.rows().text("select actions from governance_resource_types where code = ?", code))
                    .isEqualTo("read,create,update,delete");
        }

        @Test
        void isInTheMatrixOfEveryOrganisationAtOnceAndGrantedToNobody() {
            Visitor acme = portal.signedIn(Demo.OWNER_OF_ACME);
            Visitor globex = portal.signedIn(Demo.OWNER_OF_GLOBEX);
            acme.page("/o/acme/roles");
            globex.page("/o/globex/roles");
            String code = Operator.unused("fresh");

            add(code, "Fresh", "", "read,create");

            for (Document page : new Document[] {acme.page("/o/acme/roles"), globex.page("/o/globex/roles")}) {
                Element row = page.selectFirst("table[data-matrix] tr[data-resource=%s]".formatted(code));
                assertThat(row).isNotNull();
                assertThat(row.select("td[data-role]")).hasSize(6);
                assertThat(row.select("td[data-granted=true]")).isEmpty();
            }
        }

        @Test
        void standsInTheTrail() {
            String code = Operator.unused("noted");

            add(code, "Noted", "", "");

            assertThat(superadmin
                            .page("/admin/audit?action=resource-type.added")
                            .selectFirst("tr[data-audit]")
                            .text())
                    .contains(code);
        }
    }

    @Nested
    class Refused {

        @ParameterizedTest
        @CsvSource({
            "contacts, The code 'contacts' is taken. Use that resource type or choose another code",
            "Contacts, 'The code ''Contacts'' differs from ''contacts'' only in case or separators, and that one is taken."
                    + " Use that resource type or choose another code'",
            "CON_TACTS, 'The code ''CON_TACTS'' differs from ''contacts'' only in case or separators, and that one is taken."
                    + " Use that resource type or choose another code'",
            "con-tacts, 'The code ''con-tacts'' differs from ''contacts'' only in case or separators, and that one is taken."
                    + " Use that resource type or choose another code'",
            "con.tacts, 'The code ''con.tacts'' differs from ''contacts'' only in case or separators, and that one is taken."
                    + " Use that resource type or choose another code'",
            "con tacts, 'The code ''con tacts'' differs from ''contacts'' only in case or separators, and that one is taken."
                    + " Use that resource type or choose another code'",
            "ｃｏｎｔａｃｔｓ, 'The code ''ｃｏｎｔａｃｔｓ'' differs from ''contacts'' only in case or separators, and that one is taken."
                    + " Use that resource type or choose another code'"
        })
        void namesTheOneThatStands(String code, String message) {
            HttpResponse<String> answer = add(code, "Another", "", "read");

            assertThat(answer.statusCode()).isEqualTo(422);
            Document page = Visitor.parsed(answer);
            assertThat(Problems.at(page, "code")).isEqualTo(message);
            assertThat(page.select("input[name=code]").val()).isEqualTo(code);
            assertThat(page.select("tr[data-resource-type=contacts]")).hasSize(1);
        }

        @Test
        void keepsWhatWasTypedWithAMessageAtEachField() {
            HttpResponse<String> answer = add("1st", "", "d".repeat(301), "read,read");

            assertThat(answer.statusCode()).isEqualTo(422);
            Document page = Visitor.parsed(answer);
            assertThat(Problems.at(page, "code")).startsWith("The code '1st' does not fit");
            assertThat(Problems.at(page, "name")).isEqualTo("A name is needed");
            assertThat(Problems.at(page, "description"))
                    .isEqualTo("A description can have up to 300 characters, and this one has 301");
            assertThat(Problems.at(page, "actions")).isEqualTo("The action 'read' stands there twice. Name it once");
            assertThat(page.select("[name=actions]").val()).isEqualTo("read,read");
        }

        @ParameterizedTest
        @CsvSource({
            "' ', A code is needed",
            "x, 'A code has 2 to 63 characters, and this one has 1'",
            "проект, 'The code ''проект'' does not fit. Begin with a letter from a to z, go on with a to z and 0 to 9,"
                    + " and separate words by one ''-'', ''_'' or ''.'''",
            "Fresh-Case, 'The code ''Fresh-Case'' does not fit. Begin with a letter from a to z, go on with a to z and 0 to 9,"
                    + " and separate words by one ''-'', ''_'' or ''.'''"
        })
        void saysWhatACodeLooksLike(String code, String message) {
            HttpResponse<String> answer = add(code, "Anything", "", "");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Problems.at(Visitor.parsed(answer), "code")).isEqualTo(message);
        }
    }

    private HttpResponse<String> add(String code, String name, String description, String actions) {
        return superadmin.submit(
                "/admin/reference-data", "code", code, "name", name, "description", description, "actions", actions);
    }
}
