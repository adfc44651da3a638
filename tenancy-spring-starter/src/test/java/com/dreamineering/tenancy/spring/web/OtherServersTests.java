package com.dreamineering.tenancy.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.spring.http.Request;
import com.dreamineering.tenancy.spring.http.ShopTest;
import com.dreamineering.tenancy.spring.http.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The boundary in applications that set their server up in another way. */
class OtherServersTests {

    @Nested
    @ShopTest
    @TestPropertySource(properties = {"server.servlet.context-path=/shop", "server.forward-headers-strategy=framework"})
    class BelowAContextPath {

        @LocalServerPort
        int port;

        private Visitor visitor;

        @BeforeEach
        void comeIn() {
            visitor = new Visitor(port, "/shop");
        }

        @Test
        void visitorsAreSentToTheSignInOfThisApplication() {
            assertThat(visitor.get("/admin").header("Location")).contains("/shop/login");
            assertThat(visitor.get("/o/acme/dashboard").header("Location")).contains("/shop/login");
        }

        @Test
        void membersFindTheirOrganisation() {
            visitor.signIn("member@acme.test");

            assertThat(visitor.get("/o/acme/dashboard").body()).isEqualTo("dashboard of acme in true");
            assertThat(visitor.get("/o/globex/dashboard").header("Location")).contains("/shop/dashboard");
        }

        @Test
        void superadminsFindThePortal() {
            visitor.signIn("superadmin@demo.test");

            assertThat(visitor.get("/admin").body()).startsWith("superadmins-only ");
        }

        @Test
        void aProxysPrefixIsKept() {
            assertThat(visitor.send(Request.get("/shop/admin").with("X-Forwarded-Prefix: /public"))
                            .header("Location"))
                    .contains("/public/login");
        }

        @Test
        void aForwardedHostLeadsNowhereElse() {
            assertThat(visitor.send(Request.get("/shop/admin").with("X-Forwarded-Host: evil.example"))
                            .header("Location"))
                    .contains("/shop/login");
        }

        @Test
        void aForwardedPrefixCannotNameAHost() {
            assertThat(visitor.send(Request.get("/shop/admin").with("X-Forwarded-Prefix: //evil.example"))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    @ShopTest
    @TestPropertySource(properties = "spring.mvc.servlet.path=/pages")
    class BelowTheServletsPath {

        @LocalServerPort
        int port;

        @Test
        void theGateSeesThePathsThatTheApplicationSees() {
            Visitor visitor = new Visitor(port);

            assertThat(visitor.get("/pages/admin").header("Location")).contains("/pages/login");
            assertThat(visitor.get("/pages/o/acme/dashboard").header("Location"))
                    .contains("/pages/login");
        }
    }
}
