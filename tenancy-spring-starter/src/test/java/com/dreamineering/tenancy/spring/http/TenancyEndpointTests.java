package com.dreamineering.tenancy.spring.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ShopTest
class TenancyEndpointTests {

    private static final String PATH = "/actuator/tenancy";

    private final Visitor visitor;

    @Autowired
    TenancyEndpointTests(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void tellsTheReportToSuperadmins() {
        visitor.signIn("superadmin@demo.test");

        Answer answer = visitor.get(PATH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"name\":\"com.example.shop.Product\",\"table\":\"product\",\"ownership\":\"organisation\"");
    }

    @Test
    void isNotThereForOthers() {
        visitor.signIn("member@acme.test");

        assertThat(visitor.get(PATH))
                .satisfies(answer -> assertThat(answer.comparable("tenancy"))
                        .isEqualTo(visitor.get("/actuator/anything").comparable("anything")));
    }
}
