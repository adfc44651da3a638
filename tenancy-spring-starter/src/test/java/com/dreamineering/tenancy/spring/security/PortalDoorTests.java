package com.dreamineering.tenancy.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.audit.AuditEntry;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.spring.CurrentUser;
import com.dreamineering.tenancy.spring.http.Answer;
import com.dreamineering.tenancy.spring.http.Request;
import com.dreamineering.tenancy.spring.http.ShopTest;
import com.dreamineering.tenancy.spring.http.Visitor;
import com.dreamineering.tenancy.spring.start.Cast;
import com.dreamineering.tenancy.spring.web.Nowhere;
import com.dreamineering.tenancy.spring.web.TenancyPaths;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ShopTest
class PortalDoorTests {

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    AuditTrail trail;

    @Autowired
    SuperadminBypass bypass;

    @Autowired
    JdbcClient jdbc;

    private Visitor superadmin;

    @BeforeEach
    void signIn() {
        superadmin = new Visitor(port);
        superadmin.signIn("superadmin@demo.test");
    }

    @Nested
    class ARequestToThePortal {

        @Test
        void standsInTheTrailBeforeAndAfter() {
            superadmin.get("/admin/orgs/initech");

            assertThat(entriesOf("GET /admin/orgs/initech"))
                    .containsExactly("bypass.opened to read, for at most 60 s", "bypass.closed succeeded");
        }

        @Test
        void standsInTheTrailWithoutItsQuery() {
            superadmin.get("/admin/orgs/acme?secret=word");

            assertThat(entriesOf("GET /admin/orgs/acme")).hasSize(2);
            assertThat(jdbc.sql("select count(*) from audit_entries where reason like '%secret%'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        @Test
        void standsInTheTrailAsFarAsItFits() {
            String path = "/admin/orgs/" + "x".repeat(600);

            superadmin.get(path);

            assertThat(entriesOf(("GET " + path).substring(0, 499) + "…")).hasSize(2);
        }

        @Test
        void isDoneByWhoSignedIn() {
            superadmin.get("/admin/stats.json");

            assertThat(jdbc.sql("select distinct actor_id from audit_entries where reason = 'GET /admin/stats.json'")
                            .query(UUID.class)
                            .list())
                    .containsExactly(cast.superadmin.id().value());
        }

        @Test
        void seesTheRowsOfEveryOrganisation() {
            insertProduct("from-acme", cast.acme.id().value());
            insertProduct("from-globex", cast.globex.id().value());

            assertThat(superadmin.get("/admin/stats.json").body()).isEqualTo("superadmins-only " + products());
        }

        @Test
        void handsItsTokenToTheController() {
            assertThat(superadmin.get("/admin").status()).isEqualTo(200);
        }

        @Test
        void thatFailsIsClosedAllTheSame() {
            assertThat(superadmin.get("/admin/failing").status()).isEqualTo(500);

            assertThat(entriesOf("GET /admin/failing")).hasSize(2).contains("bypass.opened to read, for at most 60 s");
            assertThat(entriesOf("GET /admin/failing").get(1)).startsWith("bypass.closed failed");
        }

        private void insertProduct(String name, UUID organisation) {
            jdbc.sql("insert into product (id, name, organisation_id) values (?, ?, ?)")
                    .params(System.nanoTime(), name, organisation)
                    .update();
        }
    }

    @Nested
    class AGet {

        @Test
        void changesNothing() {
            long before = products();

            Answer answer = superadmin.get("/admin/products/new?organisation=" + cast.acme.id());

            assertThat(answer.status()).isEqualTo(500);
            assertThat(products()).isEqualTo(before);
        }

        @Test
        void changesNothingAsAHeadEither() {
            long before = products();

            superadmin.send(Request.of("HEAD", "/admin/products/new?organisation=" + cast.acme.id()));

            assertThat(products()).isEqualTo(before);
        }
    }

    @Nested
    class APost {

        @Test
        void mayChangeWhatNamesItsOrganisation() {
            long before = products();

            Answer answer = superadmin.post("/admin/products", "organisation=" + cast.acme.id());

            assertThat(answer.body()).isEqualTo("superadmins-only by a superadmin");
            assertThat(products()).isEqualTo(before + 1);
            assertThat(entriesOf("POST /admin/products"))
                    .containsExactly("bypass.opened to write, for at most 60 s", "bypass.closed succeeded");
        }

        @Test
        void withoutItsTokenOpensNoBypass() {
            long before = products();
            long openings = entries();

            Answer answer = superadmin.send(Request.post("/admin/products", "organisation=" + cast.globex.id()));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(products()).isEqualTo(before);
            assertThat(entries()).isEqualTo(openings);
        }
    }

    @Nested
    class AGrantThatWasRevokedBehindTheGate {

        @Autowired
        PortalPaths portal;

        @Autowired
        TenancyPaths paths;

        @Test
        void getsTheAnswerOfAPathThatIsNotThere() throws ServletException, IOException {
            CurrentUser noLonger = () -> Optional.of(cast.memberOfAcme.id());
            PortalDoor door = new PortalDoor(portal, bypass, noLonger, new Nowhere(paths, noLonger));
            MockHttpServletResponse answer = new MockHttpServletResponse();
            MockFilterChain behind = new MockFilterChain();

            door.doFilter(new MockHttpServletRequest("GET", "/admin"), answer, behind);

            assertThat(answer.getStatus()).isEqualTo(302);
            assertThat(answer.getHeader("Location")).isEqualTo("/dashboard");
            assertThat(behind.getRequest()).isNull();
        }
    }

    @Nested
    class ARouteWithoutBypass {

        @Test
        void opensNone() {
            assertThat(superadmin.get("/admin/events").body()).isEqualTo("superadmins-only NONE null");
            assertThat(entriesOf("GET /admin/events")).isEmpty();
        }

        @Test
        void isBehindTheGateAllTheSame() {
            Visitor member = new Visitor(port);
            member.signIn("member@acme.test");

            assertThat(member.get("/admin/events").header("Location")).contains("/dashboard");
        }
    }

    @Nested
    class AnAnswerThatComesLater {

        @Test
        void hasNoBypass() {
            assertThat(superadmin.get("/admin/later").body()).isEqualTo("superadmins-only NONE null");
        }

        @Test
        void hasNoBypassWhileItStreams() {
            assertThat(superadmin.get("/admin/stream").body()).contains("superadmins-only NONE null");
        }
    }

    @Nested
    class ARequestElsewhere {

        @Test
        void opensNoBypass() {
            long before = entries();

            superadmin.get("/dashboard");

            assertThat(entries()).isEqualTo(before);
        }
    }

    private long products() {
        return jdbc.sql("select count(*) from product").query(Long.class).single();
    }

    private long entries() {
        return jdbc.sql("select count(*) from audit_entries where action like 'bypass.%'")
                .query(Long.class)
                .single();
    }

    /** What the trail has for a reason, the oldest first. */
    private List<String> entriesOf(String reason) {
        List<AuditEntry> newest = bypass.read(
                cast.superadmin.id(), "A test looks", token -> trail.newest(null, OptionalLong.empty(), 1000));
        return newest.stream()
                .filter(entry -> entry.event().reason().equals(reason))
                .sorted((one, other) -> Long.compare(one.sequence(), other.sequence()))
                .map(entry -> entry.event().action() + " " + entry.event().details())
                .toList();
    }
}
