package com.dreamineering.tenancy.spring.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.spring.roads.Listeners.Heard;
import com.dreamineering.tenancy.spring.roads.Listeners.Sold;
import com.dreamineering.tenancy.spring.start.Cast;
import com.example.shop.Product;
import com.example.shop.Products;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

/** Which scope the listeners of Spring's events have, in each phase. */
@OnEachShop
class ListenersTests {

    private final Shop shop;
    private final Products products;
    private final Listeners listeners;
    private final ApplicationEventPublisher events;
    private final Sold sold = new Sold("sold " + UUID.randomUUID());

    ListenersTests(Shop shop) {
        this.shop = shop;
        this.products = shop.bean(Products.class);
        this.listeners = shop.bean(Listeners.class);
        this.events = shop.context();
    }

    @Test
    void hearInTheScopeOfTheTransactionThatCommits() {
        TenantContext.run(shop.acme(), () -> shop.transaction(this::sell));

        assertThat(listeners.heard(sold))
                .extracting(Heard::when)
                .containsExactlyInAnyOrder(
                        "at once", "before the commit", "after the commit", "with fallback", "after the end");
        assertThat(listeners.heard(sold))
                .extracting(heard -> heard.look().scope())
                .containsOnly(acme());
        assertThat(listeners.heard(sold))
                .allSatisfy(heard -> assertThat(heard.look().products()).contains(sold.product()));
        Look later = listeners.later(sold);
        assertThat(later.scope()).isEqualTo(acme());
        assertThat(later.products()).contains(sold.product());
    }

    @Test
    void hearInTheScopeOfTheTransactionThatRollsBack() {
        assertThatThrownBy(() -> TenantContext.run(
                        shop.acme(),
                        () -> shop.transaction(() -> {
                            sell();
                            throw new IllegalStateException("Not sold");
                        })))
                .hasMessage("Not sold");

        assertThat(listeners.heard(sold))
                .extracting(Heard::when)
                .containsExactlyInAnyOrder("at once", "after the rollback", "after the end");
        assertThat(listeners.heard(sold))
                .extracting(heard -> heard.look().scope())
                .containsOnly(acme());
    }

    @Test
    void hearInTheScopeThatPublishesWhereThereIsNoTransaction() {
        TenantContext.run(shop.globex(), () -> events.publishEvent(sold));

        assertThat(listeners.heard(sold))
                .extracting(Heard::when, heard -> heard.look().scope())
                .containsExactlyInAnyOrder(
                        tuple("at once", new TenantScope.OneOrganisation(shop.globex())),
                        tuple("with fallback", new TenantScope.OneOrganisation(shop.globex())));
    }

    @Test
    void areRefusedWithoutAScope() {
        events.publishEvent(sold);

        assertThat(listeners.heard(sold))
                .extracting(heard -> heard.look().scope())
                .containsOnly(TenantScope.None.NONE);
        assertThat(listeners.heard(sold))
                .allSatisfy(heard -> assertThat(heard.look().refusal()).startsWith("MissingScopeException: "));
    }

    @Test
    void onAnotherThreadHaveNoBypass() {
        shop.bean(SuperadminBypass.class)
                .write(
                        shop.bean(Cast.class).superadmin.id(),
                        "A test needs it",
                        token -> shop.transaction(() -> {
                            events.publishEvent(sold);
                            return true;
                        }));

        Look later = listeners.later(sold);
        assertThat(later.scope()).isEqualTo(TenantScope.None.NONE);
        assertThat(later.refusal()).startsWith("MissingScopeException: ");
    }

    private boolean sell() {
        products.saveAndFlush(new Product(sold.product()));
        events.publishEvent(sold);
        return true;
    }

    private TenantScope acme() {
        return new TenantScope.OneOrganisation(shop.acme());
    }
}
