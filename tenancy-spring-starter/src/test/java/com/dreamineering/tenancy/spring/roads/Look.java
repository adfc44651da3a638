package com.dreamineering.tenancy.spring.roads;

import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.example.shop.Product;
import com.example.shop.Products;
import java.util.List;
import org.springframework.core.NestedExceptionUtils;

/** What work finds on the thread that it runs on: the scope, the products it sees, and how it is refused them. */
record Look(String thread, TenantScope scope, List<String> products, String refusal) {

    static Look at(Products products) {
        String thread = Thread.currentThread().getName();
        TenantScope scope = TenantContext.scope();
        try {
            List<String> names =
                    products.findAll().stream().map(Product::name).sorted().toList();
            return new Look(thread, scope, names, "");
        } catch (RuntimeException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            return new Look(thread, scope, List.of(), cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
    }
}
