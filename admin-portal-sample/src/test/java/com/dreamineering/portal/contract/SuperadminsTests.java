package com.dreamineering.portal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.portal.running.Demo;
import com.dreamineering.portal.running.OnEachPortal;
import com.dreamineering.portal.running.Operator;
import com.dreamineering.portal.running.RunningPortal;
import com.dreamineering.portal.running.Visitor;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@OnEachPortal
class SuperadminsTests {

    private final RunningPortal portal;
    private final Operator operator;
    private final Visitor superadmin;

    SuperadminsTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
        this.superadmin = portal.superadmin();
    }

    @Test
    void hasARowForEach() {
        Document page = superadmin.page("/admin/superadmins");

        assertThat(page.select("tr[data-superadmin='%s']".formatted(Demo.SUPERADMIN)))
                .hasSize(1);
        assertThat(page.select("tr[data-superadmin='%s']".formatted(Demo.OWNER_OF_ACME)))
                .isEmpty();
    }

    @Test
    void grantsAndRevokesWithTheNextRequest() {
        String person = operator.person("deputy");
        Visitor deputy = portal.signedIn(person);
        assertThat(Visitor.location(deputy.get("/admin"))).isEqualTo("/dashboard");

        HttpResponse<String> granted = grant(person, "Stands in for Sam");

        assertThat(granted.statusCode()).isEqualTo(303);
        assertThat(deputy.get("/admin").statusCode()).isEqualTo(200);
        assertThat(superadmin.page("/admin/superadmins").select("tr[data-superadmin='%s']".formatted(person)))
                .hasSize(1);

        HttpResponse<String> revoked =
                superadmin.submit("/admin/superadmins/%s/revoke".formatted(grantOf(person)), "reason", "Sam is back");

        assertThat(revoked.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(deputy.get("/admin"))).isEqualTo("/dashboard");
        assertThat(superadmin.page("/admin/superadmins").select("tr[data-superadmin='%s']".formatted(person)))
                .isEmpty();
    }

    @Test
    void refusesAGrantWithAMessageAtEachField() {
        HttpResponse<String> answer = grant("no address", " ");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Visitor.parsed(answer).text())
                .contains("is no e-mail address")
                .contains("A reason is needed");
    }

    @Test
    void refusesWhoHasNoAccountOrIsOneAlready() {
        assertThat(grant("stranger@people.test", "Because of a test").statusCode())
                .isEqualTo(422);
        assertThat(grant(Demo.SUPERADMIN, "Because of a test").statusCode()).isEqualTo(422);
    }

    @Test
    void takesAReasonToRevoke() {
        String person = operator.person("kept");
        grant(person, "Because of a test");

        HttpResponse<String> answer =
                superadmin.submit("/admin/superadmins/%s/revoke".formatted(grantOf(person)), "reason", "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("A reason is needed");
    }

    @Test
    void knowsNoOtherGrant() {
        for (String id : new String[] {UUID.randomUUID().toString(), "1", "x".repeat(300)}) {
            HttpResponse<String> answer =
                    superadmin.submit("/admin/superadmins/%s/revoke".formatted(id), "reason", "Because of a test");

            assertThat(answer.statusCode()).isIn(404, 409);
            assertThat(Visitor.parsed(answer).select("main").text()).doesNotContain(id.length() > 1 ? id : "grant");
        }
    }

    @Test
    void saysInWordsThatSomebodyElseRevokedIt() {
        String person = operator.person("gone");
        grant(person, "Because of a test");
        String revoke = "/admin/superadmins/%s/revoke".formatted(grantOf(person));
        superadmin.submit(revoke, "reason", "Because of a test");

        HttpResponse<String> answer = superadmin.submit(revoke, "reason", "Because of a test");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Visitor.parsed(answer).select("main .lead").text())
                .isEqualTo("That grant does not count any more. Look at the list of superadmins again.");
    }

    private HttpResponse<String> grant(String email, String reason) {
        return superadmin.submit("/admin/superadmins", "email", email, "reason", reason);
    }

    private String grantOf(String email) {
        return portal.rows()
                .text(
                        "select cast(g.id as varchar(36)) from superadmin_grants g join people p on p.id = g.person_id"
                                + " where p.email = ? and g.revoked_at is null",
                        email);
    }
}
