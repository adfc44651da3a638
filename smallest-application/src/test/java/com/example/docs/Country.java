package com.example.docs;

import com.dreamineering.tenancy.isolation.GlobalData;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

// tag::entity
@Entity
@GlobalData
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
