package com.dreamineering.tenancy.spring.roads;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.spring.http.Answer;
import com.dreamineering.tenancy.spring.http.Visitor;
import com.example.shop.Product;
import com.example.shop.Products;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A host that keeps a session open for each request. */
@OnEachShop
class OpenInViewTests {

    private final Shop shop;
    private final OrganisationId acme;
    private final OrganisationId globex;
    private final Products products;
    private final String name = "viewed " + UUID.randomUUID();

    OpenInViewTests(Shop shop) {
        this.shop = shop;
        this.acme = shop.acme();
        this.globex = shop.globex();
        this.products = shop.bean(Products.class);
    }

    @Nested
    class WithOneScopeForTheRequest {

        @Test
        void organisationsAreKeptApart() {
            Visitor both = shop.visitor("both@demo.test");
            both.post("/o/acme/products", "name=in-view");

            assertThat(both.get("/o/acme/products").body()).contains("in-view");
            assertThat(both.get("/o/globex/products").body()).doesNotContain("in-view");
        }

        @Test
        void aCollectionIsLoadedWhileThePageIsMade() {
            Answer answer = shop.visitor("both@demo.test").get("/o/acme/roads/view?id=" + ofAcme());

            assertThat(answer.body()).isEqualTo("[red]");
        }

        @Test
        void theLibraryReadsWhatItNeedsOutsideOfOrganisations() {
            assertThat(shop.visitor("both@demo.test").get("/orgs").body()).isEqualTo("[\"acme\",\"globex\"]");
        }

        @Test
        void thePortalWorks() {
            Visitor superadmin = shop.visitor("superadmin@demo.test");

            assertThat(superadmin.get("/admin").body()).startsWith("superadmins-only ");
            assertThat(superadmin
                            .post("/admin/products", "organisation=" + acme)
                            .body())
                    .startsWith("superadmins-only ");
        }
    }

    @Nested
    class WithTwoScopesInOneRequest {

        @Test
        void whatTheFirstHasLoadedIsNotFoundInTheSecond() {
            Answer answer = shop.visitor("both@demo.test")
                    .get("/o/acme/roads/find-elsewhere?id=%d&organisation=%s".formatted(ofAcme(), globex));

            assertThat(answer.body()).isEqualTo(refusal("organisation " + acme));
        }

        @Test
        void whatTheSecondWouldStoreIsNotStoredInTheFirst() {
            Answer answer = shop.visitor("both@demo.test").get("/o/acme/roads/store-elsewhere?organisation=" + globex);

            assertThat(answer.body()).isEqualTo(refusal("organisation " + acme));
        }

        @Test
        void queriesAreRefused() {
            assertThat(shop.visitor("both@demo.test")
                            .get("/o/acme/elsewhere?organisation=" + globex)
                            .status())
                    .isEqualTo(500);
        }
    }

    @Nested
    class WithoutAScope {

        @Test
        void thereIsNothing() {
            assertThat(shop.visitor("both@demo.test").get("/roads/look").body())
                    .contains("scope=NONE, products=[], refusal=MissingScopeException: No organisation is in scope on");
        }

        @Test
        void aScopeThatAControllerOpensComesTooLateAndTheWayOutIsNamed() {
            Answer answer = shop.visitor("both@demo.test").get("/roads/inside?organisation=" + globex);

            assertThat(answer.body()).isEqualTo(refusal("no scope"));
        }
    }

    private String refusal(String whose) {
        return "{\"refusal\":\"This Hibernate session belongs to %s, and organisation %s is in scope. Open the scope"
                        .formatted(whose, globex)
                + " before the transaction or session begins, and name no tenant by hand. With open-in-view the session"
                + " begins with the request: switch that off to change the scope within one\"}";
    }

    private long ofAcme() {
        return TenantContext.call(acme, () -> products.save(new Product(name, "red")))
                .id();
    }
}
