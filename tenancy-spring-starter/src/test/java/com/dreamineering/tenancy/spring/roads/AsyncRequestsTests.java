package com.dreamineering.tenancy.spring.roads;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.spring.http.Visitor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that Spring MVC answers later and on other threads, with a session that is open all the while. */
@OnEachShop
class AsyncRequestsTests {

    private static final String REFUSED = "scope=NONE, products=[], refusal=";
    private static final String NOT_REFUSED = "refusal=]";

    private final Shop shop;
    private final Visitor member;
    private final String acme;

    AsyncRequestsTests(Shop shop) {
        this.shop = shop;
        this.member = shop.visitor("member@acme.test");
        this.acme = new TenantScope.OneOrganisation(shop.acme()).toString();
    }

    @Nested
    class InAnOrganisation {

        @Test
        void aCallableIsMadeAndWrittenInScope() {
            assertThat(body("callable"))
                    .contains("scope=" + acme)
                    .contains(NOT_REFUSED)
                    .contains(writtenIn(acme));
        }

        @Test
        void aTaskOnAnExecutorOfTheHostsIsRefusedAndItsAnswerWrittenInScope() {
            assertThat(body("task"))
                    .contains(REFUSED)
                    .doesNotContain(NOT_REFUSED)
                    .contains(writtenIn(acme));
        }

        @Test
        void aDeferredResultOfAnotherThreadIsRefusedAndItsAnswerWrittenInScope() {
            assertThat(body("deferred"))
                    .contains(REFUSED)
                    .doesNotContain(NOT_REFUSED)
                    .contains(writtenIn(acme));
        }

        @Test
        void anAnswerIsStreamedInScope() {
            assertThat(body("stream")).contains("scope=" + acme).contains(NOT_REFUSED);
        }

        @Test
        void anAnswerAfterTheTimeIsUpHasNoScopeWhereItIsMade() {
            assertThat(body("timeout"))
                    .contains(REFUSED)
                    .doesNotContain(NOT_REFUSED)
                    .contains(writtenIn(acme));
            assertThat(shop.leftOnBootsExecutor()).isEqualTo(TenantScope.None.NONE);
        }

        @Test
        void thePageForAnErrorHasNoScope() {
            assertThat(body("callable-failing")).contains("\"status\":500").contains("\"scope\":\"NONE\"");
            assertThat(shop.leftOnBootsExecutor()).isEqualTo(TenantScope.None.NONE);
        }

        private String body(String road) {
            return member.get("/o/acme/roads/" + road).body();
        }

        private static String writtenIn(String scope) {
            return "\"writtenIn\":\"%s\"".formatted(scope);
        }
    }

    @Nested
    class InABypass {

        @ParameterizedTest
        @ValueSource(strings = {"callable", "task", "deferred", "stream"})
        void nothingOfItTravels(String road) {
            String body = shop.visitor("superadmin@demo.test")
                    .get("/admin/roads/" + road)
                    .body();

            assertThat(body).contains(REFUSED).doesNotContain(NOT_REFUSED);
        }
    }
}
