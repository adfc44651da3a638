package com.dreamineering.tenancy.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.spring.http.Answer;
import com.dreamineering.tenancy.spring.http.Request;
import com.dreamineering.tenancy.spring.http.ShopTest;
import com.dreamineering.tenancy.spring.http.Visitor;
import java.util.Base64;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Applications in which requests prove by themselves who sends them, so that the boundary has to wait for that. */
class OtherSignInTests {

    @Nested
    @ShopTest
    @TestPropertySource(properties = "shop.sign-in=basic")
    class HttpBasic extends Proofs {

        HttpBasic() {
            super((request, name) -> request.with(
                    "Authorization: Basic " + Base64.getEncoder().encodeToString((name + ":password").getBytes())));
        }
    }

    @Nested
    @ShopTest
    @TestPropertySource(properties = "shop.sign-in=own")
    class AFilterOfTheHosts extends Proofs {

        AFilterOfTheHosts() {
            super((request, name) -> request.with("X-Person: " + name));
        }
    }

    abstract static class Proofs {

        private final BiFunction<Request, String, Request> signed;

        @LocalServerPort
        int port;

        Proofs(BiFunction<Request, String, Request> signed) {
            this.signed = signed;
        }

        @Test
        void letMembersIn() {
            assertThat(send("member@acme.test", Request.get("/o/acme/dashboard"))
                            .body())
                    .isEqualTo("dashboard of acme in true");
        }

        @Test
        void keepOthersOut() {
            Answer foreign = send("member@acme.test", Request.get("/o/globex/dashboard"));
            Answer unknown = send("member@acme.test", Request.get("/o/zqxwvk/dashboard"));

            assertThat(foreign.comparable("globex")).isEqualTo(unknown.comparable("zqxwvk"));
            assertThat(foreign.header("Location")).contains("/dashboard");
        }

        @Test
        void showThePortalToSuperadmins() {
            assertThat(send("superadmin@demo.test", Request.get("/admin")).body())
                    .startsWith("superadmins-only ");
        }

        @Test
        void hideThePortalFromOthers() {
            for (String method : new String[] {"GET", "POST", "PUT", "OPTIONS"}) {
                Answer portal = send("owner@acme.test", Request.of(method, "/admin/products"));
                Answer nothing = send("owner@acme.test", Request.of(method, "/qzvxw/products"));

                assertThat(portal.comparable("admin")).isEqualTo(nothing.comparable("qzvxw"));
            }
        }

        @Test
        void hideThePortalFromVisitors() {
            Answer portal = new Visitor(port).get("/admin");

            assertThat(portal.comparable("admin"))
                    .isEqualTo(new Visitor(port).get("/qzvxw").comparable("qzvxw"));
            assertThat(portal.header("Location")).contains("/login");
        }

        private Answer send(String name, Request request) {
            return new Visitor(port).send(signed.apply(request, name));
        }
    }
}
