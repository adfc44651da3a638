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
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachPortal
class SignInTests {

    private final RunningPortal portal;
    private final Operator operator;

    SignInTests(RunningPortal portal) {
        this.portal = portal;
        this.operator = portal.operator();
    }

    @Nested
    class TheForm {

        @Test
        void hasTheFieldsThatProgramsFillIn() {
            Document page = portal.visitor().page("/login");

            assertThat(page.select("form[method=post] input[name=username]")).hasSize(1);
            assertThat(page.select("form[method=post] input[name=password][type=password]"))
                    .hasSize(1);
            assertThat(page.select("form[method=post] input[name=_csrf][type=hidden]"))
                    .hasSize(1);
        }

        @Test
        void isNotShownToWhoIsSignedIn() {
            HttpResponse<String> answer = portal.signedIn(Demo.NOBODY).get("/login");

            assertThat(Visitor.location(answer)).isEqualTo("/dashboard");
        }
    }

    @Nested
    class Afterwards {

        @ParameterizedTest
        @CsvSource({
            Demo.SUPERADMIN + ",/admin",
            Demo.OWNER_OF_ACME + ",/o/acme/dashboard",
            Demo.MEMBER_OF_ACME + ",/o/acme/dashboard",
            Demo.MEMBER_OF_BOTH + ",/orgs",
            Demo.OWNER_OF_GLOBEX + ",/o/globex/dashboard",
            Demo.NOBODY + ",/welcome"
        })
        void everyAccountEndsWhereItBelongs(String name, String path) {
            Visitor visitor = portal.visitor();

            HttpResponse<String> end = visitor.followed(visitor.signIn(name, Demo.PASSWORD));

            assertThat(end.statusCode()).isEqualTo(200);
            assertThat(end.uri().getPath()).isEqualTo(path);
        }

        @Test
        void theNameCountsInAnyCase() {
            Visitor visitor = portal.visitor();

            HttpResponse<String> end = visitor.followed(visitor.signIn(" Owner@ACME.test ", Demo.PASSWORD));

            assertThat(end.uri().getPath()).isEqualTo("/o/acme/dashboard");
        }

        @Test
        void aSuspendedOrganisationDoesNotCount() {
            String open = operator.organisation("open");
            String closed = operator.organisation("closed");
            String person = operator.member(open, RoleKey.MEMBER);
            operator.join(closed, person, RoleKey.MEMBER);
            operator.suspend(closed);
            Visitor visitor = portal.visitor();

            HttpResponse<String> end = visitor.followed(visitor.signIn(person, Demo.PASSWORD));

            assertThat(end.uri().getPath()).isEqualTo("/o/%s/dashboard".formatted(open));
        }

        @Test
        void theSessionHasAnotherId() {
            Visitor visitor = portal.visitor();
            visitor.page("/login");
            String before = visitor.sessionId().orElseThrow();

            visitor.signIn(Demo.NOBODY);

            assertThat(visitor.sessionId()).isPresent().get().isNotEqualTo(before);
            Wire withOldId = portal.wire("JSESSIONID=" + before);
            assertThat(withOldId.send("GET", "/welcome").header("Location")).contains("/login");
        }

        @Test
        void theFormTokenIsAnotherOne() {
            Visitor visitor = portal.visitor();
            String before = visitor.csrf("/login");

            visitor.signIn(Demo.NOBODY);

            HttpResponse<String> answer = visitor.postWithoutToken("/logout", Form.of("_csrf", before));
            assertThat(answer.statusCode()).isEqualTo(403);
        }
    }

    @Nested
    class APassword {

        @Test
        void isStoredAsAHashThatNamesItsMethod() {
            assertThat(portal.rows().texts("select distinct substring(password_hash from 1 for 8) from accounts"))
                    .containsOnly("{bcrypt}");
        }
    }

    @Nested
    class Failing {

        @ParameterizedTest
        @ValueSource(strings = {"unknown@acme.test", "no address", "", "owner@acme.test\0x", "' or 1=1 --"})
        void answersAnUnknownNameLikeAWrongPassword(String name) {
            assertThat(fail(name, Demo.PASSWORD)).isEqualTo(fail(Demo.OWNER_OF_ACME, "wrong-password-1"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "demo-password-2", "DEMO-PASSWORD-1", "demo-password-1 "})
        void refusesEveryOtherPassword(String password) {
            assertThat(fail(Demo.OWNER_OF_ACME, password).header("Location")).contains("/login?error");
        }

        @Test
        void saysSoOnTheForm() {
            Document page = portal.visitor().page("/login?error");

            assertThat(page.select("[role=alert]").text()).contains("do not match");
            assertThat(page.select("input[name=username]")).hasSize(1);
        }

        private Wire.Answer fail(String name, String password) {
            Visitor visitor = portal.visitor();
            Form form = Form.of("username", name, "password", password, "_csrf", visitor.csrf("/login"));
            return visitor.wire().submit("POST", "/login", form).masked();
        }
    }

    @Nested
    class SigningOut {

        @Test
        void endsTheSession() {
            Visitor visitor = portal.signedIn(Demo.NOBODY);
            Wire session = visitor.wire();

            HttpResponse<String> answer = visitor.submit("/logout");

            assertThat(visitor.followed(answer).uri().getPath()).isEqualTo("/login");
            assertThat(session.send("GET", "/welcome").header("Location")).contains("/login");
        }

        @Test
        void takesMoreThanALink() {
            Visitor visitor = portal.signedIn(Demo.NOBODY);

            assertThat(visitor.get("/logout").statusCode()).isIn(404, 405);
            assertThat(visitor.get("/welcome").statusCode()).isEqualTo(200);
        }

        @Test
        void takesTheFormToken() {
            Visitor visitor = portal.signedIn(Demo.NOBODY);

            assertThat(visitor.postWithoutToken("/logout", Form.of()).statusCode())
                    .isEqualTo(403);
            assertThat(visitor.get("/welcome").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class TheDashboard {

        @ParameterizedTest
        @CsvSource({
            Demo.SUPERADMIN + ",/admin",
            Demo.OWNER_OF_ACME + ",/o/acme/dashboard",
            Demo.MEMBER_OF_BOTH + ",/orgs",
            Demo.NOBODY + ",/welcome"
        })
        void leadsToWhereSignInWould(String name, String path) {
            assertThat(portal.signedIn(name).follow("/dashboard").uri().getPath())
                    .isEqualTo(path);
        }

        @Test
        void leadsToTheOrganisationUsedLast() {
            Visitor visitor = portal.signedIn(Demo.MEMBER_OF_BOTH);

            visitor.submit("/orgs/select", "organisation", "globex");

            assertThat(visitor.follow("/dashboard").uri().getPath()).isEqualTo("/o/globex/dashboard");
        }

        @Test
        void leadsAnonymousVisitorsToTheForm() {
            assertThat(portal.visitor().follow("/dashboard").uri().getPath()).isEqualTo("/login");
        }
    }
}
