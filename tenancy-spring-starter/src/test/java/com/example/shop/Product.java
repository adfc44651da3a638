package com.example.shop;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.isolation.TenantOwned;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

@Entity
public class Product extends TenantOwned {

    @Id
    @GeneratedValue
    private Long id;

    private String name;

    @ElementCollection
    private Set<String> labels = new HashSet<>();

    protected Product() {}

    public Product(String name, String... labels) {
        this.name = name;
        this.labels.addAll(List.of(labels));
    }

    Product(OrganisationId organisation, String name) {
        super(organisation);
        this.name = name;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public void rename(String other) {
        this.name = other;
    }

    /** Not loaded before somebody looks at them. */
    public Set<String> labels() {
        return labels;
    }
}
