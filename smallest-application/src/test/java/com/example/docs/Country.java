package com.example.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

// tag::entity
/** Belongs to no organisation: no tenant id. */
@Entity
class Country {
    @Id
    String code;

    String name;

    protected Country() {}

    Country(String code, String name) {
        this.code = code;
        this.name = name;
    }
}
// end::entity
