package com.example.shop;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.UserId;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.membership.Memberships;
import com.dreamineering.tenancy.membership.OwnOrganisation;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The routes for everybody. */
@RestController
class ShopController {

    private final Products products;
    private final Memberships memberships;

    ShopController(Products products, Memberships memberships) {
        this.products = products;
        this.memberships = memberships;
    }

    @GetMapping({"/dashboard", "/welcome"})
    String home() {
        return "home";
    }

    @GetMapping("/orgs")
    List<String> organisations(UserId person) {
        return memberships.usable(person).stream()
                .map(organisation -> organisation.slug().value())
                .toList();
    }

    @GetMapping({"/o/{slug}/dashboard", "/o/{slug}"})
    String dashboard(OwnOrganisation organisation) {
        return "dashboard of %s in %s"
                .formatted(organisation.slug(), TenantContext.required().equals(organisation.id()));
    }

    @GetMapping("/o/{slug}/products")
    List<String> products() {
        return products.findAll().stream().map(Product::name).toList();
    }

    @PostMapping("/o/{slug}/products")
    String add(@RequestParam String name) {
        return products.save(new Product(name)).name();
    }

    /** Looked at on another thread, and written out when the request comes back from there. */
    @GetMapping("/o/{slug}/later")
    Callable<Look> later() {
        return () -> new Look(products.count());
    }

    /** Switches to another organisation in the middle of a request, as no controller should. */
    @GetMapping("/o/{slug}/elsewhere")
    long elsewhere(@RequestParam String organisation) {
        long here = products.count();
        return here + TenantContext.call(OrganisationId.parse(organisation), products::count);
    }

    @GetMapping("/no-organisation")
    String withoutOrganisation(OwnOrganisation organisation) {
        return organisation.name();
    }

    /** Which organisation was in scope when the answer was written. */
    record Look(long count) {
        public String getScopeWhileWriting() {
            return TenantContext.scope().getClass().getSimpleName();
        }
    }
}
