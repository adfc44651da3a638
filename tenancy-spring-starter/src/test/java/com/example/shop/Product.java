package com.example.shop;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
public class Product extends TenantOwned {

    @Id
    @GeneratedValue
    private Long id;

    private String name;

    protected Product() {}

    Product(String name) {
        this.name = name;
    }

    Product(OrganisationId organisation, String name) {
        super(organisation);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
